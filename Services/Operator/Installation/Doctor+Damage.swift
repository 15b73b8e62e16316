internal import Database
internal import Migrations
internal import Outbox

/// What is wrong within a database that answers.
extension Doctor {
    static func damage(on database: Database, _ invocation: Invocation) async throws -> [Finding] {
        let products = try Settings(invocation.environment).products
        let fits = try await database.withConnection { connection in
            var fits: [LineFit] = []
            for line in ["platform"] + products { fits.append(try await LineFit.of(line, on: connection)) }
            return fits
        }
        let comparable = fits.filter(\.isComparable).map(\.line)
        // Of a product that is not there nothing is damaged.
        let present = products.filter { name in !fits.contains { $0.line == name && $0.standing == .absent } }
        var findings = fits.map { Finding(check: "the migrations of \($0.line) fit", problem: $0.problem) }
        findings += try await tables(on: database, comparable)
        findings += [try await prepared(on: database), try await deadLetters(on: database)]
        findings += try await DamageSearch(database: database, lines: present, loop: invocation.loop).findings()
        return findings
    }

    /// The catalogue beside what the applied migrations made.
    private static func tables(on database: Database, _ lines: [String]) async throws -> [Finding] {
        let gaps = try await database.withConnection { try await CatalogueGap.of(lines, on: $0) }
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
        } catch let error as DatabaseError where error.isOfMissingParts {
            return Finding(check: check, problem: cannotLook(error))
        }
    }

    /// A check stands on parts that are gone. What they are, the comparison of the catalogue says.
    static func cannotLook(_ error: DatabaseError) -> String {
        "this could not be looked for: \(error.message); put back what is missing, then look again"
    }
}
