import Database
import EventLoop
import Glibc
import Outbox
import TestKit
import Testing

extension Proof {
    @Suite("Dump and restore") struct RestoreTests {
        /// The new cluster's transaction ids start near 700, far below those in the dump: without a new era its events would
        /// stand behind every cursor.
        @Test func aFreshClusterGoesOnWhereTheDumpStopped() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                try await burnTransactions(scratch.database)
                let before = Replica(scratch)
                try await before.run { connection, events in
                    try await Ledger.apply(events, by: "before", on: connection)
                }
                try await ledger.append((0..<200).map { Thing.event($0) }, to: before.outbox)
                #expect(try await ledger.settled() == Ledger.Verdict())
                await before.stop()
                try await ledger.append((0..<100).map { Thing.event($0, version: 2) }, to: before.outbox)

                let cluster = try await scratch.loop.offload { try ScratchCluster() }
                let source = scratch.url
                try await scratch.loop.offload { try copy(source, cluster.url) }
                let after = Replica(scratch, url: cluster.url)
                let restored = Ledger(existing: after.database)
                let (old, new): (Int64, Int64) = (
                    try await ledger.value("SELECT pg_current_xact_id()::text::bigint"),
                    try await restored.value("SELECT pg_current_xact_id()::text::bigint")
                )
                #expect(new < old, "the new cluster must count from lower, or this test proves nothing")
                try await after.run { connection, events in try await Ledger.apply(events, by: "after", on: connection)
                }
                #expect(try await restored.settled() == Ledger.Verdict())
                #expect(try await restored.value("SELECT count(*) FROM effects WHERE worker = 'after'") == 100)
                try await restored.append((0..<50).map { Thing.event($0, version: 3) }, to: after.outbox)
                try await restored.append((0..<50).map { Thing.event($0, version: 3, lane: .bulk) }, to: after.outbox)
                #expect(try await restored.settled() == Ledger.Verdict())
                #expect(try await restored.value("SELECT count(*) FROM effects") == 400)
                #expect(
                    try await restored.value("SELECT array_agg(era ORDER BY era) FROM outbox.eras") == [Int32(1), 2])
                report(
                    "restored where transaction ids fell from \(old) to \(new): 100 pending applied once, 100 new ones too"
                )
                await after.stop()
                await after.database.close()
            }
        }

        private func burnTransactions(_ database: Database) async throws {
            try await database.withConnection {
                try await $0.script(
                    "DO $$ BEGIN FOR i IN 1..3000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$")
            }
        }
    }
}

private struct CopyFailed: Error { let status: Int32 }

/// `pg_dump` of one database into another, empty one.
private func copy(_ source: String, _ target: String) throws {
    let script = """
        PATH=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1):$PATH
        pg_dump --no-owner --no-privileges -d "$1" | psql -d "$2" -v ON_ERROR_STOP=1 -q >/dev/null
        """
    let words = ["sh", "-c", script, "copy", source, target]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var (child, status) = (pid_t(), Int32())
    guard posix_spawn(&child, "/bin/sh", nil, nil, &arguments, environ) == 0 else { throw CopyFailed(status: -1) }
    waitpid(child, &status, 0)
    guard status == 0 else { throw CopyFailed(status: status) }
}
