import Actions
import Database
import FoundationEssentials
import HTTPServer
import JSON
import SocialContract
import TestKit
import Testing

@testable import SocialMessaging

/// A person's hands are bound by the account's limits, too (C5, C25, design section 11).
@Suite struct ClaimLimitTests {
    /// Items of as many people, in a queue of the same account.
    private func items(_ count: Int, _ fixture: SendingFixture) async throws -> [UUID] {
        var messages: [UUID] = []
        for _ in 0..<count { messages.append(try await fixture.draft().message) }
        #expect(try await fixture.queue(messages, .assisted) == [:])
        let rows = try await fixture.database.query("SELECT id FROM social.social_assisted ORDER BY created_at, id")
        return try rows.map { row throws(DatabaseError) in try row[0] }
    }

    /// - Returns: the refusal.
    private func claim(_ item: UUID, _ fixture: SendingFixture, by caller: String = "ada") async throws -> Problem? {
        do {
            try await AssistedQueue(context: fixture.context).claim(item, by: caller, trace: SendingFixture.trace)
            return nil
        } catch let problem as Problem { return problem }
    }

    private func member(_ problem: Problem?, _ name: String) -> String? {
        problem?.extra.first { $0.0 == name }?.1.stringValue
    }

    private func used(_ fixture: SendingFixture) async throws -> Int64 {
        try await fixture.people.count(
            "SELECT coalesce(max(day_used), 0)::bigint FROM platform.limits WHERE platform = 'tiktok'")
    }

    @Test func windowsBindAndTheSpacingDoesNot() async throws {
        try await SendingFixture.with { fixture in
            let items = try await items(6, fixture)
            // R1.8: five a minute.
            for item in items.prefix(5) { #expect(try await claim(item, fixture) == nil) }
            let refused = try await claim(items[5], fixture)
            #expect(refused?.status == 429 && refused?.code == "limit-reached")
            #expect(member(refused, "held_by") == "per_minute" && member(refused, "until") != nil)
            #expect((1...60).contains(refused?.retryAfter ?? 0))
            let held = try await fixture.database.withConnection { connection in
                try await HeldMessages.byHand(
                    [
                        HeldMessages.Subject(
                            id: items[5], platform: "tiktok", status: "QUEUED", delivery: nil, accountID: nil)
                    ],
                    on: connection)[items[5]]
            }
            #expect(held?.heldBy == .perMinute && held?.until != nil)
            #expect(
                try await fixture.people.text("SELECT state FROM social.social_assisted WHERE id = \(items[5])")
                    == "waiting")
        }
    }

    @Test func oneItemIsChargedOnceADay() async throws {
        try await SendingFixture.with { fixture in
            try await fixture.database.execute("UPDATE platform.limits SET per_day = 1 WHERE account_id IS NOT NULL")
            let items = try await items(2, fixture)
            #expect(try await claim(items[0], fixture) == nil)
            #expect(try await claim(items[0], fixture) == nil, "the same claim again")
            try await fixture.database.execute(
                "UPDATE social.social_assisted SET claimed_until = now() - interval '1 hour'")
            #expect(try await claim(items[0], fixture, by: "bob") == nil, "somebody else takes it over")
            #expect(try await used(fixture) == 1)
            let refused = try await claim(items[1], fixture)
            #expect(member(refused, "held_by") == "per_day")
            #expect((refused?.retryAfter ?? 0) > 0)
        }
    }

    @Test func whatWasSentWithoutAClaimCounts() async throws {
        try await SendingFixture.with { fixture in
            try await fixture.database.execute("UPDATE platform.limits SET per_day = 1 WHERE account_id IS NOT NULL")
            let items = try await items(3, fixture)
            let queue = AssistedQueue(context: fixture.context)
            for item in items.prefix(2) {
                try await queue.sent(item, by: "ada", body: nil, trace: SendingFixture.trace)
            }
            #expect(try await used(fixture) == 2, "a report is a fact")
            #expect(try await claim(items[2], fixture)?.status == 429)
        }
    }

    private func lapse(_ fixture: SendingFixture) async throws {
        try await fixture.database.execute(
            """
            UPDATE social.social_assisted SET claimed_until = now() - interval '1 second' WHERE claimed_until IS NOT NULL
            """)
    }

    @Test func aClaimThatLapsesGivesBack() async throws {
        try await SendingFixture.with { fixture in
            try await fixture.database.execute("UPDATE platform.limits SET per_day = 2 WHERE account_id IS NOT NULL")
            let items = try await items(3, fixture)
            for item in items.prefix(2) { #expect(try await claim(item, fixture) == nil) }
            #expect(try await claim(items[2], fixture)?.status == 429)
            let claims = LapsedClaims(context: fixture.context)
            #expect(try await claims.letGo() == 0, "they still run")
            try await lapse(fixture)
            // What they charged is theirs, whoever is the default by now.
            try await fixture.database.execute(
                "UPDATE social.social_messages SET account_id = NULL")
            #expect(try await claims.letGo() == 2)
            #expect(try await claims.letGo() == 0)
            #expect(try await used(fixture) == 0)
            let rows = try await fixture.database.query(
                "SELECT cardinality(slots), week_used FROM platform.limits WHERE platform = 'tiktok'")
            for row in rows { #expect(try row[0] as Int32 == 0 && row[1] as Int32 == 0) }
            #expect(try await claim(items[2], fixture) == nil)
            #expect(try await used(fixture) == 1)
            let queue = AssistedQueue(context: fixture.context)
            try await queue.sent(items[0], by: "ada", body: nil, trace: SendingFixture.trace)
            #expect(try await used(fixture) == 2, "a late report is a fact")
            try await queue.sent(items[2], by: "ada", body: nil, trace: SendingFixture.trace)
            #expect(try await used(fixture) == 2, "its claim has counted")
            #expect(try await claims.letGo() == 0)
        }
    }

    @Test func whatIsSkippedGivesBack() async throws {
        try await SendingFixture.with { fixture in
            let items = try await items(2, fixture)
            let queue = AssistedQueue(context: fixture.context)
            for item in items { #expect(try await claim(item, fixture) == nil) }
            try await queue.skipped(items[0], by: "ada", reason: nil, trace: SendingFixture.trace)
            #expect(try await used(fixture) == 1)
            try await queue.undo(items[0], by: "ada", trace: SendingFixture.trace)
            #expect(try await claim(items[0], fixture) == nil)
            #expect(try await used(fixture) == 2, "taken again, it counts again")
            try await lapse(fixture)
            try await fixture.database.execute("UPDATE social.social_recipients SET outreach_status = 'closed'")
            #expect(try await claim(items[1], fixture)?.code == "closed")
            #expect(try await used(fixture) == 1, "dropped at the claim")
        }
    }

    @Test func whatIsTakenBackGivesBack() async throws {
        try await SendingFixture.with { fixture in
            let items = try await items(3, fixture)
            let queue = AssistedQueue(context: fixture.context)
            for item in items { #expect(try await claim(item, fixture) == nil) }
            let claims = LapsedClaims(context: fixture.context)
            for item in items.prefix(2) {
                try await queue.sent(item, by: "ada", body: nil, trace: SendingFixture.trace)
            }
            #expect(try await claims.letGo() == 0, "what was sent has used it")
            try await queue.undo(items[0], by: "ada", trace: SendingFixture.trace)
            #expect(try await used(fixture) == 3)
            #expect(try await claims.letGo() == 1)
            #expect(try await used(fixture) == 2)
            #expect(try await claim(items[0], fixture) == nil)
            #expect(try await used(fixture) == 3, "taken again, it counts again")
            #expect(try await claims.letGo() == 0)
        }
    }

    /// The person answered just after a claim was over, and the message was taken back with its use.
    @Test func whatIsWithdrawnGivesBack() async throws {
        try await SendingFixture.with { fixture in
            let item = try await items(1, fixture)[0]
            #expect(try await claim(item, fixture) == nil)
            try await lapse(fixture)
            try await fixture.database.transaction { connection in
                let message: UUID = try #require(
                    try await connection.first("SELECT message_id FROM social.social_assisted"))[0]
                try await Withdrawal(context: fixture.context).drop(
                    [message], reason: "the person has answered", by: "ledger", trace: nil, on: connection)
            }
            #expect(try await used(fixture) == 1)
            #expect(try await LapsedClaims(context: fixture.context).letGo() == 1)
            #expect(try await used(fixture) == 0)
        }
    }

    /// Whatever lies in the table, only what is over is read.
    @Test func lapsedClaimsAreFoundByTheirIndex() async throws {
        try await SendingFixture.with { fixture in
            let plan = try await fixture.database.transaction { connection in
                try await connection.execute("SET LOCAL enable_seqscan = off")
                let rows = try await connection.query("EXPLAIN \(sql: LapsedClaims.statement)")
                return try rows.map { row throws(DatabaseError) in try row[0] as String }.joined(separator: "\n")
            }
            #expect(
                plan.contains("social_assisted_lapsing") && plan.contains("Index Cond: (COALESCE(claimed_until"),
                "\(plan)")
            #expect(!plan.contains("Sort"), "\(plan)")
        }
    }

    /// Ada's claim is over and Bob has one; Ada did send it, and says so.
    @Test func aTrueReportIsTakenFromWhoeverHasSent() async throws {
        try await SendingFixture.with { fixture in
            let item = try await items(1, fixture)[0]
            let queue = AssistedQueue(context: fixture.context)
            #expect(try await claim(item, fixture, by: "ada") == nil)
            try await lapse(fixture)
            #expect(try await claim(item, fixture, by: "bob") == nil)
            try await queue.sent(item, by: "ada", body: nil, trace: SendingFixture.trace)
            let late = await #expect(throws: Problem.self) {
                try await queue.sent(item, by: "bob", body: nil, trace: SendingFixture.trace)
            }
            #expect(late?.code == "already-sent" && member(late, "done_by") == "ada")
            #expect(try await used(fixture) == 1)
        }
    }

    @Test func aPauseStopsClaims() async throws {
        try await SendingFixture.with { fixture in
            let items = try await items(2, fixture)
            #expect(try await claim(items[0], fixture) == nil)
            _ = try await fixture.database.transaction { connection in
                try await Pauses.begin(platform: "tiktok", reason: "holidays", by: "ada", on: connection)
            }
            for item in items {
                let refused = try await claim(item, fixture)
                #expect(refused?.status == 409 && refused?.code == "paused", "\(refused?.code ?? "claimed")")
                #expect(member(refused, "held_by") == "paused" && member(refused, "held_reason") == "holidays")
            }
            #expect(try await used(fixture) == 1)
        }
    }

    @Test func aNoComesBeforeTheLimit() async throws {
        try await SendingFixture.with { fixture in
            let items = try await items(1, fixture)
            try await fixture.database.execute("UPDATE social.social_recipients SET outreach_status = 'closed'")
            #expect(try await claim(items[0], fixture)?.code == "closed")
            #expect(try await used(fixture) == 0)
        }
    }
}
