package import Database
package import FoundationEssentials
internal import JSON
package import Outbox
internal import SocialContract
internal import Telemetry
package import Timekeeping

/// What others hear of a person's thread, with the person's new version.
package enum SocialThreadChanges {
    /// Raises each person's messages version under their row's lock, derives their outreach status from their messages,
    /// and appends the events. One change per person and call.
    package static func announce(_ changes: [SocialThreadChange], through outbox: Outbox, on connection: Connection)
        async throws
    {
        guard !changes.isEmpty else { return }
        let states = try await SocialRecipientStore.raise(changes.map(\.profileID), on: connection)
        let events = changes.compactMap { change in states[change.profileID].map { event(change, $0) } }
        try await outbox.append(events, on: connection)
    }

    /// Says that a person has written. Their follow-ups are changes of their own.
    package static func announce(_ reply: Reply, through outbox: Outbox, on connection: Connection) async throws {
        guard let state = try await SocialRecipientStore.raise([reply.profileID], on: connection)[reply.profileID]
        else { return }
        let facts = SocialReplyFacts(
            replyID: reply.id, profileID: reply.profileID, threadID: state.threadID, platform: state.platform,
            accountID: reply.accountID, outreachStatus: state.outreachStatus, sentAt: state.lastSentAt,
            receivedAt: reply.receivedAt, isObjection: reply.isObjection)
        let event = NewEvent(
            type: SocialEvent.replyReceived, aggregateType: SocialEvent.recipientSubject,
            aggregateID: reply.profileID.lowercase, version: state.version, payload: facts.payload)
        try await outbox.append([event], on: connection)
    }

    /// Says where people stand by what was done, after their status was ended, reopened or found to be wrong. They are locked.
    /// - Parameters:
    ///   - suppressionID: the entry of the list that began or ended it, if one did.
    ///   - repairs: others may believe what had been typed in.
    package static func state(
        _ people: [UUID], suppressionID: UUID? = nil, repairs: Bool = false, through outbox: Outbox,
        on connection: Connection
    ) async throws {
        guard !people.isEmpty else { return }
        let states = try await SocialRecipientStore.raise(people, on: connection)
        let facts = states.map { person, state in
            SocialRecipientStatement(
                profileID: person, version: state.version, outreachStatus: state.outreachStatus,
                isClosed: state.isClosed,
                sentAt: state.lastSentAt, wasSent: state.wasSent, wasFollowedUp: state.wasFollowedUp,
                saidNoAt: state.saidNoAt, suppressionID: suppressionID, repairs: repairs)
        }
        let events = facts.sorted { $0.profileID < $1.profileID }.map { one in
            NewEvent(
                type: SocialEvent.recipientsStated, aggregateType: SocialEvent.recipientSubject,
                aggregateID: one.profileID.lowercase, version: one.version,
                payload: SocialRecipientStatement.payload([one]))
        }
        try await outbox.append(events, on: connection)
    }

    /// What a person wrote, once it is known whose it is.
    package struct Reply {
        package let id: UUID
        package let profileID: UUID
        package let accountID: UUID?
        package let receivedAt: Timestamp
        package let isObjection: Bool

        package init(id: UUID, profileID: UUID, accountID: UUID?, receivedAt: Timestamp, isObjection: Bool) {
            (self.id, self.profileID, self.accountID) = (id, profileID, accountID)
            (self.receivedAt, self.isObjection) = (receivedAt, isObjection)
        }
    }

    private static func event(_ change: SocialThreadChange, _ state: SocialRecipientStore.Standing) -> NewEvent {
        let facts = SocialMessageFacts(
            messageID: change.messageID, profileID: change.profileID, threadID: state.threadID,
            messageType: change.messageType, platform: state.platform, accountID: change.accountID,
            outreachStatus: state.outreachStatus, sentAt: state.lastSentAt, isClosed: state.isClosed,
            saidNoAt: state.saidNoAt)
        return NewEvent(
            type: change.event, aggregateType: SocialEvent.recipientSubject, aggregateID: change.profileID.lowercase,
            version: state.version, payload: facts.payload, trace: change.trace)
    }
}
