internal import Actions
internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import Outbox
internal import SocialContract
internal import SocialThreads
internal import Suppression
internal import Telemetry
internal import Timekeeping

/// One conclusion of the ledger, of whatever delivery, written to the message it is about. The tries and words themselves are in the
/// ledger (R1.18, R1.35).
struct SocialMessageEnd {
    let product: SocialActions
    let conclusion: Conclusion
    let connection: Connection

    var action: Action { conclusion.action }
    var id: UUID { action.subjectID }

    func sent(_ externalID: String?) async throws {
        guard let owner = try await owner() else { return }
        if conclusion.isLate {
            let arrival = SocialLateArrival(end: self, owner: owner, externalID: externalID)
            guard try await arrival.makeRoom() else { return }
        }
        let person = try await SocialRecipientStore.lock([owner], on: connection)
        let saidNo = !(try await product.suppressions.suppressed(among: Array(person.values), on: connection).isEmpty)
        let late = conclusion.isLate ? SocialLateArrival.reason : nil
        let sending = SocialMessageStore.Sending(
            at: moment, text: conclusion.sentText, externalID: externalID,
            flag: saidNo ? afterNo : conclusion.flag ?? late)
        guard let message = try await SocialMessageStore.sent(id, sending, on: connection) else { return }
        try await announce(SocialEvent.messageSent, message)
        try await SocialReachedStages.mark(.sent, on: connection)
    }

    private var afterNo: String {
        action.delivery == .hands ? "sent after the person had said no" : "the person said no while it was being sent"
    }

    /// What was found out later happened when the latest call was made: follow-ups count from here.
    var moment: Timestamp {
        conclusion.isTry ? conclusion.at : action.lastCallAt ?? action.firstCallAt ?? conclusion.at
    }

    /// FAILED and SKIPPED return the person to `pending` (C3).
    func dropped(_ status: SocialMessageStatus) async throws {
        guard let owner = try await owner() else { return }
        _ = try await SocialRecipientStore.lock([owner], on: connection)
        for message in try await SocialMessageStore.drop([id], to: status, reason: conclusion.reason, on: connection) {
            try await announce(SocialEvent.messageDropped, message)
        }
        try await SocialSuccession.follow(of: [owner], through: product.outbox, on: connection)
        if status == .skipped, isHandsDecision { try await SocialRecipientStore.skip(owner, true, on: connection) }
    }

    /// Somebody decided not to send it; not that it was taken back to be changed, and nothing that the program found.
    private var isHandsDecision: Bool {
        conclusion.code == "SKIPPED" && conclusion.actor != nil && conclusion.reason != SocialMessageStore.cancelled
    }

    /// Nothing that others see of the person changes.
    func stays(_ status: SocialMessageStatus) async throws {
        try await SocialMessageStore.stay(id, as: status, reason: conclusion.reason, on: connection)
    }

    /// A report was taken back, or a doubt settled as not sent: it is as it was before. A follow-up timer that the report had set is
    /// cancelled by the news.
    /// - Throws: 409 when the work has gone on since it ended.
    func reopened(_ status: SocialMessageStatus) async throws {
        guard let owner = try await owner() else { return }
        _ = try await SocialRecipientStore.lock([owner], on: connection)
        let reason = status == .skipped ? SocialLateArrival.takenBack : conclusion.reason
        let reopened = try await SocialMessageStore.reopen(
            id, as: status, reason: status == .queued ? nil : reason, on: connection)
        guard let (was, message) = reopened else { return }
        switch was {
        case .sent:
            try await refuseIfFollowedUp()
            try await announce(SocialEvent.messageUnsent, message)
        case .skipped where status == .skipped, .failed where status == .skipped:
            try await announce(SocialEvent.messageUnsent, message)
        case .skipped, .failed:
            try await refuseIfFollowedUp()
            try await SocialRecipientStore.skip(owner, false, on: connection)
            try await announce(SocialEvent.messageDrafted, message)
        default: break
        }
    }

    private func refuseIfFollowedUp() async throws {
        guard try await !SocialMessageStore.isFollowed(id, on: connection) else {
            throw Problem.conflict("followed-up", "A later message to this person exists; delete or skip it first.")
        }
    }

    private func owner() async throws -> UUID? {
        try await SocialMessageStore.owner(of: id, on: connection)
    }

    private func announce(_ event: String, _ message: SocialMessageStore.Moved) async throws {
        let change = SocialThreadChange(
            event: event, messageID: id, messageType: message.type, profileID: message.profileID,
            accountID: action.accountID, trace: action.traceparent.flatMap(TraceContext.init(traceparent:)))
        try await SocialThreadChanges.announce([change], through: product.outbox, on: connection)
    }
}
