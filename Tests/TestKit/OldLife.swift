package import Database
internal import Glibc

/// The dump of an installation of commit 338be0e, with its keys and the answers it gave (Tests/Fixtures/OldLife).
package enum OldLife {
    package static let folder =
        #filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 } + "/Fixtures/OldLife"
    /// `pg_dump -Fc`.
    package static var dump: String { folder + "/database.dump" }
    /// 64 hexadecimal digits.
    package static var suppressionKey: String { key("suppression-key") }
    /// 64 hexadecimal digits.
    package static var secretsKey: String { key("secrets-key") }
    /// What the old programs answered, by the names of `record.py`: a JSON object of lists.
    package static var answers: String { TextFile.read(folder + "/answers.json") ?? "" }
    /// Transaction ids of its cluster were below this.
    package static let nextTransaction = 1625

    private static func key(_ name: String) -> String {
        String((TextFile.read("\(folder)/\(name)") ?? "").prefix { !$0.isWhitespace })
    }

    /// Makes the restored tables what they were in their home: the cluster is theirs, its transaction ids go on behind theirs, and the
    /// newest events have the ids of their rows.
    package static func settle(in database: Database) async throws {
        try await database.withConnection { connection in
            try await connection.script(
                "DO $$ BEGIN WHILE pg_current_xact_id()::text::bigint <= \(nextTransaction) LOOP COMMIT; END LOOP; END $$"
            )
            try await connection.script(
                """
                UPDATE outbox.eras SET system_identifier = (SELECT system_identifier FROM pg_control_system());
                WITH newest AS (
                    SELECT DISTINCT ON (lane) lane, transaction_id, position FROM outbox.events
                    ORDER BY lane, era DESC, transaction_id DESC, position DESC),
                read AS (
                    UPDATE outbox.cursors c SET transaction_id = pg_current_xact_id() FROM newest n
                    WHERE c.lane = n.lane AND (c.transaction_id, c.position) = (n.transaction_id, n.position))
                UPDATE outbox.events e SET transaction_id = pg_current_xact_id() FROM newest n
                WHERE (e.lane, e.transaction_id, e.position) = (n.lane, n.transaction_id, n.position);
                """)
        }
    }

    /// Restores the dump into an empty database, as its role; blocks its caller's loop no longer than a look.
    package static func restore(into url: String) async throws {
        let output = "/tmp/outreach-old-life-\(getpid())-\(Int.random(in: 0..<Int.max)).log"
        defer { unlink(output) }
        let restore = try StartedProgram(
            path: try ServerPrograms.path(of: "pg_restore"),
            ["--dbname", url, "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", dump],
            environment: ["PATH": "/usr/bin:/bin"], outputPath: output)
        guard try await restore.end(within: .seconds(120)) == 0 else {
            throw StartedProgram.Failure(description: "pg_restore: \(restore.output)")
        }
    }
}

/// PostgreSQL's own programs, of the newest server that is installed.
package enum ServerPrograms {
    package static func path(of name: String) throws -> String {
        for version in (15...40 as ClosedRange<Int>).reversed() {
            let path = "/usr/lib/postgresql/\(version)/bin/\(name)"
            if access(path, X_OK) == 0 { return path }
        }
        throw StartedProgram.Failure(description: "PostgreSQL's \(name) is not installed")
    }
}
