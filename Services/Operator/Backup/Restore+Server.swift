internal import Database
internal import Glibc
internal import Migrations
internal import Products
internal import Telemetry

extension Restore {
    /// Into an empty database of one's own, in one transaction.
    func intoServer(_ archive: OpenArchive, _ url: String) async throws {
        let keys = try KeyPlacement(archive.files, home: home, environment: invocation.environment)
        if let found = try await whatLives(in: url) {
            throw Failure(
                .refused,
                """
                the database of DATABASE_URL is not empty (\(found)), and nothing is restored over a living one: make another one \
                (CREATE DATABASE …) and name that, or drop this one if nobody needs it
                """)
        }
        do {
            try keys.place()
            try await load(archive, into: url)
        } catch {
            keys.takeBack()
            throw error
        }
    }

    /// - Returns: what is in the way, `nil` when the database is empty.
    func whatLives(in url: String) async throws -> String? {
        try await OperatorDatabase.with(url, isPooled: false, loop: invocation.loop) { database in
            let row = try await database.first(
                """
                SELECT string_agg(DISTINCT n.nspname, ', ' ORDER BY n.nspname)
                FROM pg_namespace n LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relkind IN ('r', 'p', 'm', 'v', 'S', 'f')
                    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
                WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
                    AND (c.oid IS NOT NULL OR n.nspname = ANY (\(["platform", "outbox"] + Product.all.map(\.schema))))
                """)
            let schemas: String? = try row?[0]
            return schemas.map { "it holds the schemas \($0)" }
        }
    }

    /// Feeds PostgreSQL's own program. It gets a piece only when the next one has been proven, so it can't come to its end by a backup
    /// that was cut off; and what it did is undone when it does not.
    func load(_ archive: OpenArchive, into url: String) async throws {
        let configuration = DatabaseConfiguration(url: url, applicationName: "outreach restore")
        let (server, encoding) = try await about(url)
        guard server >= archive.manifest.postgres else {
            throw Failure(
                .refused,
                "this backup is of PostgreSQL \(archive.manifest.postgres), and the server is \(server): an older one cannot take it"
            )
        }
        guard encoding == "UTF8" else { throw Failure(.refused, MigrationError.encoding(encoding).description) }
        let settings = try configuration.programEnvironment()
        let environment = PostgresPrograms.environment(invocation.environment).merging(settings) { $1 }
        let name = (settings["PGDATABASE"] ?? settings["PGUSER"] ?? "outreach").replacing("\\", with: "\\\\").replacing(
            "'", with: "\\'")
        let program = try PipedProgram(
            PostgresPrograms.path(of: "pg_restore", atLeast: archive.manifest.postgres),
            [
                "--dbname=dbname='\(name)'", "--exit-on-error", "--single-transaction", "--no-password",
                // Roles, their rights and places on the disk are those of the machine that was backed up.
                "--no-owner", "--no-privileges", "--no-tablespaces",
            ], environment: environment, .writing)
        do {
            var held = try archive.piece()
            while let piece = held {
                let next = try archive.piece()
                try program.write(piece)
                held = next
            }
            try program.finish()
        } catch {
            program.end()
            throw error
        }
        try await OperatorDatabase.with(url, isPooled: false, loop: invocation.loop) {
            _ = try await $0.execute("ANALYZE")
        }
    }

    private func about(_ url: String) async throws -> (version: Int, encoding: String) {
        try await OperatorDatabase.with(url, isPooled: false, loop: invocation.loop) {
            let row = try await $0.first(
                "SELECT current_setting('server_version_num')::integer / 10000, current_setting('server_encoding')")
            guard let row else { throw Failure("the database says nothing about itself") }
            return (Int(try row[0] as Int32), try row[1])
        }
    }
}
