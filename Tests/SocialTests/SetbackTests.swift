import AdapterWire
import Database
import EventLoop
import FoundationEssentials
import JSON
import TestKit
import Testing
import Timekeeping

@testable import SocialMessages
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// One that fails keeps nobody behind it waiting.
@Suite struct SetbackTests {
    /// People with one waiting reply each, in this order; the database refuses whatever is done for the first.
    private func line(_ count: Int, _ fixture: SendingFixture) async throws -> [UUID] {
        let people = try await fixture.people.addPeople(count)
        for (place, person) in people.enumerated() {
            let id = JSONValue.string("id-\(person.lowercase)")
            try await fixture.rows.recipients.set(["platform_user_id": id], of: ["profile_id": .id(person)])
            try await fixture.rows.replies.add([
                "id": .id(UUID()), "platform": "tiktok", "external_id": .string("w-\(place)"), "platform_user_id": id,
                "body": "hello", "received_at": .now, "is_heard": true,
            ])
            try await fixture.rows.waitingPeople.add([
                "profile_id": .id(person), "since": .at(.now().adding(.seconds(place))),
            ])
        }
        return people
    }

    private func refuse(_ condition: String, _ fixture: SendingFixture) async throws {
        try await fixture.database.withConnection {
            try await $0.script(
                """
                CREATE OR REPLACE FUNCTION social.refuse() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = 'P0001'; END $$;
                DROP TRIGGER IF EXISTS refuse ON social.social_replies;
                CREATE TRIGGER refuse BEFORE UPDATE ON social.social_replies FOR EACH ROW
                    WHEN (\(condition)) EXECUTE FUNCTION social.refuse();
                """)
        }
    }

    private func waiting(_ fixture: SendingFixture) async throws -> Int64 {
        try await fixture.rows.replies.count(["profile_id": nil])
    }

    @Test func theOthersGoOnAndWhoFailedComesBack() async throws {
        try await SendingFixture.with { fixture in
            let people = try await line(3, fixture)
            try await refuse("NEW.profile_id = '\(people[0])'", fixture)
            let waiting = SocialWaitingReplies(context: fixture.context)
            let now = ContinuousClock.now
            for _ in people { #expect(try await waiting.takeChunk(now: now)) }
            #expect(try await !waiting.takeChunk(now: now), "the first rests")
            #expect(try await self.waiting(fixture) == 1)
            // It is tried again when it has rested, and rests longer.
            #expect(try await waiting.takeChunk(now: now + .seconds(1)))
            #expect(try await !waiting.takeChunk(now: now + .seconds(2.5)))
            try await fixture.database.withConnection {
                try await $0.script("DROP TRIGGER refuse ON social.social_replies")
            }
            #expect(try await waiting.takeChunk(now: now + .seconds(3)))
            #expect(try await self.waiting(fixture) == 0)
        }
    }

    @Test func oneOldReplyThatFailsKeepsNoOtherFromBeingRead() async throws {
        try await SendingFixture.with { fixture in
            _ = try await line(3, fixture)
            try await fixture.rows.replies.set(["is_heard": false, "body": "STOP"])
            try await refuse("NEW.external_id = 'w-0' AND NEW.meaning = 'no'", fixture)
            let old = SocialOldReplies(context: fixture.context)
            let now = ContinuousClock.now
            #expect(try await old.step(now: now))
            #expect(try await !old.step(now: now), "the first rests")
            #expect(try await fixture.rows.noes.count() == 2)
            try await fixture.database.withConnection {
                try await $0.script("DROP TRIGGER refuse ON social.social_replies")
            }
            #expect(try await old.step(now: now + .seconds(1)))
            #expect(try await fixture.rows.noes.count() == 3)
        }
    }

    /// Behind one whose hashes the database refuses stand others, and the start of messaging waits for nobody.
    @Test func namesAreHashedBehindOneThatFails() async throws {
        try await SendingFixture.with { fixture in
            let people = try await fixture.people.addPeople(3).sorted()
            try await fixture.database.withConnection {
                try await $0.script(
                    """
                    CREATE FUNCTION social.refuse() RETURNS trigger LANGUAGE plpgsql AS
                        $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = 'P0001'; END $$;
                    CREATE TRIGGER refuse BEFORE UPDATE ON social.social_recipients FOR EACH ROW
                        WHEN (NEW.profile_id = '\(people[0])') EXECUTE FUNCTION social.refuse();
                    """)
            }
            while try await SocialRecipientHashing(context: fixture.context).step() {}
            #expect(
                try await fixture.people.count(
                    "SELECT count(*) FROM social.social_recipients WHERE name_hashes <> '{}'") == 2)
        }
    }

    @Test func theRestDoublesUpToTenMinutes() {
        let setbacks = Setbacks()
        let (id, now) = (UUID(), ContinuousClock.now)
        let pauses = (1...12).map { _ in setbacks.failed(id, at: now).pause }
        #expect(pauses.prefix(4) == [.seconds(1), .seconds(2), .seconds(4), .seconds(8)])
        #expect(pauses.last == Setbacks.longest)
        #expect(setbacks.resting(at: now + .seconds(599)) == [id])
        #expect(setbacks.resting(at: now + .seconds(600)).isEmpty)
        setbacks.succeeded(id)
        #expect(setbacks.failed(id, at: now).failures == 1)
    }

    /// What hits everybody is nobody's own.
    @Test(arguments: [
        (DatabaseError(.server, "", sqlState: "P0001"), true), (DatabaseError(.server, "", sqlState: "55P03"), true),
        (DatabaseError(.decode, ""), true), (DatabaseError(.connection, ""), false),
        (DatabaseError(.server, "", sqlState: "57P01"), false), (DatabaseError(.server, "", sqlState: "53100"), false),
        (DatabaseError(.server, "", sqlState: "42P01"), false), (DatabaseError(.poolExhausted, ""), false),
    ])
    func whatHitsEverybodyIsNobodysOwn(error: DatabaseError, isOwn: Bool) {
        #expect(Setbacks.areOwn(error) == isOwn)
    }
}
