import Actions
import Database
import FoundationEssentials
import TestKit
import Testing
import Timekeeping

/// Room for what comes: work in stages, deeds that do nothing to anybody, rehearsals. A product that would use it finds columns for it,
/// and the ledger leaves them as they are.
@Suite struct LedgerRoomTests {
    @Test func columnsForStagesRehearsalsAndHarmlessDeeds() async throws {
        try await withLedger { fixture in
            let database = fixture.scratch.database
            let subject = try await fixture.enqueue()[0]
            let sealed: [UInt8] = [7, 7, 7]
            // `later {seconds, state}`: the lease is freed, the state waits with the action, and it comes back at its moment.
            let until = fixture.clock.now.adding(.seconds(90))
            try await database.execute(
                """
                UPDATE platform.actions SET effect = 'none', rehearse = true, state = \(sealed), not_before = \(until)
                WHERE subject_id = \(subject)
                """)
            #expect(try await fixture.plan().isEmpty)
            #expect(try await fixture.readyAt("facebook") == until)
            fixture.clock.set(until)
            let intent = try #require(try await fixture.plan().first)
            #expect(try await fixture.ledger.calling(intent))
            try await fixture.ledger.conclude(intent, .temporary())
            let row = try await database.first(
                "SELECT effect, rehearse, state, status FROM platform.actions WHERE subject_id = \(subject)")
            #expect(try row?[0] == "none" && row?[1] == true && row?[2] == sealed && row?[3] == "queued")
            await #expect(throws: DatabaseError.self) {
                try await database.execute("UPDATE platform.actions SET effect = 'perhaps'")
            }
        }
    }

    @Test func beforeThisReleaseEveryActionIsADeed() async throws {
        try await withLedger { fixture in
            try await fixture.enqueue()
            let row = try await fixture.scratch.database.first(
                "SELECT effect, rehearse, state IS NULL FROM platform.actions")
            #expect(try row?[0] == "deed" && row?[1] == false && row?[2] == true)
        }
    }
}
