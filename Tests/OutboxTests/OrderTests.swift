import Database
import EventLoop
import Outbox
import TestKit
import Testing

extension Proof {
    @Suite("Order per subject") struct OrderTests {
        private static let subjects = 200

        /// Writers touch other rows first, so that transaction ids are not in the order of the changes; one event in twenty
        /// fails at first, all of them on even subjects.
        @Test(arguments: [Ringing.heard, .polled])
        func eightConsumersWithFailures(_ ringing: Ringing) async throws {
            let calm = try await run(ringing, count: 2_400, failing: false)
            let rough = try await run(ringing, count: 2_400, failing: true)
            for outcome in [calm, rough] {
                #expect(outcome.verdict == Ledger.Verdict())
                #expect(outcome.inversions == 0, "effects must rise by version within each subject")
                #expect(outcome.unfinished == 0, "every subject must end at its last version")
            }
            #expect(rough.failures > 0)
            #expect(rough.undelayed95 < calm.undelayed95 * 5 + 1.5)
            report(
                """
                order, \(ringing.rawValue): \(rough.stale) of 2400 events came after a newer one and were ignored; \
                \(rough.failures) failures; p95 of subjects without failures \(Int(rough.undelayed95 * 1000)) ms, \
                in a run without failures \(Int(calm.undelayed95 * 1000)) ms
                """)
        }

        private struct Outcome {
            var verdict: Ledger.Verdict
            var inversions: Int
            var unfinished: Int
            var stale: Int
            var failures: Int
            /// Seconds from commit to effect.
            var undelayed95: Double
        }

        private func run(_ ringing: Ringing, count: Int, failing: Bool) async throws -> Outcome {
            let subjects = OrderTests.subjects
            return try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                try await prepare(scratch.database, subjects)
                let trouble = Trouble(isOn: failing)
                let consumers = (1...8).map { _ in Replica(scratch, ringing: ringing, connections: 2) }
                for consumer in consumers {
                    try await consumer.run(batch: 50) { connection, events in
                        try trouble.check(events)
                        try await Ledger.apply(events, on: connection)
                        try await applyVersions(events, on: connection)
                    }
                }
                let writer = Replica(scratch, ringing: ringing, connections: 8)
                let writers = (0..<8).map { number in
                    scratch.loop.task {
                        for _ in 0..<count / 8 { try await change(.random(in: 0..<subjects), writer.outbox, number) }
                    }
                }
                for task in writers { try await task.value }
                let verdict = try await ledger.settled()
                for consumer in consumers { await consumer.stop() }
                return try await outcome(ledger, verdict, failures: trouble.count)
            }
        }

        private func outcome(_ ledger: Ledger, _ verdict: Ledger.Verdict, failures: Int) async throws -> Outcome {
            Outcome(
                verdict: verdict,
                inversions: try await ledger.value(
                    """
                    SELECT count(*) FROM (SELECT version <= lag(version) OVER (PARTITION BY subject ORDER BY n) AS back
                                          FROM applied_history) h WHERE back
                    """),
                unfinished: try await ledger.value(
                    """
                    SELECT count(*) FROM subjects s LEFT JOIN applied a USING (subject)
                    WHERE s.version <> coalesce(a.version, 0)
                    """),
                stale: try await ledger.value(
                    "SELECT (SELECT count(*) FROM effects) - (SELECT count(*) FROM applied_history)"),
                failures: failures,
                undelayed95: try await ledger.value(
                    """
                    SELECT percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM e.at - f.at)::float8)
                    FROM effects e JOIN facts f USING (event) WHERE right(e.subject, 1) IN ('1', '3', '5', '7', '9')
                    """))
        }
    }
}

private func prepare(_ database: Database, _ subjects: Int) async throws {
    try await database.withConnection {
        try await $0.script(
            """
            CREATE TABLE subjects (subject text PRIMARY KEY, version bigint NOT NULL DEFAULT 0);
            INSERT INTO subjects SELECT 'thing-' || s FROM generate_series(0, \(subjects - 1)) s;
            CREATE TABLE others (n integer PRIMARY KEY, touched bigint NOT NULL DEFAULT 0);
            INSERT INTO others SELECT generate_series(0, 7);
            CREATE TABLE applied (subject text PRIMARY KEY, version bigint NOT NULL);
            CREATE TABLE applied_history (n bigserial, subject text NOT NULL, version bigint NOT NULL);
            """)
    }
}

/// One business transaction: another row first, a moment, then the subject's row lock, which decides its version.
private func change(_ subject: Int, _ outbox: Outbox, _ writer: Int) async throws {
    try await outbox.transaction { connection in
        try await connection.execute("UPDATE others SET touched = touched + 1 WHERE n = \(writer)")
        try await outbox.loop.sleep(for: .milliseconds(Int.random(in: 0...8)))
        let row = try await connection.first(
            "UPDATE subjects SET version = version + 1 WHERE subject = \("thing-\(subject)") RETURNING version")
        let version: Int = try row![0]
        try await Ledger.append([Thing.event(subject, version: version)], to: outbox, on: connection)
    }
}

/// What a handler that applies state does: older versions are ignored.
private func applyVersions(_ events: [Event], on connection: Connection) async throws {
    for event in events {
        let (subject, version) = (try event.aggregateID, try event.version)
        try await connection.execute(
            """
            WITH a AS (
                INSERT INTO applied VALUES (\(subject), \(version))
                ON CONFLICT (subject) DO UPDATE SET version = excluded.version WHERE applied.version < excluded.version
                RETURNING subject, version)
            INSERT INTO applied_history (subject, version) SELECT * FROM a
            """)
    }
}

/// One event in ten of the even subjects fails until it has stood alone twice. Confined to the scratch loop.
private final class Trouble: @unchecked Sendable {
    struct Refused: Error {}
    private let isOn: Bool
    private var alone: [String: Int] = [:]
    private(set) var count = 0

    init(isOn: Bool) { self.isOn = isOn }

    func check(_ events: [Event]) throws {
        guard isOn else { return }
        for event in events {
            let (subject, version) = (try event.aggregateID, try event.version)
            guard Int(subject.dropFirst(6))!.isMultiple(of: 2), version % 10 == 3 else { continue }
            let key = "\(subject) \(version)"
            guard alone[key, default: 0] < 2 else { continue }
            if events.count == 1 { alone[key, default: 0] += 1 }
            count += 1
            throw Refused()
        }
    }
}
