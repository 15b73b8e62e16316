internal import Database
internal import FoundationEssentials
internal import JSON
internal import Lifecycle
internal import Synchronization
internal import Timekeeping

/// Whether this process can work, and what it says about itself to the others (`platform.instances`).
final class Readiness: Sendable {
    private let service: String
    private let database: Database
    /// This process in `platform.instances`.
    private let id: UUID
    private let startedAt = Timestamp.now()
    private struct State {
        var isReady = false
        var problems: [String: String] = ["startup": "starting"]
        /// Rings of the alarm that were looked into.
        var rings = 0
    }
    private static let storage = "storage"
    private let state = Mutex(State())

    init(id: UUID, service: String, database: Database) {
        (self.id, self.service, self.database) = (id, service, database)
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
    var chore: Chore {
        Chore("heartbeat", every: .seconds(1)) { [self] in
            do {
                await lookForRoom()
                if state.withLock({ $0.isReady }) { try await beat() }
            } catch {
                note("database", "\(error)")
            }
            return .nothing
        }
    }

    /// A full disk is known by what it refuses. Afterwards this tries for itself whether there is room, so that nobody's work has to.
    private func lookForRoom() async {
        let isFull = state.withLock { state in
            let rings = StorageAlarm.rings
            if rings != state.rings { state.problems[Readiness.storage] = "the disk of the database is full" }
            state.rings = rings
            return state.problems[Readiness.storage] != nil
        }
        guard isFull, (try? await probe()) != nil else { return }
        note(Readiness.storage, nil)
    }

    /// Needs some 300 KiB that no table has yet, and gives them back.
    private func probe() async throws {
        try await database.transaction { connection in
            try await connection.execute(
                """
                CREATE TEMPORARY TABLE outreach_room ON COMMIT DROP AS
                SELECT md5(n::text) AS filler FROM generate_series(1, 5000) n
                """)
        }
    }

    private func beat() async throws {
        let problem = state.withLock { $0.problems[Readiness.storage] }
        try await database.execute(
            """
            INSERT INTO platform.instances (id, service, ready, version, started_at, problem)
            VALUES (\(id), \(service), \(problem == nil), \(ServiceMain.version), \(startedAt), \(problem))
            ON CONFLICT (id) DO UPDATE
            SET ready = excluded.ready, problem = excluded.problem, heartbeat_at = clock_timestamp()
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

    /// What the living instances say of themselves: a service is `nil` when one is ready and none has anything to complain of. A
    /// service without an instance is missing. A heartbeat of the future proves no life: it was written before the clock was set
    /// back, and who lives writes another one within a second.
    func services() async throws -> [String: String?] {
        let rows = try await database.query(
            """
            SELECT service, max(problem) AS problem, bool_or(ready) AS is_ready FROM platform.instances
            WHERE heartbeat_at
                BETWEEN clock_timestamp() - interval '5 seconds' AND clock_timestamp() + interval '1 second'
            GROUP BY service
            """)
        var all: [String: String?] = [:]
        for row in rows {
            let (name, problem, isReady): (String, String?, Bool) = (
                try row["service"], try row["problem"], try row["is_ready"]
            )
            all.updateValue(problem ?? (isReady ? nil : "not ready"), forKey: name)
        }
        return all
    }
}
