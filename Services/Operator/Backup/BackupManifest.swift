internal import Database
internal import FoundationEssentials
internal import Glibc
internal import JSON
internal import Migrations
internal import Timekeeping

/// What a backup is of: when, where, by which version, and how much there is of it.
struct BackupManifest: Sendable {
    let madeAt: Timestamp
    let host: String
    /// The home of an embedded cluster; `nil` for a database of one's own.
    let home: String?
    /// Of Outreach.
    let version: String
    /// PostgreSQL's major version.
    let postgres: Int
    let systemIdentifier: String
    /// The last version of each line that was applied.
    let migrations: [String: Int32]
    let people: Int64
    let messages: Int64
    let noes: Int64

    var json: JSONValue {
        [
            "made_at": .string(madeAt.iso8601), "host": .string(host), "home": JSONValue(home),
            "version": .string(version),
            "postgres": JSONValue(postgres), "system_identifier": .string(systemIdentifier),
            "migrations": .object(
                JSONObject(migrations.sorted { $0.key < $1.key }.map { (key: $0.key, value: .int(Int64($0.value))) })),
            "people": .int(people), "messages": .int(messages), "noes": .int(noes),
        ]
    }

    init?(_ bytes: [UInt8]) {
        guard let json = try? JSONValue.parse(bytes),
            let madeAt = json["made_at"]?.stringValue.flatMap({ Timestamp(iso8601: $0) }),
            let host = json["host"]?.stringValue, let version = json["version"]?.stringValue,
            let postgres = json["postgres"]?.intValue, let system = json["system_identifier"]?.stringValue,
            let people = json["people"]?.intValue, let messages = json["messages"]?.intValue,
            let noes = json["noes"]?.intValue
        else { return nil }
        (self.madeAt, self.host, self.version, self.people, self.messages, self.noes) = (
            madeAt, host, version, people, messages, noes
        )
        (self.postgres, systemIdentifier, home) = (Int(postgres), system, json["home"]?.stringValue)
        let lines = json["migrations"]?.objectValue?.fields ?? []
        migrations = Dictionary(lines.map { ($0.key, Int32($0.value.intValue ?? 0)) }) { first, _ in first }
    }

    /// Reads everything in the caller's transaction, so that it is what the dump of the same snapshot holds.
    init(on connection: Connection, products: [String], home: String?) async throws {
        let row = try await connection.first(
            """
            SELECT clock_timestamp(), current_setting('server_version_num')::integer / 10000, system_identifier::text
            FROM pg_control_system()
            """)
        guard let row else { throw Failure("the database says nothing about itself") }
        (madeAt, postgres, systemIdentifier) = (try row[0], Int(try row[1] as Int32), try row[2])
        (self.home, version, host) = (home, Commands.version, BackupManifest.hostName)
        var migrations: [String: Int32] = [:]
        var (people, messages) = (Int64(0), Int64(0))
        for line in ["platform"] + products {
            migrations[line] = try await Migrator.newestApplied(of: line, on: connection)
        }
        guard migrations["platform"] != nil else {
            throw Failure(.unavailable, "there is nothing to back up: the database holds no tables of Outreach")
        }
        for product in products where migrations[product] != nil {
            people += try await BackupManifest.count("\(product).\(product)_profiles", on: connection)
            messages += try await BackupManifest.count("\(product).\(product)_messages", on: connection)
        }
        (self.migrations, self.people, self.messages) = (migrations, people, messages)
        noes = try await BackupManifest.count("platform.suppressions", on: connection)
    }

    private static func count(_ table: String, on connection: Connection) async throws(DatabaseError) -> Int64 {
        guard try await exists(table, on: connection) else { return 0 }
        return try await connection.first("SELECT count(*) FROM \(sql: SQL(stringLiteral: table))")?[0] ?? 0
    }

    private static func exists(_ table: String, on connection: Connection) async throws(DatabaseError) -> Bool {
        try await connection.first("SELECT to_regclass(\(table)) IS NOT NULL")?[0] ?? false
    }

    private static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "unknown" }
        return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
