internal import Database
internal import EventLoop
internal import Glibc
internal import Migrations
internal import Telemetry

/// The server that scratch databases live on: the one `OUTREACH_TEST_DATABASE_URL` names, or one of this process's own.
actor ScratchServer {
    static let shared = ScratchServer()
    private var starting: Task<StartedServer, any Error>?

    func started() async throws -> StartedServer {
        if let starting { return try await starting.value }
        let loop = Loop(name: "scratch.admin")
        loop.start()
        let task = loop.task { try await StartedServer.start(loop) }
        starting = task
        return try await task.value
    }
}

/// Creates and drops databases. Each set of migration lines is migrated once, into a template that the tests' databases
/// are copies of.
final class StartedServer: Sendable {
    private let administration: Database
    private let loop: Loop
    /// Kept for its end: closing it ends the private cluster.
    private let cluster: ScratchCluster?
    private let templates = Templates()

    private init(url: String, loop: Loop, cluster: ScratchCluster?) {
        let configuration = DatabaseConfiguration(
            url: url, maxConnections: 2, statementTimeout: .seconds(60), acquireTimeout: .seconds(60),
            applicationName: "scratch-admin")
        administration = Database(configuration, loop: loop, log: Log(service: "test", minimum: .error))
        (self.loop, self.cluster) = (loop, cluster)
    }

    fileprivate static func start(_ loop: Loop) async throws -> StartedServer {
        if let url = getenv("OUTREACH_TEST_DATABASE_URL") {
            return StartedServer(url: String(cString: url), loop: loop, cluster: nil)
        }
        let cluster = try ScratchCluster()
        return StartedServer(url: cluster.url, loop: loop, cluster: cluster)
    }

    func url(of database: String) throws -> String { try administration.configuration.url(ofDatabase: database) }

    /// - Returns: the new database's name.
    func createDatabase(_ lines: [String]) async throws -> String {
        let template =
            lines.isEmpty ? "template0" : try await templates.name(for: lines) { try await self.makeTemplate(lines) }
        let name = await templates.nextName("scratch")
        try await administer("CREATE DATABASE \(name) TEMPLATE \(template) ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'")
        return name
    }

    func dropDatabase(_ name: String) async throws { try await administer("DROP DATABASE \(name) WITH (FORCE)") }

    private func makeTemplate(_ lines: [String]) async throws -> String {
        let name = await templates.nextName("template")
        try await administer("CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'")
        let configuration = DatabaseConfiguration(url: try url(of: name), maxConnections: 1)
        try await loop.task { [loop] in
            let database = Database(configuration, loop: loop, log: Log(service: "test", minimum: .error))
            try await Migrator(database).migrate(lines: lines)
            await database.close()
        }.value
        return name
    }

    private func administer(_ command: String) async throws {
        try await loop.task { [administration] in
            // A backend that just closed may be counted for a moment: "source database is being accessed" (55006).
            for attempt in 1... {
                do {
                    return try await administration.withConnection { try await $0.script(command) }
                } catch let error as DatabaseError where error.sqlState == "55006" && attempt < 100 {
                    try await administration.loop.sleep(for: .milliseconds(20))
                }
            }
        }.value
    }
}

/// The templates of this process, made once each, and names that no other process uses.
private actor Templates {
    private var made: [[String]: Task<String, any Error>] = [:]
    private var count = 0

    func name(
        for lines: [String], _ make: @escaping @Sendable () async throws -> String
    ) async throws -> String {
        if let task = made[lines] { return try await task.value }
        let task = Task { try await make() }
        made[lines] = task
        return try await task.value
    }

    func nextName(_ kind: String) -> String {
        count += 1
        return "outreach_\(kind)_\(getpid())_\(count)"
    }
}
