import Database
import FoundationEssentials
import JSON

/// One table's rows, chosen by what some of their columns hold. PostgreSQL reads the values as the columns' own types.
struct TableRows {
    let database: Database
    let table: StaticString

    /// - Parameter known: only those that have something in this column.
    func count(_ chosen: JSONObject = [:], known: String? = nil) async throws -> Int64 {
        try await database.first("SELECT count(*) \(sql: from(chosen, known))")?[0] ?? 0
    }

    func sum(_ column: String, of chosen: JSONObject = [:]) async throws -> Int64 {
        let sum = SQL(stringLiteral: "coalesce(sum(t.\(column)), 0)::bigint")
        return try await database.first("SELECT \(sql: sum) \(sql: from(chosen))")?[0] ?? 0
    }

    func greatest(_ column: String, of chosen: JSONObject = [:]) async throws -> Int64 {
        let greatest = SQL(stringLiteral: "coalesce(max(t.\(column)), 0)::bigint")
        return try await database.first("SELECT \(sql: greatest) \(sql: from(chosen))")?[0] ?? 0
    }

    func first(_ chosen: JSONObject = [:]) async throws -> Row? {
        try await database.first("SELECT t.* \(sql: from(chosen))")
    }

    /// - Returns: the first one's column as text; of several columns those that are not null, with spaces between.
    func text(_ columns: String..., of chosen: JSONObject = [:]) async throws -> String? {
        let list = columns.map { "t.\($0)" }.joined(separator: ", ")
        let column = columns.count == 1 ? "\(list)::text" : "concat_ws(' ', \(list))"
        return try await database.first("SELECT \(sql: SQL(stringLiteral: column)) \(sql: from(chosen))")?[0]
    }

    func ids(_ chosen: JSONObject = [:], column: String = "id") async throws -> [UUID] {
        let rows = try await database.query(
            "SELECT t.\(sql: SQL(stringLiteral: column)) \(sql: from(chosen)) ORDER BY 1")
        return try rows.map { row throws(DatabaseError) in try row[0] }
    }

    func set(_ values: JSONObject, of chosen: JSONObject = [:], known: String? = nil) async throws {
        let list = values.fields.map { "\($0.key) = v.\($0.key)" }.joined(separator: ", ")
        try await database.execute(
            """
            UPDATE \(unsafeIdentifier: table) t SET \(sql: SQL(stringLiteral: list))
            FROM \(sql: record(values)) v, \(sql: record(chosen)) w WHERE \(sql: condition(chosen, known))
            """)
    }

    /// One more than it was.
    func raise(_ column: String, of chosen: JSONObject = [:]) async throws {
        let list = SQL(stringLiteral: "\(column) = t.\(column) + 1")
        try await database.execute(
            """
            UPDATE \(unsafeIdentifier: table) t SET \(sql: list) FROM \(sql: record(chosen)) w WHERE \(sql: condition(chosen))
            """)
    }

    func add(_ values: JSONObject) async throws {
        let list = SQL(stringLiteral: values.fields.map { $0.key }.joined(separator: ", "))
        try await database.execute(
            "INSERT INTO \(unsafeIdentifier: table) (\(sql: list)) SELECT \(sql: list) FROM \(sql: record(values)) v")
    }

    func remove(_ chosen: JSONObject) async throws {
        try await database.execute(
            """
            DELETE FROM \(unsafeIdentifier: table) t USING \(sql: record(chosen)) w WHERE \(sql: condition(chosen))
            """)
    }

    private func from(_ chosen: JSONObject, _ known: String? = nil) -> SQL {
        "FROM \(unsafeIdentifier: table) t, \(sql: record(chosen)) w WHERE \(sql: condition(chosen, known))"
    }

    private func record(_ values: JSONObject) -> SQL {
        "jsonb_populate_record(NULL::\(unsafeIdentifier: table), \(JSONValue.object(values).text)::jsonb)"
    }

    private func condition(_ chosen: JSONObject, _ known: String? = nil) -> SQL {
        var all = ["true"] + chosen.fields.map { "t.\($0.key) IS NOT DISTINCT FROM w.\($0.key)" }
        if let known { all.append("t.\(known) IS NOT NULL") }
        return SQL(stringLiteral: all.joined(separator: " AND "))
    }
}
