import Database
import EventLoop
import JSON
import Outbox
import Telemetry

/// The measurements. Events are as large as the peers' (about 115 bytes of JSON).
struct Bench: Sendable {
    let options: OutboxBench.Options
    let loop: Loop
    let database: Database
    let outbox: Outbox
    let log = Log(service: "bench", minimum: .error, format: .json)
    static let type = "bench.event.v1"

    init(options: OutboxBench.Options, loop: Loop) {
        (self.options, self.loop) = (options, loop)
        var configuration = DatabaseConfiguration(url: options.url, maxConnections: max(8, options.writers))
        configuration.statementTimeout = .seconds(60)
        database = Database(configuration, loop: loop, log: log)
        outbox = Outbox(
            database: database, loop: loop, listener: Listener(configuration, loop: loop, log: log), log: log)
    }

    static let payload = Array(
        #"{"profile_id":"f12744e7-f4df-202a-41f9-4796f225eea7","kind":"profile.qualified","platform":"linkedin","seq":0}"#
            .utf8)

    static func event(_ number: Int) -> NewEvent {
        NewEvent(
            type: type, aggregateType: "bench", aggregateID: "subject-\(number % 5000)", version: Int64(number),
            payload: payload)
    }

    /// Events a second, one commit per batch, one connection.
    func append() async throws -> JSONValue {
        let start = ContinuousClock.now
        try await prefill()
        return figure(Double(options.events) / seconds(since: start), "events/s", ["batch": .int(Int64(options.batch))])
    }

    private func prefill() async throws {
        for first in stride(from: 0, to: options.events, by: options.batch) {
            let events = (first..<min(first + options.batch, options.events)).map(Bench.event)
            try await database.transaction { try await outbox.append(events, on: $0) }
        }
    }

    /// Events a second through a handler that writes an effect, effect and cursor in one commit.
    func drain() async throws -> JSONValue {
        try await database.execute("CREATE TABLE IF NOT EXISTS outbox.bench_effects (events bigint NOT NULL)")
        try await prefill()
        try await database.execute("ANALYZE outbox.events")
        let progress = Progress()
        let subscription = Subscription(name: "bench.drain", types: [Bench.type], batch: options.batch) {
            connection, events in
            try await connection.execute("INSERT INTO outbox.bench_effects VALUES (\(Int64(events.count)))")
            progress.count(events.count)
        }
        outbox.subscribe(subscription)
        progress.begin()
        try await outbox.start()
        while progress.total < options.events { try await loop.sleep(for: .milliseconds(1)) }
        let rate = Double(options.events) / progress.elapsed
        await outbox.stop()
        return figure(rate, "events/s", ["batch": .int(Int64(options.batch))])
    }

    /// From an event's commit to its handler, one at a time on an idle system. Milliseconds.
    func latency() async throws -> JSONValue {
        let progress = Progress()
        outbox.subscribe(
            Subscription(name: "bench.latency", types: [Bench.type], batch: 100) { _, events in
                progress.count(events.count)
            })
        try await outbox.start()
        try await loop.sleep(for: .seconds(1))
        var committed: [Double] = []
        var called: [Double] = []
        for number in 0..<(options.samples + 5) {
            let before = progress.total
            let call = ContinuousClock.now
            try await database.transaction { try await outbox.append([Bench.event(number)], on: $0) }
            let commit = ContinuousClock.now
            outbox.ring()
            while progress.total == before { try await loop.sleep(for: .microseconds(100)) }
            if number >= 5 {
                committed.append(milliseconds(progress.last - commit))
                called.append(milliseconds(progress.last - call))
            }
            try await loop.sleep(for: .milliseconds(20))
        }
        await outbox.stop()
        return figure(
            percentile(committed, 0.5), "ms",
            [
                "p50_ms": .double(percentile(committed, 0.5)), "p99_ms": .double(percentile(committed, 0.99)),
                "call_p50_ms": .double(percentile(called, 0.5)), "call_p99_ms": .double(percentile(called, 0.99)),
            ])
    }

    /// Commits a second that change one row and raise its version, as every writer of a subject does, with or without an
    /// event in each.
    func commits() async throws -> JSONValue {
        try await database.execute(
            """
            CREATE TABLE IF NOT EXISTS outbox.bench_subjects AS
            SELECT i::bigint AS id, 0::bigint AS version, 'a note of ordinary length'::text AS note
            FROM generate_series(0, 19999) i
            """)
        try await database.execute(
            "CREATE UNIQUE INDEX IF NOT EXISTS bench_subjects_id ON outbox.bench_subjects (id)")
        let progress = Progress()
        let end = ContinuousClock.now + .seconds(options.seconds)
        let writers = (0..<options.writers).map { writer in
            loop.task {
                var number = writer
                while ContinuousClock.now < end {
                    try await commit(number)
                    progress.count(1)
                    number += options.writers
                }
            }
        }
        for writer in writers { try await writer.value }
        return figure(
            Double(progress.total) / Double(options.seconds), "commits/s",
            ["writers": .int(Int64(options.writers)), "with_events": .bool(options.withEvents)])
    }

    private func commit(_ number: Int) async throws {
        try await database.transaction { connection in
            try await connection.execute(
                "UPDATE outbox.bench_subjects SET version = version + 1 WHERE id = \(Int64.random(in: 0..<20_000))")
            if options.withEvents { try await outbox.append([Bench.event(number)], on: connection) }
        }
        if options.withEvents { outbox.ring() }
    }

    private func figure(_ value: Double, _ unit: String, _ more: JSONObject) -> JSONValue {
        var object: JSONObject = ["value": .double(value), "unit": .string(unit)]
        object.fields += more.fields
        return .object(object)
    }
}

/// What the handlers did so far. Confined to the loop.
final class Progress: @unchecked Sendable {
    private(set) var total = 0
    private(set) var last = ContinuousClock.now
    private var start = ContinuousClock.now

    func begin() { start = .now }
    func count(_ events: Int) {
        total += events
        last = .now
    }
    var elapsed: Double { milliseconds(last - start) / 1000 }
}

func milliseconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) * 1000 + Double(attoseconds) / 1e15
}

func seconds(since start: ContinuousClock.Instant) -> Double { milliseconds(.now - start) / 1000 }

func percentile(_ values: [Double], _ part: Double) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[min(Int(Double(sorted.count) * part), sorted.count - 1)]
}
