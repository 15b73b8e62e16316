package import Database
internal import EventLoop
package import Timekeeping

/// A row of a line's ledger.
package struct AppliedMigration: Sendable, Equatable {
    package let line: String
    package let version: Int32
    package let name: String
    /// SHA-256 of the file, in hexadecimal.
    package let checksum: String
    package let appliedAt: Timestamp
}

/// Brings a database up to date, safely also when several replicas start at once.
///
/// Every file runs in a transaction of its own that first takes one advisory lock shared by all lines, then looks at the
/// ledger again: whoever comes second finds the work done.
package struct Migrator: Sendable {
    private let database: Database
    private let lines: [Line]
    private let patience: Duration

    /// - Parameters:
    ///   - lines: those that only this executable has, beside the program's own.
    ///   - patience: how long one file may wait for locks before it gives up.
    package init(_ database: Database, adding lines: [Line] = [], patience: Duration = .seconds(60)) {
        self.init(database, lines: Line.all + lines, patience: patience)
    }

    /// - Parameter lines: instead of the program's own.
    package init(_ database: Database, lines: [Line], patience: Duration = .seconds(60)) {
        (self.database, self.lines, self.patience) = (database, lines, patience)
    }

    /// Applies what is missing.
    /// - Returns: what this call applied, in order; empty when everything was up to date.
    /// - Throws: ``MigrationError`` or ``DatabaseError``; files before the failing one stay applied.
    @discardableResult
    package func migrate(lines names: [String]) async throws -> [AppliedMigration] {
        var applied: [AppliedMigration] = []
        for name in names {
            let line = try line(name)
            let ledger = MigrationLedger(line)
            let known = try await database.withConnection { connection in
                let known = try await ledger.verified(on: connection)
                if known.isEmpty { try await Migrator.refuseEncoding(on: connection) }
                try await ledger.refuseWhatIsPartlyGone(known, on: connection)
                return known
            }
            for migration in line.migrations where known[migration.version] == nil {
                if let row = try await apply(migration, ledger) { applied.append(row) }
            }
            if try await database.withConnection({ try await ledger.hasFormerName(on: $0) }) {
                try await alone(ledger, for: "the ledger's name") { try await ledger.create(on: $0) }
            }
        }
        return applied
    }

    /// - Returns: what is applied, per line in order; a line whose schema is missing has nothing.
    package func status(lines names: [String]) async throws -> [AppliedMigration] {
        var rows: [AppliedMigration] = []
        for name in names {
            let ledger = MigrationLedger(try line(name))
            rows += try await database.withConnection { try await ledger.rows(on: $0) }
        }
        return rows
    }

    /// People have names in every script, and lengths are those of characters.
    private static func refuseEncoding(on connection: Connection) async throws {
        let encoding: String? = try await connection.first("SELECT current_setting('server_encoding')")?[0]
        guard let encoding, encoding != "UTF8" else { return }
        throw MigrationError.encoding(encoding)
    }

    private func line(_ name: String) throws -> Line {
        guard let line = lines.first(where: { $0.name == name }) else { throw MigrationError.unknownLine(name) }
        return line
    }

    /// - Returns: `nil` when another process was faster.
    private func apply(_ migration: Migration, _ ledger: MigrationLedger) async throws -> AppliedMigration? {
        do {
            return try await alone(ledger, for: migration.name) { connection in
                try await ledger.create(on: connection)
                if try await ledger.verified(on: connection)[migration.version] != nil { return nil }
                try await connection.script(String(decoding: migration.sql, as: UTF8.self))
                if migration.version == ledger.line.migrations.first?.version {
                    try await ledger.forgetPlaces(on: connection)
                }
                return try await ledger.record(migration, on: connection)
            }
        } catch let error as DatabaseError where Migrator.isOfTheTables(error) {
            throw MigrationError.failed(
                line: ledger.line.name, version: migration.version, name: migration.name, reason: error.description)
        }
    }

    /// Whether what is there contradicts the file: data, keys, names, rights (classes 22, 23, 42). Everything else may pass by itself.
    private static func isOfTheTables(_ error: DatabaseError) -> Bool {
        error.kind == .server && ["22", "23", "42"].contains(error.sqlState?.prefix(2))
    }

    /// One transaction behind the lock of all lines, tried again while others have it or a table.
    private func alone<T>(_ ledger: MigrationLedger, for name: String, _ body: (Connection) async throws -> T)
        async throws -> T
    {
        let start = ContinuousClock.now
        while true {
            if let done = try await attempt(ledger, body) { return done.value }
            guard start.duration(to: .now) < patience else {
                throw MigrationError.busy(line: ledger.line.name, name: name)
            }
            try await database.loop.sleep(for: .milliseconds(Int.random(in: 20...60)))
        }
    }

    private struct Done<T> { let value: T }

    /// - Returns: `nil` when something was locked.
    private func attempt<T>(_ ledger: MigrationLedger, _ body: (Connection) async throws -> T) async throws -> Done<T>?
    {
        do {
            return try await database.transaction { connection in
                guard try await ledger.lock(on: connection) else { return nil }
                return Done(value: try await body(connection))
            }
        } catch let error as DatabaseError where error.sqlState == "55P03" {
            // A table of the migration is in use: lock_timeout ended the wait, so that others were not queued behind it.
            return nil
        }
    }
}
