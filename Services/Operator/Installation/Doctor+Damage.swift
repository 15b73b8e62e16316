internal import Database
internal import Migrations
internal import Outbox

/// What is wrong within a database that answers.
extension Doctor {
    static func damage(on database: Database, _ invocation: Invocation) async throws -> [Finding] {
        let lines = try Settings(invocation.environment).products
        return try await tables(on: database, lines)
            + [try await prepared(on: database), try await deadLetters(on: database)]
            + (try await DamageSearch(database: database, lines: lines, loop: invocation.loop).findings())
    }

    /// The catalogue beside what the applied migrations made.
    private static func tables(on database: Database, _ lines: [String]) async throws -> [Finding] {
        let gaps = try await database.withConnection { connection in
            try await CatalogueGap.of(["platform"] + lines, on: connection)
        }
        let (tables, parts) = (gaps.filter { $0.made.kind == .table }, gaps.filter { $0.made.kind != .table })
        func finding(_ check: String, _ gaps: [CatalogueGap], _ advice: String) -> Finding {
            let names = gaps.map(\.words).joined(separator: ", ")
            return Finding(check: check, problem: gaps.isEmpty ? nil : "\(names): \(advice)")
        }
        return [
            finding(
                "every table is there", tables, "dropped or renamed; rename them back, or restore a backup"),
            finding(
                "every column, index, trigger and function is there", parts,
                "dropped, renamed or changed; put them back as they were, or restore a backup"),
        ]
    }

    private static func prepared(on database: Database) async throws -> Finding {
        let names: String? = try await database.first(
            "SELECT string_agg(quote_literal(gid), ', ' ORDER BY prepared) FROM pg_prepared_xacts WHERE prepared < now() - interval '1 minute'"
        )?[0]
        return Finding(
            check: "no prepared transaction is left open",
            problem: names.map { "they hold back every event: COMMIT PREPARED or ROLLBACK PREPARED \($0)" })
    }

    private static func deadLetters(on database: Database) async throws -> Finding {
        let check = "no event has failed to the end"
        do {
            let events = try await DeadLetters(database: database).causes().reduce(0) { $0 + $1.events }
            let advice = "what they should have done has not happened: outreach outbox dead-letters list"
            return Finding(check: check, problem: events == 0 ? nil : "\(events) events have; \(advice)")
        } catch let error as DatabaseError where error.isMissingSchema {
            return Finding(
                check: check, problem: "the database has not been migrated; outreach up or outreach migrate does that")
        }
    }
}
