internal import Database
internal import FoundationEssentials
internal import Listing

/// What operators see and change of templates.
extension TemplateStore {
    func all() async throws(DatabaseError) -> Rows {
        try await database.query(
            """
            SELECT \(sql: tables.record.selection) FROM \(sql: tables.current)
            ORDER BY t.platform NULLS LAST, t.\(unsafeIdentifier: tables.kind) DESC, t.created_at, t.id LIMIT 1000
            """)
    }

    func find(_ id: UUID) async throws(DatabaseError) -> Row? {
        try await database.first(
            "SELECT \(sql: tables.record.selection) FROM \(sql: tables.current) WHERE t.id = \(id)")
    }

    /// The newest first.
    func versions(of id: UUID) async throws(DatabaseError) -> Rows {
        try await database.query(
            """
            SELECT \(sql: tables.version.selection) FROM \(unsafeIdentifier: tables.versions) v
            WHERE v.template_id = \(id) ORDER BY v.version DESC
            """)
    }

    /// Two processes that start together install the same ids once.
    /// - Returns: as it was stored; nothing where it was there already.
    @discardableResult
    func add(
        _ id: UUID, _ new: NewTemplate, platform: String?, by author: String, orNothing: Bool = false,
        on connection: Connection
    ) async throws(DatabaseError) -> Row? {
        let conflict: SQL = orNothing ? "ON CONFLICT DO NOTHING" : ""
        return try await connection.first(
            """
            WITH t AS (
                INSERT INTO \(unsafeIdentifier: tables.templates) (id, name, platform, \(unsafeIdentifier: tables.kind),
                    current_version)
                VALUES (\(id), \(new.name), \(platform), \(new.kind), 1) \(sql: conflict) RETURNING *),
            v AS (
                INSERT INTO \(unsafeIdentifier: tables.versions) (template_id, version, body, created_by)
                SELECT id, 1, \(new.text), \(author) FROM t RETURNING body)
            SELECT \(sql: tables.record.selection) FROM t, v
            """)
    }

    /// - Returns: its current version; `nil` when it is gone.
    func lock(_ id: UUID, on connection: Connection) async throws(DatabaseError) -> Int32? {
        try await connection.first(
            "SELECT current_version FROM \(unsafeIdentifier: tables.templates) WHERE id = \(id) FOR UPDATE")?[
                "current_version"]
    }

    /// Of what is `nil` all stays. A new text is a new version.
    /// - Returns: as it is now, for whoever changed it: what others change later is not in it.
    func change(
        _ id: UUID, from version: Int32, name: String?, isActive: Bool?, text: String?, by author: String,
        on connection: Connection
    ) async throws(DatabaseError) -> Row? {
        let next = text == nil ? version : version + 1
        if let text {
            try await connection.execute(
                """
                INSERT INTO \(unsafeIdentifier: tables.versions) (template_id, version, body, created_by)
                VALUES (\(id), \(next), \(text), \(author))
                """)
        }
        return try await connection.first(
            """
            WITH t AS (
                UPDATE \(unsafeIdentifier: tables.templates) SET name = coalesce(\(name), name),
                    is_active = coalesce(\(isActive), is_active), current_version = \(next),
                    updated_at = clock_timestamp() WHERE id = \(id) RETURNING *)
            SELECT \(sql: tables.record.selection) FROM t
            JOIN \(unsafeIdentifier: tables.versions) v ON v.template_id = t.id AND v.version = t.current_version
            """)
    }
}
