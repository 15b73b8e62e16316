import Database
import FoundationEssentials
import JSON
import Migrations
import Outbox
import SocialContract
import TestKit
import Testing
import Timekeeping

@testable import SocialMessages
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// What Docs/operations.md says of installations that lost events in a crash of PostgreSQL: its statements find them and mend.
@Suite("Events lost before") struct DamageTests {
    @Test func theOperationsPageFindsAndMends() async throws {
        try await SendingFixture.with { fixture in
            let people = fixture.people
            // As on every installation that has run.
            _ = try await people.database.withConnection { try await Life.now(on: $0) }
            let statements = try DamageTests.statements()
            #expect(try await DamageTests.damage(people.database) == [0, 0, 0, 0])
            let (rejected, sent, answered, taken, unknown) = (
                try await people.addPeople(1)[0], try await people.addPeople(1, outreach: .drafted)[0],
                try await people.addPeople(1, outreach: .drafted)[0],
                try await people.addPeople(1, outreach: .drafted)[0],
                try await people.addPeople(1, recipients: false)[0]
            )
            try await people.rows.profiles.set(["discovery_status": "rejected"], of: ["id": .id(rejected)])
            try await people.rows.profiles.raise("version", of: ["id": .id(rejected)])
            for person in [sent, answered] { _ = try await people.addMessage(to: person, .sent) }
            for person in [sent, answered] {
                try await people.rows.recipients.set(
                    ["outreach_status": "sent", "messages_version": 2], of: ["profile_id": .id(person)])
            }
            try await people.rows.replies.add([
                "id": .id(UUID()), "platform": "tiktok", "external_id": "r", "platform_user_id": "u",
                "profile_id": .id(answered), "body": "yes", "received_at": .at(.now().adding(.seconds(1))),
            ])
            let dropped = try await people.addMessage(to: taken, .draft)
            try await people.rows.addTimer("waiting", of: dropped, to: taken)
            #expect(try await DamageTests.damage(people.database) == [2, 2, 2, 1])
            for statement in statements {
                try await people.database.withConnection { try await $0.script(statement) }
            }
            try await DamageTests.follow(fixture)
            #expect(try await DamageTests.damage(people.database) == [0, 0, 0, 0])
            #expect(
                try await people.rows.recipients.text("discovery_status", of: ["profile_id": .id(rejected)])
                    == "rejected")
            #expect(
                try await people.rows.profiles.text("outreach_status", of: ["id": .id(sent)]) == "sent"
            )
            #expect(
                try await people.rows.recipients.count(["profile_id": .id(unknown)])
                    == 1)
            for (person, status) in [(sent, "waiting"), (answered, "cancelled"), (taken, "cancelled")] {
                #expect(
                    try await people.rows.timers.text("status", of: ["profile_id": .id(person)])
                        == status)
            }
            let events = try await people.rows.events.count()
            for statement in statements {
                try await people.database.withConnection { try await $0.script(statement) }
            }
            #expect(try await people.rows.events.count() == events, "once more changes nothing")
        }
    }

    /// The statements of the page's section, in order.
    private static func statements() throws -> [String] {
        let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
        let page = try #require(TextFile.read(root + "/Docs/operations.md"))
        let section = try #require(page.split(separator: "### PostgreSQL has crashed\n").last)
        let text = try #require(section.split(separator: "\n### ").first)
        return text.split(separator: "```sql\n").dropFirst().compactMap {
            $0.split(separator: "```").first.map(String.init)
        }
    }

    /// What `outreach doctor` counts, of the checks that lost events explain.
    private static func damage(_ database: Database) async throws -> [Int] {
        let checks = DamageCheck.all(of: ["social"]).filter(\.settlesByEvents)
        return try await database.withConnection { connection in
            var counts: [Int] = []
            for check in checks { counts.append(try await check.look(on: connection).count) }
            return counts
        }
    }

    @Test func whoGotTwoFirstMessagesIsFoundUntilSomebodyKnows() async throws {
        try await PeopleFixture.with { people in
            func found(_ topic: String) async throws -> [DamageCheck.Found] {
                let checks = DamageCheck.all(of: ["social"]).filter { $0.topic.contains(topic) }
                #expect(checks.count == 1)
                return try await people.database.withConnection { connection in
                    [try await checks[0].look(on: connection)]
                }
            }
            let ids = try await people.addPeople(3, outreach: .sent)
            for person in ids { _ = try await people.addMessage(to: person, .sent) }
            #expect(try await found("two first") == [.init(count: 0, first: [])])
            // As a restore without a quarantine left it: the first one ended, and was sent all the same.
            for person in ids.prefix(2) {
                let failed = try await people.addMessage(to: person, .failed)
                try await people.rows.messages.set(["sent_at": .now], of: ["id": .id(failed)])
            }
            let both = ids.prefix(2).sorted { $0.uuidString < $1.uuidString }
            #expect(try await found("two first") == [.init(count: 2, first: both)])
            try await people.rows.profiles.set(["outreach_status": "closed"], of: ["id": .id(both[0])])
            #expect(try await found("two first") == [.init(count: 1, first: [both[1]])])

            #expect(try await found("known twice") == [.init(count: 0, first: [])])
            try await people.rows.doubles.add(["profile_id": .id(both[1]), "same_as": .id(ids[2])])
            #expect(try await found("known twice") == [.init(count: 1, first: [both[1]])])
            try await people.rows.profiles.set(["outreach_status": "closed"], of: ["id": .id(ids[2])])
            #expect(try await found("known twice") == [.init(count: 0, first: [])])
        }
    }

    @Test func onlyWhatStaysIsDamage() {
        let (a, b, c) = (UUID(), UUID(), UUID())
        let before = DamageCheck.Found(count: 2, first: [a, b])
        #expect(DamageCheck.Found(count: 2, first: [b, c]).staying(since: before) == .init(count: 1, first: [b]))
        #expect(DamageCheck.Found(count: 0, first: []).staying(since: before) == .init(count: 0, first: []))
        let many = DamageCheck.Found(count: 5000, first: [a])
        #expect(DamageCheck.Found(count: 4000, first: [b]).staying(since: many).count == 4000)
    }

    /// Messaging hears what the page's statement has written.
    private static func follow(_ fixture: SendingFixture) async throws {
        let following = SocialRecipientsFollowing(context: fixture.context).subscription
        fixture.people.outbox.subscribe(following)
        try await fixture.people.outbox.start()
        let isCaughtUp = try await fixture.people.outbox.caughtUp(
            SocialSubscription.messagingRecipients, types: [SocialEvent.profileChanged], within: .seconds(20))
        #expect(isCaughtUp)
        await fixture.people.outbox.stop()
    }
}
