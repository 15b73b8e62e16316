package import Actions
package import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
package import Outbox
internal import SocialContract
internal import SocialThreads
package import Suppression
internal import Timekeeping

/// What the ledger's conclusions mean for messages: status, events, the person's status (R1.15 to R1.22, C3).
///
/// Locks in the ledger's order: actions, people, messages; limits last. What only moves a message between the ledger's own
/// states locks no person, because the planner holds its queues by then.
package struct SocialActions: ActionProduct {
    let outbox: Outbox
    let suppressions: SuppressionList
    /// For how long after the person wrote this network takes this operation; `nil` when it does not ask.
    let window: @Sendable (_ platform: String, _ operation: String) -> Duration?

    package init(
        outbox: Outbox, suppressions: SuppressionList,
        window: @escaping @Sendable (_ platform: String, _ operation: String) -> Duration? = { _, _ in nil }
    ) {
        (self.outbox, self.suppressions, self.window) = (outbox, suppressions, window)
    }

    package var name: String { SocialLedger.product }
    package var operations: [String] { [SocialLedger.operation] }

    /// The last word before the intent: the operator's, and the person's as they are known now. What the ledger stored of them when the
    /// message was queued it judges by itself.
    package func judge(_ actions: [Action], on connection: Connection) async throws -> ProductsWord {
        let subjects = actions.map(\.subjectID)
        let gone = Dictionary(subjects.map { ($0, "the message is no longer there") }) { first, _ in first }
        let looks = try await SocialJudgedMessage.last(subjects, on: connection)
        let people = Dictionary(looks.map { ($0.judged.message.id, $0.judged.person) }) { first, _ in first }
            .compactMapValues { $0 }
        // Whoever takes something in hand hears it at once; what is in line for an interface is in doubt already.
        let byHand = actions.filter { $0.delivery == .hands }.compactMap { people[$0.subjectID]?.id }
        guard try await SocialRestoredPeople.held(byHand, on: connection).isEmpty else { throw Problem.restored }
        let strays = try await SocialRestoredMessages.holdStrays(
            actions.filter { $0.delivery != .hands }, people.mapValues(\.id), on: connection)
        let hashes = people.mapValues { suppressions.hashes(for: $0.identifiers) }
        // By spellings of before as well, as long as the list has some: nobody has to be looked at again before anything is sent.
        let lookup = try await suppressions.lookup(on: connection)
        let suppressed = try await suppressions.suppressed(
            byHashes: people.mapValues { lookup($0.identifiers) }, on: connection)
        let doubtful = try await SocialDoubts.among(people.values.map(\.id), on: connection)
        guard doubtful.isDisjoint(with: byHand) else { throw Problem.doubtful }
        let all = Dictionary(actions.map { ($0.subjectID, $0) }) { first, _ in first }
        var refusals = gone
        var waiting: [UUID: Postponement] = [:]
        for look in looks {
            let id = look.judged.message.id
            refusals[id] = refusal(of: look, all[id], isSuppressed: suppressed.contains(id))
            guard refusals[id] == nil, let person = people[id] else { continue }
            let again = look.now.adding(SocialActions.doubtPause)
            if strays.contains(id) {
                waiting[id] = Postponement(.restored, until: again, reason: SocialRestoredMessages.reason)
            } else if doubtful.contains(person.id) {
                waiting[id] = Postponement(.approval, until: again, reason: SocialRefusal.doubtful.sentence)
            }
        }
        return ProductsWord(refusals: refusals, recipientHashes: hashes, postponements: waiting)
    }

    /// Why this message does not leave; `nil` where nothing is against it.
    private func refusal(
        of look: SocialJudgedMessage.LastLook, _ action: Action?, isSuppressed: Bool
    ) -> String? {
        let message = look.judged.message
        // What somebody has in hand is judged again when they ask whether to go on.
        let isInHand = action?.delivery == .hands && action?.status == .calling
        guard message.status == (isInHand ? .sending : .queued) else {
            return "the message is \(message.status.rawValue) by now"
        }
        guard let person = look.judged.person else { return "the person is no longer there" }
        let refusal = isSuppressed ? SocialRefusal.suppressed : person.refusal(of: message.type)
        // What a person does with their own hands, no interface refuses.
        let operation = action.flatMap { $0.delivery == .hands ? nil : $0.operation }
        return (refusal ?? (look.isAnswered ? .answered : nil))?.sentence
            ?? (look.isOvertaken ? SocialLateArrival.overtaken : nil)
            ?? SocialApproval.refusal(of: message, to: person, by: action?.accountID, remedy: "draft it again")
            ?? operation.flatMap { tooLate(for: person, $0, now: look.now) }
    }

    package func lockPeople(of actions: [Action], on connection: Connection) async throws {
        let owners = try await SocialMessageStore.owners(of: actions.map(\.subjectID), on: connection)
        _ = try await SocialRecipientStore.lock(Array(Set(owners.values)), on: connection)
    }

    /// The network would refuse it: it was queued while the person's words were young enough, and waited too long.
    private func tooLate(for person: SocialRecipient, _ operation: String, now: Timestamp) -> String? {
        guard let window = window(person.platform, operation) else { return nil }
        let byHand = "A person can send it by hand (assisted)."
        guard let closing = person.lastInboundAt?.adding(window) else {
            return "the network takes answers only, and this person never wrote. \(byHand)"
        }
        guard closing <= now.adding(SocialActions.margin) else { return nil }
        return
            "the network takes an answer only for a while after the person wrote, until \(closing.iso8601). \(byHand)"
    }

    /// How soon a decision on a doubtful reply lets the message go on.
    private static let doubtPause = Duration.seconds(30)

    /// As long as a call may take, or so.
    private static let margin = Duration.seconds(15)

    package func intended(_ actions: [Action], on connection: Connection) async throws {
        try await SocialMessageStore.begin(actions.map(\.subjectID), on: connection)
    }

    package func concluded(_ conclusion: Conclusion, on connection: Connection) async throws {
        // Where the tables are away it is tried again: what became of it must not be lost.
        let end = SocialMessageEnd(product: self, conclusion: conclusion, connection: connection)
        switch conclusion.kind {
        case .succeeded(let externalID): try await end.sent(externalID)
        case .failed: try await end.dropped(.failed)
        case .refused: try await end.dropped(.skipped)
        case .waiting: try await end.stays(.queued)
        case .unknown: try await end.stays(.unknown)
        case .offered: try await end.reopened(.queued)
        case .takenBack(.calling): try await end.reopened(.sending)
        case .takenBack(.unknown): try await end.reopened(.unknown)
        case .takenBack: try await end.reopened(.skipped)
        }
    }
}

extension Problem {
    /// A reply of theirs waits for a decision.
    fileprivate static let doubtful = Problem.conflict(
        SocialRefusal.doubtful.rawValue,
        "This person may have said no. Read their reply and decide (outreach replies decide); the message waits.",
        extra: [("held_by", .string(HeldBy.approval.rawValue))])
}
