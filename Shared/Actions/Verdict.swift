internal import Timekeeping

/// What the end of a try means for its action. A value: R1's retries, the rule of doubt, and who is stopped (design section 5).
struct Verdict {
    /// So many failures in a row that speak against an account stop it (reliability R44).
    static let failuresThatStop = 5
    static let rateLimited = "RATE_LIMITED"
    static let notArrived = "NOT_ARRIVED"

    let action: Action
    let at: Timestamp
    let status: ActionStatus
    private(set) var kind: Conclusion.Kind
    /// The attempt's outcome in one word.
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

    var isOver: Bool { [.succeeded, .failed, .cancelled].contains(status) }

    /// For what no try's outcome says.
    init(_ action: Action, _ status: ActionStatus, _ kind: Conclusion.Kind, word: String, at now: Timestamp) {
        (self.action, at, self.status, self.kind, self.word) = (action, now, status, kind, word)
        (failures, doubts, inDoubt) = (action.failures, action.doubts, false)
    }

    /// - Parameter slowdowns: as for ``SilenceRule``.
    init(_ action: Action, _ outcome: TryOutcome, at now: Timestamp, slowdowns: Int = 0) {
        (self.action, at, failures, doubts) = (action, now, action.failures, action.doubts)
        inDoubt = action.inDoubt
        switch outcome {
        case .succeeded(let id, let text):
            (status, kind, word) = (.succeeded, .succeeded(externalID: id), "succeeded")
            (externalID, self.outcome, inDoubt) = (id, text, false)
        case .failed(let failure):
            failures += 1
            if action.status == .intent { use = failure.isOurs ? .unused : .paced }
            (code, reason) = (failure.code, failure.reason)
            speaksAgainstAccount = failure.speaksAgainstAccount
            word = "failed"
            switch failure.cure {
            case .pauseAccount:
                // Not the action's fault: it does not count, and waits for the account.
                failures -= 1
                pausesAccount = true
                notBefore = now
                (status, kind) = (.queued, .waiting(until: now))
            case .retry(let after) where failure.isOurs:
                failures -= 1
                isTry = false
                let pause = OwnTroubleRule.pause(unfailed: action.attempts - failures - 1, retryAfter: after)
                notBefore = now.adding(pause)
                (status, kind) = (.queued, .waiting(until: now.adding(pause)))
            case .retry(let after) where failure.code == Verdict.rateLimited:
                // Not a try that failed: it comes when the network takes messages again (R0.90, decision 0018).
                failures -= 1
                let quiet = now.adding(SilenceRule.silence(slowdowns: slowdowns, retryAfter: after))
                let next = quiet.adding(SilenceRule.turn(unfailed: action.attempts - failures - 1))
                (notBefore, quietUntil) = (next, quiet)
                (status, kind) = (.queued, .waiting(until: next))
            case .retry(let after):
                guard let pause = RetryRule.pause(after: failures + action.keyRepeats, retryAfter: after) else {
                    (status, kind) = Verdict.end(inDoubt)
                    needsPerson = inDoubt
                    return
                }
                notBefore = now.adding(pause)
                (status, kind) = (.queued, .waiting(until: now.adding(pause)))
            case .none:
                (status, kind) = Verdict.end(inDoubt)
                needsPerson = inDoubt
            }
        case .doubtful(let failure):
            (code, reason) = (failure.code, failure.reason)
            speaksAgainstAccount = failure.speaksAgainstAccount
            pausesAccount = failure.cure == .pauseAccount
            (word, inDoubt) = ("unknown", true)
            (needsPerson, notBefore) = Verdict.doubt(action, failure, now)
            (status, kind) = (.unknown, .unknown(needsPerson: needsPerson))
        }
    }

    /// The network has been asked, and says that the last try did not arrive: it failed like any other (R1.13), and nothing is in doubt
    /// any more. The pause counts from that try.
    init(notArrived action: Action, at now: Timestamp) {
        let failures = action.failures + 1
        let again = RetryRule.pause(after: failures, retryAfter: nil)
        var settled = action
        settled.inDoubt = false
        let reason =
            again == nil
            ? "The network says that none of its tries arrived."
            : "The network says that it did not arrive; it is sent again."
        self.init(
            settled,
            .failed(
                TryOutcome.Failure(
                    code: Verdict.notArrived, reason: reason, cure: again == nil ? .none : .retry(after: .zero))),
            at: now)
        doubts = 0
        guard let again else { return }
        let next = max(now, (action.lastCallAt ?? now).adding(again))
        (notBefore, kind) = (next, .waiting(until: next))
    }

    /// This try certainly failed; an earlier one may have arrived all the same.
    private static func end(_ inDoubt: Bool) -> (ActionStatus, Conclusion.Kind) {
        inDoubt ? (.unknown, .unknown(needsPerson: true)) : (.failed, .failed)
    }

    /// `key`: the same key again, while the network remembers it; that is a retry like any other (R1.13). `lookup`: ask. Neither: a
    /// person.
    private static func doubt(
        _ action: Action, _ failure: TryOutcome.Failure, _ now: Timestamp
    ) -> (needsPerson: Bool, notBefore: Timestamp?) {
        if failure.needsPerson || action.guarantee == .none || action.doubts >= DoubtRule.mostLookups {
            return (true, nil)
        }
        guard action.guarantee == .key else { return (false, now.adding(max(action.settle, .seconds(1)))) }
        let again = RetryRule.pause(after: action.failures + action.keyRepeats + 1, retryAfter: nil)
        return (again == nil, again.map(now.adding))
    }
}
