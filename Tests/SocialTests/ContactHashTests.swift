import Actions
import AdapterWire
import Database
import FoundationEssentials
import Importing
import JSON
import Outbox
import SocialContract
import Suppression
import TestKit
import Testing

@testable import SocialMessages
@testable import SocialProfiles
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// A "no" by e-mail reaches people that we know by another name: of the address we keep the hash.
@Suite struct ContactHashTests {
    private func hashes(_ email: String, _ fixture: SendingFixture) -> [String] {
        fixture.context.suppressions.hashes(for: Identifiers(email: email)).map { hash in
            hash.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        }
    }

    /// Rows of a file, as discovery publishes them.
    private func found(_ people: [(name: String, hashes: [String])]) -> SocialFoundPeople {
        var found = SocialFoundPeople(importID: UUID(), chunk: 0, overwrite: false, dryRun: false)
        for (number, person) in people.enumerated() {
            found.rows.append(Int32(number))
            found.platform.append("linkedin")
            found.username.append(person.name)
            found.fullName.append(nil)
            found.profileURL.append("https://www.linkedin.com/in/\(person.name)")
            found.bio.append(nil)
            found.location.append(nil)
            found.category.append(nil)
            found.followersCount.append(nil)
            found.platformUserID.append(nil)
            found.contactHashes.append(person.hashes)
        }
        return found
    }

    /// - Returns: the verdicts.
    private func apply(_ found: SocialFoundPeople, _ fixture: SendingFixture) async throws -> String {
        let events = try await fixture.people.delivered([
            NewEvent(
                type: SocialEvent.peopleFound, aggregateType: SocialEvent.importSubject, aggregateID: UUID().lowercase,
                version: 0, payload: found.payload, lane: .bulk)
        ])
        try await fixture.people.outbox.transaction { connection in
            try await SocialPeopleApplying(outbox: fixture.people.outbox, suppressions: fixture.context.suppressions)
                .subscription.handle(connection, events)
        }
        let answer = try #require(
            try await fixture.rows.payload(SocialEvent.peopleApplied))
        return try JudgedChunk(payload: Array(answer.utf8)).verdicts
    }

    private func person(_ name: String, _ fixture: SendingFixture) async throws -> UUID {
        try #require(try await fixture.rows.profiles.ids(["username": .string(name)]).first)
    }

    private func no(_ identifiers: Identifiers, _ fixture: SendingFixture) async throws {
        let entry = try await fixture.database.transaction {
            try await fixture.context.suppressions.add(identifiers, reason: "asked", source: "test", on: $0)
        }
        #expect(entry?.isNew == true)
    }

    /// Ada by way of an import, qualified and known to messaging, with a draft.
    private func ada(_ fixture: SendingFixture) async throws -> (person: UUID, message: UUID) {
        let rows = [("ada", hashes("Ada+list@Example.org", fixture)), ("bob", [])]
        #expect(try await apply(found(rows), fixture) == "aa")
        let ada = try await person("ada", fixture)
        try await fixture.rows.profiles.set(
            ["discovery_status": "qualified", "version": 2, "platform_user_id": "id-ada"], of: ["id": .id(ada)])
        try await fixture.follow(ada)
        let message = UUID()
        try await fixture.rows.messages.add([
            "id": .id(message), "social_profile_id": .id(ada), "platform": "linkedin", "message_type": "initial",
            "draft_body": "Hello",
        ])
        return (ada, message)
    }

    @Test func aNoByEMailIsFoundBeforeQueueing() async throws {
        try await SendingFixture.with { fixture in
            let (_, message) = try await ada(fixture)
            try await no(Identifiers(email: "ada@example.org"), fixture)
            #expect(try await fixture.queue([message]) == [message: "the person is on the suppression list"])
        }
    }

    @Test func aNoByEMailIsFoundBeforeTheIntent() async throws {
        try await SendingFixture.with { fixture in
            let (_, message) = try await ada(fixture)
            #expect(try await fixture.queue([message]) == [:])
            try await no(Identifiers(email: "ADA@example.org"), fixture)
            #expect(try await fixture.ledger.plan(most: 10).isEmpty)
            #expect(try await fixture.attempts(message) == ["api skipped SUPPRESSED ledger"])
        }
    }

    /// A "no" to a known person counts for every name of theirs, the address of which only the hash is known included.
    @Test func aNoByNameCountsForTheAddress() async throws {
        try await SendingFixture.with { fixture in
            let (ada, _) = try await ada(fixture)
            let known = try await fixture.database.transaction {
                try await SocialRecipientStore.lock([ada], on: $0)[ada]
            }
            try await no(try #require(known).identifiers, fixture)
            let isFound = try await fixture.database.withConnection {
                try await fixture.context.suppressions.contains(Identifiers(email: "ada@example.org"), on: $0)
            }
            #expect(isFound)
            let newest = try await SuppressionList.listing.items("limit=1", in: fixture.database).first
            #expect(newest?["kinds"]?.arrayValue?.filter { $0 == "contact" }.count == 2)
            let again = try await fixture.database.transaction {
                var identifiers = try #require(known).identifiers
                identifiers.email = "ada@example.org"
                return try await fixture.context.suppressions.add(identifiers, reason: "x", source: "y", on: $0)
            }
            #expect(again?.isNew == false, "the address and its hash are one")
        }
    }

    /// Ada and Bob read the same mailbox, Ada has another of her own; messaging knows Ada only.
    private func colleagues(_ fixture: SendingFixture) async throws -> (ada: UUID, bob: UUID) {
        let shared = hashes("info@acme.example", fixture)
        let rows = [("ada", shared + hashes("ada@example.org", fixture)), ("bob", shared)]
        #expect(try await apply(found(rows), fixture) == "aa")
        try await fixture.database.execute(
            "UPDATE social.social_profiles SET platform_user_id = 'id-' || username, version = 2")
        try await fixture.rows.profiles.set(["discovery_status": "qualified"], of: ["username": "ada"])
        let (ada, bob) = (try await person("ada", fixture), try await person("bob", fixture))
        try await fixture.follow(ada)
        return (ada, bob)
    }

    private func onTheList(_ email: String, _ fixture: SendingFixture) async throws -> Bool {
        try await fixture.database.withConnection {
            try await fixture.context.suppressions.contains(Identifiers(email: email), on: $0)
        }
    }

    @Test func aSharedMailboxOutlivesOnePersonsStop() async throws {
        try await SendingFixture.with { fixture in
            let (ada, bob) = try await colleagues(fixture)
            let stop = InboundEvent(
                .reply, senderID: "id-ada", externalID: "r_1", accountRef: "page-1", text: "STOP", at: nil)
            try await SocialInboundEvents(context: fixture.context).receive([stop], from: "linkedin")
            #expect(try await onTheList("ada@example.org", fixture), "it is Ada's alone")
            #expect(try await !onTheList("info@acme.example", fixture), "Bob said nothing")
            try await fixture.rows.profiles.set(["discovery_status": "qualified"])
            try await fixture.rows.profiles.raise("version")
            for person in [ada, bob] { try await fixture.follow(person) }
            let suppressed = try await fixture.database.transaction { connection in
                let people = try await SocialRecipientStore.lock([ada, bob], on: connection)
                return try await fixture.context.suppressions.suppressed(among: Array(people.values), on: connection)
            }
            #expect(suppressed == [ada])
        }
    }

    @Test func aSharedMailboxCountsWhenItIsNamed() async throws {
        try await SendingFixture.with { fixture in
            let (ada, bob) = try await colleagues(fixture)
            let keeper = SocialKnownPeople(outbox: fixture.people.outbox, suppressions: fixture.context.suppressions)
            func byID(_ person: UUID) async throws -> Identifiers {
                try await fixture.database.withConnection {
                    try #require(try await keeper.identifiers(of: person, on: $0))
                }
            }
            let own = fixture.context.suppressions.hashes(for: Identifiers(email: "ada@example.org"))
            #expect(try await byID(ada).contactHashes == own)
            #expect(try await byID(bob).contactHashes == [])
            func count(_ identifiers: Identifiers) async throws -> Int64 {
                try await fixture.database.withConnection { try await keeper.count(identifiers, on: $0) }
            }
            #expect(try await count(byID(ada)) == 1)
            var named = try await byID(ada)
            named.email = "info@acme.example"
            #expect(try await count(named) == 2)
            #expect(try await count(Identifiers(email: "info@acme.example")) == 2)
        }
    }

    @Test func filesAddAddressesAndForgetNone() async throws {
        try await SendingFixture.with { fixture in
            let (ada, _) = try await ada(fixture)
            let stored = "SELECT cardinality(contact_hashes)::text FROM social.social_profiles WHERE id = \(ada)" as SQL
            #expect(try await apply(found([("ada", hashes("ada@example.org", fixture))]), fixture) == "d")
            #expect(try await apply(found([("ada", [])]), fixture) == "d")
            #expect(try await fixture.people.text(stored) == "2")
            #expect(try await apply(found([("ada", hashes("ada@work.example", fixture))]), fixture) == "u")
            #expect(try await fixture.people.text(stored) == "3")
            try await fixture.follow(ada)
            try await no(Identifiers(email: "ada@work.example"), fixture)
            let known = try await fixture.database.transaction { connection in
                let people = try await SocialRecipientStore.lock([ada], on: connection)
                return try await fixture.context.suppressions.suppressed(among: Array(people.values), on: connection)
            }
            #expect(known == [ada])
        }
    }

    /// Events from before there were hashes are read, and take none away.
    @Test func theContractIsCompatible() async throws {
        try await SendingFixture.with { fixture in
            let none = found([("ada", []), ("bob", [])])
            #expect(!String(decoding: none.payload, as: UTF8.self).contains("contact"))
            let some = found([("ada", hashes("ada+x@example.org", fixture)), ("bob", [])])
            for people in [none, some] {
                #expect(try people.payload.withUnsafeBytes { try SocialFoundPeople(payload: $0) } == people)
            }
            let (ada, _) = try await ada(fixture)
            let facts = try #require(
                try await fixture.people.text(
                    """
                    SELECT (to_jsonb(f) - 'contact_hashes' || '{"version": 9, "username": "ada-new"}')::text
                    FROM social.social_profiles p, social.profile_facts(p) f WHERE p.id = \(ada)
                    """))
            let events = try await fixture.people.delivered([
                NewEvent(
                    type: SocialEvent.profileChanged, aggregateType: SocialEvent.profileSubject, aggregateID: "x",
                    version: 0, payload: Array("{\"profiles\":[\(facts)]}".utf8))
            ])
            try await fixture.database.transaction {
                try await SocialRecipientsFollowing(context: fixture.context).subscription.handle($0, events)
            }
            let row = try #require(
                try await fixture.database.first(
                    "SELECT username, cardinality(contact_hashes) FROM social.social_recipients WHERE profile_id = \(ada)"
                ))
            #expect(try row[0] == "ada-new" && row[1] as Int32 == 2)
        }
    }

    @Test func howManyKnownPeopleItMeans() async throws {
        try await SendingFixture.with { fixture in
            let (ada, _) = try await ada(fixture)
            let keeper = SocialKnownPeople(outbox: fixture.people.outbox, suppressions: fixture.context.suppressions)
            func count(_ identifiers: Identifiers) async throws -> Int64 {
                try await fixture.database.withConnection { try await keeper.count(identifiers, on: $0) }
            }
            #expect(try await count(Identifiers(email: "ada@example.org")) == 1)
            #expect(try await count(Identifiers(email: "eve@example.org", phone: "+44 20 7946 0000")) == 0)
            #expect(try await count(Identifiers(profileURL: "linkedin.com/mwlite/in/ADA")) == 1)
            #expect(try await count(Identifiers(platform: "linkedin", platformUserID: "id-ada")) == 1)
            #expect(
                try await count(
                    Identifiers(
                        platform: "linkedin", username: "ada", platformUserID: "id-ada", email: "ada@example.org")
                ) == 1)
            try await fixture.rows.profiles.set(["username": "x"], of: ["id": .id(ada)])
            #expect(try await count(Identifiers(platform: "linkedin", username: "bob", email: "ada@example.org")) == 2)
        }
    }
}
