import Database
import Dispatch
import FoundationEssentials
import JSON
import Outbox
import SocialContract
import Testing

@testable import SocialMessages
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// Messaging's copy of a person: facts come from `profiles`, what was written comes from its own messages.
@Suite struct RecipientsFollowingTests {
    private func apply(_ facts: [JSONValue], _ fixture: PeopleFixture) async throws {
        let payload = JSONValue.object(["profiles": .array(facts)]).serialized()
        let delivered = try await fixture.delivered([
            NewEvent(
                type: SocialEvent.profileChanged, aggregateType: SocialEvent.profileSubject, aggregateID: "x",
                version: 0,
                payload: payload)
        ])
        let context = SendingFixture(fixture, .refused("no network")).context
        let following = SocialRecipientsFollowing(context: context)
        try await fixture.database.transaction { try await following.subscription.handle($0, delivered) }
    }

    /// What `profiles` says about a person now.
    private func facts(_ id: UUID, _ fixture: PeopleFixture) async throws -> JSONValue {
        try await fixture.rows.facts(of: id)
    }

    private func state(_ id: UUID, _ fixture: PeopleFixture) async throws -> String? {
        try await fixture.text(
            """
            SELECT concat_ws(' ', discovery_status, outreach_status, coalesce(location, '-'), version)
            FROM social.social_recipients WHERE profile_id = \(id)
            """)
    }

    @Test func peopleEnterQualifiedAndAreFollowed() async throws {
        try await PeopleFixture.with { fixture in
            let id = try await fixture.addPeople(1, discovery: .discovered, recipients: false)[0]
            try await apply([facts(id, fixture)], fixture)
            #expect(try await state(id, fixture) == nil)
            try await fixture.rows.profiles.set(["discovery_status": "qualified", "version": 2])
            let second = try await facts(id, fixture)
            try await apply([second], fixture)
            try await fixture.rows.profiles.set(["discovery_status": "rejected", "location": "Rom", "version": 3])
            try await apply([facts(id, fixture)], fixture)
            try await apply([second], fixture)
            #expect(try await state(id, fixture) == "rejected pending Rom 3", "an older version changes nothing")
        }
    }

    /// `profiles` has not heard of the sent message yet when it reports a correction.
    @Test func aStaleStatusDoesNotUndoWhatWasSent() async throws {
        try await PeopleFixture.with { fixture in
            let id = try await fixture.addPeople(1)[0]
            let message = try await fixture.addMessage(to: id, .sent)
            try await fixture.outbox.transaction { connection in
                try await SocialThreadChanges.announce(
                    [
                        SocialThreadChange(
                            event: SocialEvent.messageSent, messageID: message, messageType: .initial, profileID: id)
                    ],
                    through: fixture.outbox, on: connection)
            }
            try await fixture.rows.profiles.set(["location": "Rom", "version": 2])
            try await apply([facts(id, fixture)], fixture)
            #expect(try await state(id, fixture) == "qualified sent Rom 2")
            try await fixture.rows.profiles.set(["outreach_status": "closed", "version": 3])
            try await apply([facts(id, fixture)], fixture)
            #expect(try await state(id, fixture) == "qualified closed Rom 3", "closing is the operator's word")
            try await fixture.rows.profiles.set(["outreach_status": "sent", "messages_version": 1, "version": 4])
            try await apply([facts(id, fixture)], fixture)
            #expect(try await state(id, fixture) == "qualified sent Rom 4", "and so is opening again")
        }
    }
}
