internal import Database
internal import EventLoop
internal import FoundationEssentials
internal import JSON
internal import Synchronization
internal import Timekeeping

/// Whether this process can work, and what it says about itself to the others (`platform.instances`).
final class Readiness: Sendable {
    private let service: String
    private let database: Database
    private let loop: Loop
    /// This process in `platform.instances`.
    private let id: UUID
    private let startedAt = Timestamp.now()
    private struct State {
        var isReady = false
        var problems: [String: String] = ["startup": "starting"]
    }
    private let state = Mutex(State())

    init(id: UUID, service: String, database: Database, loop: Loop) {
        (self.id, self.service, self.database, self.loop) = (id, service, database, loop)
    }

    func note(_ check: String, _ problem: String?) { state.withLock { $0.problems[check] = problem } }

    func becomeReady() async {
        state.withLock { state in
            state.isReady = true
            state.problems = [:]
        }
        try? await beat()
    }

    /// Says that this process leaves, so that nobody waits for its heartbeat to grow old.
    func leave() async {
        state.withLock { $0.isReady = false }
        _ = try? await database.execute("DELETE FROM platform.instances WHERE id = \(id)")
    }

    /// A heartbeat a second, once the platform's tables are there.
    func run() async {
        while !Task.isCancelled {
            do {
                if state.withLock({ $0.isReady }) { try await beat() }
            } catch {
                note("database", "\(error)")
            }
            try? await loop.sleep(for: .seconds(1))
        }
    }

    private func beat() async throws {
        try await database.execute(
            """
            INSERT INTO platform.instances (id, service, ready, version, started_at)
            VALUES (\(id), \(service), true, \(ServiceMain.version), \(startedAt))
            ON CONFLICT (id) DO UPDATE SET ready = true, heartbeat_at = clock_timestamp()
            """)
        note("database", nil)
    }

    /// Asks the database now; a process that lost it is not ready.
    func check() async -> [String: String] {
        if state.withLock({ $0.isReady }) {
            do {
                _ = try await database.first("SELECT 1")
                note("database", nil)
            } catch {
                note("database", "\(error)")
            }
        }
        return state.withLock { state in
            state.isReady && state.problems.isEmpty
                ? [:] : state.problems.isEmpty ? ["startup": "starting"] : state.problems
        }
    }

    /// Services that have a ready instance, of the four.
    func readyServices() async throws -> Set<String> {
        let rows = try await database.query(
            """
            SELECT DISTINCT service FROM platform.instances
            WHERE ready AND heartbeat_at > clock_timestamp() - interval '5 seconds'
            """)
        return Set(try rows.map { row throws(DatabaseError) in try row[0] as String })
    }
}
