package import Database

extension LimitSettings {
    /// The network's own limits as its adapter advises them, when the installation has none for this operation yet.
    package static func adviseNetwork(
        _ platform: String, _ operation: String, _ rule: Limit.Rule, on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            INSERT INTO platform.limits (platform, operation, per_minute, spacing_ms)
            VALUES (\(platform), \(operation), \(rule.perMinute.map(Int32.init)), \(rule.spacing?.milliseconds))
            ON CONFLICT DO NOTHING
            """)
    }
}
