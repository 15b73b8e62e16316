import Database
import FoundationEssentials
import JSON
import Outbox
import SocialContract
import Testing
import Timekeeping

@testable import SocialProfiles

/// `profiles` follows what messaging did to a person: the newest version wins, in whatever order events come.
@Suite struct MessageOutcomesTests {
    private func event(
        _ profile: UUID, _ version: Int64, _ status: SocialOutreachStatus, sentAt: Timestamp? = nil
    ) -> NewEvent {
        let facts = SocialMessageFacts(
            messageID: UUID(), profileID: profile, threadID: UUID(), messageType: .initial, platform: "tiktok",
            accountID: nil,
            outreachStatus: status, sentAt: sentAt)
        return NewEvent(
            type: SocialEvent.messageSent, aggregateType: SocialEvent.recipientSubject, aggregateID: profile.lowercase,
            version: version, payload: facts.payload)
    }

    private func apply(_ events: [NewEvent], _ fixture: PeopleFixture) async throws {
        let delivered = try await fixture.delivered(events)
        try await fixture.database.transaction { try await SocialMessageOutcomes.apply(delivered, on: $0) }
    }

    private func state(_ id: UUID, _ fixture: PeopleFixture) async throws -> String? {
        try await fixture.text(
            """
            SELECT concat_ws(' ', outreach_status, messages_version, last_contacted_at IS NOT NULL)
            FROM social.social_profiles WHERE id = \(id)
            """)
    }

    @Test func anOlderVersionChangesNothing() async throws {
        try await PeopleFixture.with { fixture in
            let id = try await fixture.addPeople(1)[0]
            let now = Timestamp.now()
            try await apply([event(id, 3, .sent, sentAt: now)], fixture)
            #expect(try await state(id, fixture) == "sent 3 t")
            try await apply([event(id, 1, .drafted), event(id, 2, .drafted)], fixture)
            try await apply([event(id, 3, .drafted)], fixture)
            #expect(try await state(id, fixture) == "sent 3 t")
            try await apply([event(id, 4, .drafted)], fixture)
            #expect(try await state(id, fixture) == "drafted 4 f", "taken back")
        }
    }

    /// After a restore somebody answers for a person: nothing of them changes, and no event counts as lost.
    @Test func anAnswerAfterARestoreMovesTheVersionOnly() async throws {
        try await PeopleFixture.with { fixture in
            let id = try await fixture.addPeople(1)[0]
            let confirmed = SocialPersonConfirmed(profileID: id, followUp: true)
            let answer = NewEvent(
                type: SocialEvent.personConfirmed, aggregateType: SocialEvent.recipientSubject,
                aggregateID: id.lowercase, version: 4, payload: confirmed.payload)
            try await apply([event(id, 3, .sent, sentAt: .now()), answer], fixture)
            #expect(try await state(id, fixture) == "sent 4 t")
            try await apply([event(id, 5, .drafted), answer], fixture)
            #expect(try await state(id, fixture) == "drafted 5 f")
        }
    }

    @Test func ofABatchOnlyTheNewestCounts() async throws {
        try await PeopleFixture.with { fixture in
            let ids = try await fixture.addPeople(3)
            var events: [NewEvent] = []
            for id in ids {
                events += [
                    event(id, 2, .sent, sentAt: .now()), event(id, 3, .followup, sentAt: .now()),
                    event(id, 1, .drafted),
                ]
            }
            try await apply(events.shuffled(), fixture)
            for id in ids { #expect(try await state(id, fixture) == "followup 3 t") }
            let versions = try await fixture.rows.profiles.greatest("version")
            #expect(versions == 2, "one change per person and batch")
        }
    }

    @Test func closedStaysClosedAndUnknownPeopleAreNoError() async throws {
        try await PeopleFixture.with { fixture in
            let id = try await fixture.addPeople(1, outreach: .closed)[0]
            try await apply([event(id, 1, .sent, sentAt: .now()), event(UUID(), 1, .sent)], fixture)
            #expect(try await state(id, fixture) == "closed 1 t")
        }
    }
}
