import Database
import EventLoop
import Glibc
import Lifecycle
import Outbox
import Telemetry

/// A subscriber that the outbox's tests kill, stop and continue: it notes every event it applies in the table `effects`.
///
///     outbox-worker <connection string> <name> <lease in ms> <milliseconds a batch takes>
enum Worker {
    static func main() {
        guard CommandLine.arguments.count == 5, let lease = Int(CommandLine.arguments[3]),
            let duration = Int(CommandLine.arguments[4])
        else {
            print("usage: outbox-worker <connection string> <name> <lease in ms> <milliseconds a batch takes>")
            exit(64)
        }
        guard ParentDeath.follow() else { exit(0) }
        run(url: CommandLine.arguments[1], name: CommandLine.arguments[2], lease: lease, duration: duration)
        while true { pause() }
    }

    private static func run(url: String, name: String, lease: Int, duration: Int) {
        let loop = Loop(name: "worker")
        loop.start()
        loop.task {
            let log = Log(service: "outbox-worker", minimum: .error)
            let configuration = DatabaseConfiguration(url: url, maxConnections: 4, applicationName: name)
            var settings = OutboxSettings()
            settings.lease = .milliseconds(lease)
            settings.heartbeat = .milliseconds(lease / 4)
            let outbox = Outbox(
                database: Database(configuration, loop: loop, log: log), loop: loop,
                listener: Listener(configuration, loop: loop, log: log), settings: settings, log: log)
            outbox.subscribe(subscription(worker: name, duration: duration))
            try await outbox.start()
            // Nobody else holds it, and it must live to the process's end.
            _ = Unmanaged.passRetained(outbox)
        }
    }

    /// About whom no event can be heard without dying of it.
    private static let deadly = "thing-666"

    private static func subscription(worker: String, duration: Int) -> Subscription {
        Subscription(name: "test.worker", types: ["test.thing.happened.v1"], batch: 20, bulkBatch: 20) {
            connection, events in
            for event in events where try event.aggregateID == deadly { kill(getpid(), SIGKILL) }
            try await connection.execute(
                """
                INSERT INTO effects (event, subject, version, lane, shard, worker)
                SELECT u.*, \(worker) FROM unnest(
                    \(try events.map { event throws(DatabaseError) in try event.id })::uuid[],
                    \(try events.map { event throws(DatabaseError) in try event.aggregateID })::text[],
                    \(try events.map { event throws(DatabaseError) in try event.version })::bigint[],
                    \(try events.map { event throws(DatabaseError) in try event.lane.rawValue })::smallint[],
                    \(events.map(\.shard))::smallint[]) AS u
                """)
            // Time in which a signal finds the work half done.
            try await connection.loop.sleep(for: .milliseconds(duration))
        }
    }
}
