import Database
import EventLoop
import Outbox
import TestKit
import Testing

/// How a replica learns that something was committed.
enum Ringing: String, Sendable, CustomTestStringConvertible {
    /// By LISTEN.
    case heard = "rung"
    /// By LISTEN on a connection that is cut again and again.
    case cut = "rung over a connection that keeps breaking"
    /// Not at all, as behind a transaction pooler.
    case polled = "polled"

    var testDescription: String { rawValue }
}

/// What one process has of the outbox: a pool, a listener and an ``Outbox`` of its own.
final class Replica: Sendable {
    let outbox: Outbox
    let database: Database
    /// `application_name` of every listener's connection.
    static let ear = "ear"

    init(
        _ scratch: ScratchDatabase, url: String? = nil, ringing: Ringing = .heard, connections: Int = 3,
        settings: OutboxSettings = .brisk
    ) {
        var configuration = scratch.configuration
        if let url { configuration = DatabaseConfiguration(url: url, applicationName: "scratch") }
        configuration.maxConnections = connections
        configuration.acquireTimeout = .seconds(15)
        configuration.poolerMode = ringing == .polled
        database = scratch.open(configuration)
        var hearing = configuration
        hearing.applicationName = Replica.ear
        let listener = ringing == .polled ? nil : Listener(hearing, loop: scratch.loop, log: scratch.log)
        outbox = Outbox(
            database: database, loop: scratch.loop, listener: listener, settings: settings, log: scratch.log)
    }

    /// Subscribes with `handle` and starts.
    func run(
        _ name: String = "test.effects", batch: Int = 200, bulkBatch: Int = 50,
        _ handle: @escaping @Sendable (Connection, [Event]) async throws -> Void
    ) async throws {
        outbox.subscribe(
            Subscription(name: name, types: [Thing.type], batch: batch, bulkBatch: bulkBatch, handle: handle))
        try await outbox.start()
    }

    func stop() async { await outbox.stop() }
}

extension OutboxSettings {
    /// The product's behaviour with shorter waits, and cursors that follow the reader often enough to meet its commits.
    static var brisk: OutboxSettings {
        var settings = OutboxSettings()
        settings.lease = .seconds(3)
        settings.heartbeat = .milliseconds(250)
        settings.retryBase = .milliseconds(20)
        settings.retryCap = .milliseconds(200)
        settings.cursorRefresh = .milliseconds(250)
        // Small appends travel with COMMIT, larger ones are written at once: both ways are met.
        settings.copyThreshold = 4
        return settings
    }
}

/// What the tests' events are about.
enum Thing {
    static let type = "test.thing.happened.v1"

    static func event(_ subject: Int, version: Int = 1, lane: Lane = .live) -> NewEvent {
        NewEvent(
            type: type, aggregateType: "thing", aggregateID: "thing-\(subject)", version: Int64(version),
            payload: Array(#"{"thing":\#(subject)}"#.utf8), lane: lane)
    }
}
