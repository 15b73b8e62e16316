import Database
import FoundationEssentials
import Outbox
import TestKit
import Testing
import Timekeeping

@testable import Actions

/// One product's tables are damaged: that is its own trouble.
@Suite struct LedgerDamageTests {
    /// Two products with tables of their own, in one process.
    private struct Houses {
        let fixture: LedgerFixture
        let ledger: Ledger
        var database: Database { fixture.scratch.database }

        init(_ fixture: LedgerFixture) async throws {
            self.fixture = fixture
            // Ahead of the server's own, so that no wait is over by itself.
            fixture.clock.set(.now().adding(.seconds(600)))
            let products = [Houses.product("barn", "barn.letters"), Houses.product("mill", "mill.letters")]
            for house in ["barn", "mill"] as [StaticString] {
                try await fixture.scratch.database.execute("CREATE SCHEMA \(unsafeIdentifier: house)")
            }
            for table in ["barn.letters", "mill.letters"] as [StaticString] {
                try await fixture.scratch.database.execute(
                    """
                    CREATE TABLE \(unsafeIdentifier: table) (id uuid PRIMARY KEY, status text NOT NULL, approval text, reason text)
                    """)
            }
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            let outbox = Outbox(
                database: fixture.scratch.database, loop: fixture.scratch.loop, listener: nil, log: fixture.scratch.log)
            ledger = Ledger(outbox: outbox, products: products, clock: fixture.clock.ledger)
        }

        private static func product(_ name: String, _ table: StaticString) -> RowActions {
            let nobody: @Sendable ([UUID], Connection) async throws -> Set<UUID> = { _, _ in [] }
            return RowActions(name, ["message"], table, held: nobody, columns: "r.approval") { _ in
                RowWord(refusal: nil)
            }
        }

        func enqueue(_ product: String, _ count: Int = 1, _ guarantee: Guarantee = .none) async throws -> [UUID] {
            let account = try await fixture.account("facebook")
            let actions = (0..<count).map { _ in
                NewAction(
                    product: product, subjectID: UUID(), account: account, operation: "message", guarantee: guarantee,
                    keyWindow: .seconds(36_000), input: "{}", bodySHA256: [1], recipientHashes: [], createdBy: "test")
            }
            let table: StaticString = product == "barn" ? "barn.letters" : "mill.letters"
            try await database.transaction { connection in
                _ = try await Ledger.enqueue(actions, on: connection)
                try await connection.execute(
                    """
                    INSERT INTO \(unsafeIdentifier: table) (id, status)
                    SELECT id, 'queued' FROM unnest(\(actions.map(\.subjectID))) AS u (id)
                    """)
            }
            try await fixture.look()
            return actions.map(\.subjectID)
        }

        func hold(_ product: String, _ subject: UUID) async throws -> Hold? {
            try await database.withConnection {
                try await Holds.of(product: product, subjects: [subject], on: $0)[subject]
            }
        }

        /// What is begun while `count` are wanted.
        func plan(_ count: Int) async throws -> Set<UUID> {
            var begun: Set<UUID> = []
            try await eventually("\(count) are begun") {
                begun.formUnion(try await ledger.plan(most: 10).map(\.action.subjectID))
                return begun.count >= count
            }
            return begun
        }
    }

    @Test(
        "A column, or a table, that is gone holds up its own product's messages, and says so",
        arguments: [
            (
                "ALTER TABLE barn.letters RENAME status TO state", "ALTER TABLE barn.letters RENAME state TO status"
            ),
            ("ALTER TABLE barn.letters RENAME TO old", "ALTER TABLE barn.old RENAME TO letters"),
        ] as [(SQL, SQL)])
    func plans(damage: SQL, mend: SQL) async throws {
        try await withLedger { fixture in
            let houses = try await Houses(fixture)
            let ours = try await houses.enqueue("barn")[0]
            let others = try await houses.enqueue("mill", 3)
            try await houses.database.execute(damage)
            #expect(try await houses.plan(3) == Set(others))
            let hold = try #require(try await houses.hold("barn", ours))
            #expect(hold.heldBy == .product && hold.until == nil)
            #expect(hold.reason?.contains("tables of its product are damaged (database server 42") == true)
            #expect(try await houses.hold("mill", others[0])?.heldBy == .sending)
            #expect(try await fixture.status(ours) == "queued")
            try await houses.database.execute(mend)
            #expect(try await houses.plan(1) == [ours], "it goes on by itself")
            #expect(try await houses.hold("barn", ours)?.heldBy == .sending)
        }
    }

    @Test func whatDeadProcessesLeftOfOthersIsSwept() async throws {
        try await withLedger { fixture in
            let houses = try await Houses(fixture)
            let ours = try await houses.enqueue("barn", 2)
            #expect(try await houses.plan(2) == Set(ours))
            let others = try await houses.enqueue("mill", 2)
            #expect(try await houses.plan(2) == Set(others))
            fixture.clock.advance(.seconds(120))
            try await houses.database.execute("ALTER TABLE barn.letters RENAME status TO state")
            while try await houses.ledger.sweep() {}
            #expect(try await fixture.status(ours[0]) == "intent")
            for subject in others { #expect(try await fixture.status(subject) == "queued") }
            #expect(try await houses.hold("barn", ours[1])?.heldBy == .product)
            try await houses.database.execute("ALTER TABLE barn.letters RENAME state TO status")
            try await eventually("they are where they were") {
                while try await houses.ledger.sweep() {}
                let both = [try await fixture.status(ours[0]), try await fixture.status(ours[1])]
                return both == ["queued", "queued"]
            }
        }
    }

    @Test func doubtsOfOthersAreSettled() async throws {
        try await withLedger { fixture in
            let houses = try await Houses(fixture)
            let ours = try await houses.enqueue("barn", 1, .key)[0]
            let other = try await houses.enqueue("mill", 1, .key)[0]
            let intents = try await houses.ledger.plan(most: 10)
            #expect(intents.count == 2)
            for intent in intents {
                #expect(try await houses.ledger.calling(intent))
                try await houses.ledger.conclude(intent, .doubt)
            }
            fixture.clock.advance(.seconds(120))
            try await houses.database.execute("ALTER TABLE barn.letters RENAME status TO state")
            _ = try await houses.ledger.claimDoubtful()
            #expect(try await fixture.status(other) == "queued")
            #expect(try await fixture.status(ours) == "unknown")
            #expect(try await houses.hold("barn", ours)?.heldBy == .product)
            try await houses.database.execute("ALTER TABLE barn.letters RENAME state TO status")
            try await eventually("its key is repeated, too") {
                _ = try await houses.ledger.claimDoubtful()
                return try await fixture.status(ours) == "queued"
            }
        }
    }

    /// A pause without an end is ended by a person, and a limit of another way by its moment: neither by damage.
    @Test func whatHoldsOtherwiseStaysHeld() async throws {
        try await withLedger { fixture in
            let houses = try await Houses(fixture)
            _ = try await houses.enqueue("barn")
            let database = houses.database
            try await database.execute(
                """
                INSERT INTO platform.queues (product, account_id, operation, delivery, platform, held_by, held_until)
                SELECT product, account_id, operation, 'browser', platform, 'per_day', clock_timestamp() + interval '5 hours'
                FROM platform.queues WHERE product = 'barn'
                """)
            try await database.execute(
                """
                UPDATE platform.queues SET held_by = 'paused', held_until = NULL, ready_at = NULL
                WHERE product = 'barn' AND delivery = 'api'
                """)
            try await database.withConnection {
                try await QueueStore.hold(of: "barn", for: .seconds(10), because: "gone", on: $0)
            }
            let rows = try await database.query(
                "SELECT held_by FROM platform.queues WHERE product = 'barn' ORDER BY delivery")
            #expect(try rows.map { try $0[0] as String } == ["paused", "per_day"])
        }
    }

    @Test func restoredNewsOfOthersIsTold() async throws {
        try await withLedger { fixture in
            let houses = try await Houses(fixture)
            let (ours, other) = (try await houses.enqueue("barn")[0], try await houses.enqueue("mill")[0])
            try await houses.database.transaction { connection in
                try await RestoredActions.doubtAll(since: fixture.clock.now, quarantine: UUID(), on: connection)
            }
            try await houses.database.execute("ALTER TABLE barn.letters RENAME status TO state")
            while try await houses.ledger.tellRestored() {}
            let told: SQL = "SELECT is_told FROM platform.actions WHERE subject_id ="
            func isTold(_ subject: UUID) async throws -> Bool {
                try await houses.database.first("\(sql: told) \(subject)")?[0] ?? false
            }
            #expect(try await isTold(other))
            #expect(try await !isTold(ours))
            try await houses.database.execute("ALTER TABLE barn.letters RENAME state TO status")
            try await eventually("it is told, too") {
                while try await houses.ledger.tellRestored() {}
                return try await isTold(ours)
            }
        }
    }
}
