import Database
import FoundationEssentials
import JSON
import SocialContract
import Suppression
import TestKit
import Testing

@testable import SocialMessages
@testable import SocialProfiles
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// People of before, looked at by today's rules.
@Suite struct PeopleSweepTests {
    private func add(_ name: String, _ fixture: SendingFixture) async throws -> UUID {
        try await fixture.rows.addProfile("facebook", name, "https://www.facebook.com/" + name.lowercased())
    }

    private func sweep(_ fixture: SendingFixture) async throws {
        let sweep = SocialPeopleSweep(
            outbox: fixture.people.outbox, suppressions: fixture.context.suppressions, log: fixture.context.log)
        while try await sweep.step() {}
    }

    private func address(_ person: UUID, _ fixture: SendingFixture) async throws -> String? {
        try await fixture.rows.profiles.text("profile_url", of: ["id": .id(person)])
    }

    @Test func oneAddressPerNameAndDoublesAreListed() async throws {
        try await SendingFixture.with { fixture in
            let (first, second) = (try await add("Vera.Fourteen", fixture), try await add("verafourteen", fixture))
            let (third, fourth) = (try await add("jo.ito", fixture), try await add("j.oito", fixture))
            let number = try await fixture.rows.addProfile(
                "facebook", "42", "https://www.facebook.com/profile.php?id=42")
            try await sweep(fixture)
            #expect(
                try await address(first, fixture) == "https://www.facebook.com/vera.fourteen", "somebody else has it")
            #expect(try await address(second, fixture) == "https://www.facebook.com/verafourteen")
            #expect(try await address(third, fixture) == "https://www.facebook.com/joito", "who was first")
            #expect(try await address(fourth, fixture) == "https://www.facebook.com/j.oito")
            #expect(try await address(number, fixture) == "https://www.facebook.com/profile.php?id=42")
            let rows = try await fixture.database.query("SELECT profile_id, same_as FROM social.social_doubles")
            let doubles = try rows.reduce(into: [UUID: UUID]()) { $0[try $1[0]] = try $1[1] as UUID }
            #expect(doubles == [first: second, fourth: third])
            #expect(try await !PeopleSweepTests.isWanted(fixture))
            // A no to one of them is a no to both.
            let keeper = SocialKnownPeople(outbox: fixture.people.outbox, suppressions: fixture.context.suppressions)
            let named = Identifiers(profileURL: "https://m.facebook.com/Vera.Four.Teen")
            #expect(try await fixture.database.withConnection { try await keeper.count(named, on: $0) } == 2)
        }
    }

    private static func isWanted(_ fixture: SendingFixture) async throws -> Bool {
        try await fixture.people.count("SELECT count(*) FROM social.social_sweeps WHERE done < wanted") > 0
    }

    /// The list holds a hash of the spelling with full stops only; the person is known without.
    @Test func aNoOfBeforeClosesWhomItMeans() async throws {
        try await SendingFixture.with { fixture in
            let list = fixture.context.suppressions
            let person = try await add("verafourteen", fixture)
            let entry = UUID()
            try await fixture.rows.noes.add(["id": .id(entry), "reason": "asked", "source": "before"])
            // What the program of before made of facebook.com/vera.fourteen.
            let before = list.everyHash(for: Identifiers(platform: "facebook", username: "vera.fourteen")).all
                .filter { !list.presentHashes(for: Identifiers(platform: "facebook", username: "x")).contains($0) }
            let present = list.presentHashes(for: Identifiers(platform: "facebook", username: "verafourteen"))
            let old = try #require(
                list.hashes(for: Identifiers(platform: "facebook", username: "vera.fourteen")).first {
                    !present.contains($0)
                })
            #expect(before.contains(old))
            try await fixture.rows.noHashes.add([
                "hash": .hash(old), "suppression_id": .id(entry), "kind": "username",
            ])
            try await sweep(fixture)
            #expect(
                try await fixture.rows.profiles.text("outreach_status", "closed_reason", of: ["id": .id(person)])
                    == "closed said_no")
            let isKnown = try await fixture.database.withConnection {
                try await !list.contains(anyOf: present, on: $0).isEmpty
            }
            #expect(isKnown, "and lies on the list by today's spelling")
        }
    }

    @Test func itGoesOnWhereItStopped() async throws {
        try await SendingFixture.with { fixture in
            try await fixture.database.execute(
                """
                INSERT INTO social.social_profiles (platform, username, profile_url)
                SELECT 'facebook', 'a.' || i, 'https://www.facebook.com/a.' || i FROM generate_series(1, 1200) i
                """)
            func dotted() async throws -> Int64 {
                try await fixture.people.count(
                    "SELECT count(*) FROM social.social_profiles WHERE profile_url LIKE 'https://www.facebook.com/%.%'")
            }
            let sweep = SocialPeopleSweep(
                outbox: fixture.people.outbox, suppressions: fixture.context.suppressions, log: fixture.context.log)
            #expect(try await sweep.step())
            #expect(try await dotted() == 700)
            let other = SocialPeopleSweep(
                outbox: fixture.people.outbox, suppressions: fixture.context.suppressions, log: fixture.context.log)
            while try await other.step() {}
            #expect(try await dotted() == 0)
            #expect(try await PeopleSweepTests.isWanted(fixture) == false)
        }
    }
}
