internal import Database

/// What is wrong within a database that answers.
extension Doctor {
    static func damage(on database: Database) async throws -> Finding {
        let names: String? = try await database.first(
            "SELECT string_agg(quote_literal(gid), ', ' ORDER BY prepared) FROM pg_prepared_xacts WHERE prepared < now() - interval '1 minute'"
        )?[0]
        return Finding(
            check: "no prepared transaction is left open",
            problem: names.map { "they hold back every event: COMMIT PREPARED or ROLLBACK PREPARED \($0)" })
    }
}
