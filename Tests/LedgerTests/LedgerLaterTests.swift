import Database
import FoundationEssentials
import TestKit
import Testing
import Timekeeping

@testable import Actions

/// Much that is to be done later costs a look at what is due now nothing.
@Suite struct LedgerLaterTests {
    /// Actions of one queue with moments of the calendar.
    private func schedule(_ moments: [Timestamp], _ fixture: LedgerFixture) async throws -> [UUID] {
        let account = try await fixture.account("facebook")
        let actions = moments.map { moment in
            NewAction(
                product: "test", subjectID: UUID(), account: account, operation: "message", guarantee: .none,
                input: "{}", bodySHA256: [UInt8](repeating: 7, count: 32), recipientHashes: [], createdBy: "test",
                notBefore: moment)
        }
        _ = try await fixture.scratch.database.transaction { try await Ledger.enqueue(actions, on: $0) }
        try await fixture.look()
        return actions.map(\.subjectID)
    }

    private func unlimited(_ fixture: LedgerFixture) async throws {
        try await fixture.scratch.database.execute(
            "UPDATE platform.limits SET per_minute = NULL, spacing_ms = NULL, per_day = 1000, per_week = 5000")
    }

    @Test func whatIsDueGoesByItsMomentAndThenInLine() async throws {
        try await withLedger { fixture in
            try await unlimited(fixture)
            let now = fixture.clock.now
            let line = try await fixture.enqueue(2)
            let later = try await schedule([now.adding(.seconds(60)), now.adding(.seconds(30))], fixture)
            #expect(try await fixture.plan().map(\.action.subjectID) == line)
            #expect(try await fixture.readyAt("facebook") == now.adding(.seconds(30)))
            fixture.clock.advance(.seconds(30))
            let next = try await fixture.enqueue(1)
            #expect(try await fixture.plan().map(\.action.subjectID) == [later[1]] + next)
            #expect(try await fixture.readyAt("facebook") == now.adding(.seconds(60)))
            fixture.clock.advance(.seconds(30))
            #expect(try await fixture.plan().map(\.action.subjectID) == [later[0]])
            #expect(try await fixture.readyAt("facebook") == nil)
        }
    }

    /// More than a plan takes of a queue at once.
    @Test func manyThatAreDueAtOnceAllLeave() async throws {
        try await withLedger { fixture in
            try await unlimited(fixture)
            let now = fixture.clock.now
            let later = try await schedule((1...20).map { now.adding(.seconds($0)) }, fixture)
            let line = try await fixture.enqueue(5)
            fixture.clock.advance(.seconds(60))
            var left: [UUID] = []
            for _ in 0..<6 { left += try await fixture.plan(50).map(\.action.subjectID) }
            #expect(left == later + line)
        }
    }

    /// Neither the look at what is due nor the question when the next one is reads what is to be done later, one by one.
    @Test func bothAreFoundByAnIndex() async throws {
        try await withLedger { fixture in
            let look = DueRows.statement(most: 10, where: "true", at: "clock_timestamp()")
            let plan = try await explain(look, fixture)
            #expect(plan.contains { $0.contains("actions_later_by_way") && $0.contains("Index") }, "\(plan)")
            #expect(plan.contains { $0.contains("actions_by_way") && $0.contains("Index") }, "\(plan)")
            let next = try await explain("SELECT (\(sql: QueueStore.firstLater)) FROM platform.queues q", fixture)
            #expect(next.contains { $0.contains("Index Only Scan using actions_later_by_way") }, "\(next)")
        }
    }

    private func explain(_ statement: SQL, _ fixture: LedgerFixture) async throws -> [String] {
        try await fixture.scratch.database.transaction { connection in
            try await connection.execute("SET LOCAL enable_seqscan = off")
            try await connection.execute("SET LOCAL enable_bitmapscan = off")
            return try await connection.query("EXPLAIN \(sql: statement)").map { row throws(DatabaseError) in try row[0]
            }
        }
    }
}
