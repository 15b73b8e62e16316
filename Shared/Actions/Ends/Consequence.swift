internal import Timekeeping

/// What the end of a try means for its action. A value: R1's retries, the rule of doubt, and who is stopped (design section 5).
struct Consequence {
    /// So many failures in a row that speak against an account stop it (reliability R44).
    static let failuresThatStop = 5
    static let rateLimited = "RATE_LIMITED"
    static let notArrived = "NOT_ARRIVED"

    let action: Action
    let at: Timestamp
    private(set) var status: ActionStatus
    private(set) var kind: Conclusion.Kind
    /// The attempt's conclusion in one word.
    let word: String
    var failures: Int
    var doubts: Int
    var notBefore: Timestamp?
    var needsPerson = false
    /// What an earlier call left open stays open until it is settled.
    var inDoubt: Bool
    var code: String?
    var reason: String?
    var externalID: String?
    var outcome: String?
    /// What becomes of its use of the limits.
    var use = Use.kept
    /// Something was tried on the network; our own trouble before that is no news of the message.
    var isTry = true
    var pausesAccount = false
    /// The network asked for silence: the whole account keeps it, not only this action.
    var quietUntil: Timestamp?
    var speaksAgainstAccount = false

    enum Use {
        case kept
        /// The deed was certainly not done, but the network may have been asked for something: the caps get it back, windows and
        /// spacing keep it.
        case paced
        /// Nobody was asked for anything.
        case unused
    }

    /// For what no try's conclusion says.
    init(_ action: Action, _ status: ActionStatus, _ kind: Conclusion.Kind, word: String, at now: Timestamp) {
        (self.action, at, self.status, self.kind, self.word) = (action, now, status, kind, word)
        (failures, doubts, inDoubt) = (action.failures, action.doubts, false)
    }

    /// - Parameter slowdowns: as for ``SilenceRule``.
    init(_ action: Action, _ conclusion: TryConclusion, at now: Timestamp, slowdowns: Int = 0) {
        switch conclusion {
        case .succeeded(let id, let text):
            self.init(action, .succeeded, .succeeded(externalID: id), word: "succeeded", at: now)
            (externalID, outcome) = (id, text)
        case .failed(let failure):
            self.init(action, .failed, .failed, word: "failed", at: now)
            inDoubt = action.inDoubt
            if action.status == .intent { use = failure.isOurs ? .unused : .paced }
            note(failure)
            cure(failure, slowdowns: slowdowns)
        case .doubtful(let failure):
            let (needsPerson, notBefore) = Consequence.doubt(action, failure, now)
            self.init(action, .unknown, .unknown(needsPerson: needsPerson), word: "unknown", at: now)
            (inDoubt, self.needsPerson, self.notBefore) = (true, needsPerson, notBefore)
            note(failure)
            pausesAccount = failure.cure == .pauseAccount
        }
    }

    private mutating func note(_ failure: TryConclusion.Failure) {
        (code, reason) = (failure.code, failure.reason)
        speaksAgainstAccount = failure.speaksAgainstAccount
    }

    /// What a failure that is none of the action's costs it no try: the account's, ours, and a network that says "slow down" (R0.90,
    /// decision 0018).
    private mutating func cure(_ failure: TryConclusion.Failure, slowdowns: Int) {
        // Tries of before that ended without failing.
        let unfailed = action.attempts - action.failures - 1
        switch failure.cure {
        case .pauseAccount:
            pausesAccount = true
            wait(until: at)
        case .retry(let after) where failure.isOurs:
            isTry = false
            wait(until: at.adding(OwnTroubleRule.pause(unfailed: unfailed, retryAfter: after)))
        case .retry(let after) where failure.code == Consequence.rateLimited:
            let quiet = at.adding(SilenceRule.silence(slowdowns: slowdowns, retryAfter: after))
            quietUntil = quiet
            wait(until: quiet.adding(SilenceRule.turn(unfailed: unfailed)))
        case .retry(let after):
            failures += 1
            guard let pause = RetryRule.pause(after: failures + action.keyRepeats, retryAfter: after) else {
                return end()
            }
            wait(until: at.adding(pause))
        case .none:
            failures += 1
            end()
        }
    }

    private mutating func wait(until next: Timestamp) {
        (status, kind, notBefore) = (.queued, .waiting(until: next), next)
    }

    /// This try certainly failed; an earlier one may have arrived all the same.
    private mutating func end() {
        guard inDoubt else { return }
        (status, kind, needsPerson) = (.unknown, .unknown(needsPerson: true), true)
    }

    /// `key`: the same key again, while the network remembers it; that is a retry like any other (R1.13). `lookup`: ask. Neither: a
    /// person.
    private static func doubt(
        _ action: Action, _ failure: TryConclusion.Failure, _ now: Timestamp
    ) -> (needsPerson: Bool, notBefore: Timestamp?) {
        if failure.needsPerson || action.guarantee == .none || action.doubts >= DoubtRule.mostLookups {
            return (true, nil)
        }
        guard action.guarantee == .key else { return (false, now.adding(max(action.settle, .seconds(1)))) }
        let again = RetryRule.pause(after: action.failures + action.keyRepeats + 1, retryAfter: nil)
        return (again == nil, again.map(now.adding))
    }
}

// MARK: Without a try's conclusion

extension Consequence {
    /// The network has been asked, and says that the last try did not arrive: it failed like any other (R1.13), and nothing is in doubt
    /// any more. The pause counts from that try.
    static func notArrived(_ action: Action, at now: Timestamp) -> Consequence {
        let failures = action.failures + 1
        let again = RetryRule.pause(after: failures, retryAfter: nil)
        let next = again.map { max(now, (action.lastCallAt ?? now).adding($0)) }
        var consequence =
            next.map {
                Consequence(action, .queued, .waiting(until: $0), word: "failed", at: now)
            } ?? Consequence(action, .failed, .failed, word: "failed", at: now)
        (consequence.failures, consequence.doubts, consequence.notBefore) = (failures, 0, next)
        consequence.code = notArrived
        consequence.reason =
            next == nil
            ? "The network says that none of its tries arrived."
            : "The network says that it did not arrive; it is sent again."
        return consequence
    }

    /// Its process ended, or was asked to, before the network was called: it costs nothing, and the action is where it was.
    static func neverCalled(_ action: Action, at now: Timestamp) -> Consequence {
        var consequence = Consequence(action, .queued, .waiting(until: now), word: "not_started", at: now)
        (consequence.inDoubt, consequence.notBefore, consequence.use) = (action.inDoubt, now, .unused)
        consequence.code = "NOT_STARTED"
        consequence.reason = "The process ended before the network was called."
        return consequence
    }

    /// A person says that it did not arrive, and is not to be sent again.
    static func notSent(_ action: Action, sayer: String, at now: Timestamp) -> Consequence {
        var consequence = Consequence(action, .failed, .failed, word: "failed", at: now)
        consequence.failures = action.failures + 1
        (consequence.code, consequence.reason) = ("NOT_SENT", "\(sayer) says that it did not arrive")
        return consequence
    }

    /// A person has it sent again. The tries before the doubt do not count: it starts anew.
    static func sentAgain(_ action: Action, sayer: String, at now: Timestamp) -> Consequence {
        var consequence = Consequence(action, .queued, .waiting(until: now), word: "failed", at: now)
        (consequence.failures, consequence.doubts, consequence.notBefore) = (0, 0, now)
        (consequence.code, consequence.reason) = ("RESEND", "\(sayer) had it sent again")
        return consequence
    }
}
