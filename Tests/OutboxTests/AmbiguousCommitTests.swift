import Database
import EventLoop
import Outbox
import TestKit
import Testing

extension Proof {
    @Suite("Commits whose answer is lost") struct AmbiguousCommitTests {
        /// Cuts also hit the attempts at parked events: one event in ten fails when it first stands alone.
        @Test func everyEffectExistsOnce() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let upstream: String = try await ledger.value(
                    """
                    SELECT split_part(current_setting('unix_socket_directories'), ',', 1) || '/.s.PGSQL.'
                           || current_setting('port')
                    """)
                let proxy = try CuttingProxy(upstream: upstream)
                let (name, user, port): (String, String, String) = (
                    try await ledger.value("SELECT current_database()::text"),
                    try await ledger.value("SELECT current_user::text"),
                    try await ledger.value("SELECT current_setting('port')")
                )
                let replica = Replica(
                    scratch, url: "host=\(proxy.directory) port=\(port) dbname=\(name) user=\(user)", connections: 4)
                let stumbling = Stumbling()
                replica.outbox.subscribe(
                    Subscription(name: "test.effects", types: [Thing.type], batch: 5) { connection, events in
                        try stumbling.check(events)
                        try await Ledger.apply(events, on: connection)
                    })
                try await persist { try await replica.outbox.start() }
                let writer = Replica(scratch)
                for version in 1...30 {
                    try await ledger.append(
                        (0..<10).map { Thing.event($0 + version, version: version) }, to: writer.outbox)
                    try await scratch.loop.sleep(for: .milliseconds(20))
                }
                let verdict = try await ledger.settled(within: .seconds(150))
                await replica.stop()
                await replica.database.close()
                try await scratch.loop.offload { proxy.stop() }
                #expect(verdict == Ledger.Verdict())
                #expect(proxy.cuts.before > 3 && proxy.cuts.after > 3)
                #expect(try await ledger.value("SELECT count(*) FROM outbox.dead_letters") == 0)
                report(
                    """
                    \(proxy.cuts.before) connections cut before COMMIT arrived and \(proxy.cuts.after) after it was done: \
                    300 events, \(verdict)
                    """)
            }
        }
    }
}

/// Tries until it works, as a starting service does.
private func persist(_ body: () async throws -> Void) async throws {
    for attempt in 1... {
        do { return try await body() } catch { if attempt == 20 { throw error } }
    }
}

/// Refuses some events once, when they stand alone. Confined to the scratch loop.
private final class Stumbling: @unchecked Sendable {
    struct Refused: Error {}
    private var seen: Set<String> = []

    func check(_ events: [Event]) throws {
        for event in events where try event.version.isMultiple(of: 10) {
            let key = "\(try event.aggregateID) \(try event.version)"
            guard !seen.contains(key) else { continue }
            if events.count == 1 { seen.insert(key) }
            throw Refused()
        }
    }
}
