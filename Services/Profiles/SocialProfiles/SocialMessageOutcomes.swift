internal import Database
internal import FoundationEssentials
package import Outbox
internal import SocialContract
internal import Timekeeping

/// Follows what messaging did and heard: outreach status, when the person was last written to (R1.21), and when they wrote.
package struct SocialMessageOutcomes: Sendable {
    package init() {}

    package var subscription: Subscription {
        Subscription(
            name: SocialSubscription.profilesMessages,
            types: [
                SocialEvent.messageDrafted, SocialEvent.messageSent, SocialEvent.messageUnsent,
                SocialEvent.messageDropped, SocialEvent.replyReceived, SocialEvent.recipientsStated,
                SocialEvent.personConfirmed,
            ], batch: 200
        ) { connection, events in try await SocialMessageOutcomes.apply(events, on: connection) }
    }

    /// A person's state as one event tells it.
    struct State {
        let profileID: UUID
        let version: Int64
        let outreachStatus: SocialOutreachStatus
        let sentAt: Timestamp?
        var repliedAt: Timestamp?
        /// Which of sent and followed up are facts, as bits of `reached`, where what was believed is put right.
        var reached: Int32?
        var saidNoAt: Timestamp?
        /// The entry of the list behind it; without ``saidNoAt`` the one that was taken back.
        var suppressionID: UUID?

        static func all(in event: Event) throws -> [State] {
            switch try event.type {
            case SocialEvent.recipientsStated:
                return try event.withPayload { try SocialRecipientStatement.all(in: $0) }.map(State.init)
            case SocialEvent.replyReceived:
                return [State(try SocialReplyFacts(payload: event.payload), version: try event.version)]
            default: return [State(try SocialMessageFacts(payload: event.payload), version: try event.version)]
            }
        }

        private init(_ facts: SocialRecipientStatement) {
            (profileID, version, outreachStatus) = (facts.profileID, facts.version, facts.outreachStatus)
            (sentAt, saidNoAt, suppressionID) = (facts.sentAt, facts.saidNoAt, facts.suppressionID)
            if facts.repairs { reached = (facts.wasSent ? 8 : 0) | (facts.wasFollowedUp ? 16 : 0) }
        }

        private init(_ facts: SocialReplyFacts, version: Int64) {
            (profileID, outreachStatus, sentAt) = (facts.profileID, facts.outreachStatus, facts.sentAt)
            (self.version, repliedAt) = (version, facts.receivedAt)
        }

        private init(_ facts: SocialMessageFacts, version: Int64) {
            (profileID, outreachStatus, sentAt) = (facts.profileID, facts.outreachStatus, facts.sentAt)
            self.version = version
        }
    }

    /// Of each person only the newest event of the batch counts, but no reply, and no "no", is forgotten for it; an older version
    /// than the applied one is ignored, and a person who was closed stays closed.
    static func apply(_ events: [Event], on connection: Connection) async throws {
        var newest: [UUID: State] = [:]
        let told = try events.filter { try $0.type != SocialEvent.personConfirmed }
        let states = try told.flatMap { try State.all(in: $0) }
        for var state in states {
            let known = newest[state.profileID]
            let replied = [known?.repliedAt, state.repliedAt].compactMap { $0 }.max()
            let saidNo = known?.saidNoAt ?? state.saidNoAt
            let reached = state.reached ?? known?.reached
            if let known, known.version >= state.version { state = known }
            (state.repliedAt, state.saidNoAt, state.reached) = (replied, saidNo, reached)
            newest[state.profileID] = state
        }
        let latest = newest.values.sorted { $0.profileID < $1.profileID }
        try await SocialProfileRepository.follow(latest, on: connection)
        try await note(states.filter { $0.suppressionID != nil }, on: connection)
        try await confirm(try events.filter { try $0.type == SocialEvent.personConfirmed }, on: connection)
    }

    /// A person's answer after a restore says nothing of them but that messaging counts one version more.
    private static func confirm(_ events: [Event], on connection: Connection) async throws {
        for event in events {
            let person = try SocialPersonConfirmed(payload: event.payload).profileID
            try await SocialProfileRepository.heard(try event.version, of: person, on: connection)
        }
    }

    /// Which entry of the list means whom; where one was taken back, and nothing else keeps the person, the outreach may go on.
    private static func note(_ states: [State], on connection: Connection) async throws {
        for state in states {
            if state.saidNoAt != nil {
                try await SocialProfileNoes.add(state.suppressionID, [state.profileID], on: connection)
            } else {
                try await SocialProfileNoes.forget(state.suppressionID, of: state.profileID, on: connection)
                try await SocialProfileRepository.reopen(state, on: connection)
            }
        }
    }
}
