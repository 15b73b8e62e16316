import Database
import EventLoop
import Glibc
import JSON
import TestKit
import Testing

extension SystemTests {
    /// Tables that somebody changed by hand: the product says so, and the rest of the house goes on (R0.132, R0.135).
    @Suite struct DamagedProductTests {
        /// Its ledger says that half of its migrations never ran, and the tables are there.
        @Test func aHalfMigratedProductIsSetAside() async throws {
            try await withProduct { product in
                try await product.database.execute("DELETE FROM social.social_migrations WHERE version >= 5")
                try await restart(product)
                let answer = try await product.get("/api/social/profiles")
                #expect(answer.status == 200 && answer.string("status") == "inactive", "\(answer)")
                #expect(answer.string("reason")?.contains("migration 5 (contacts) of line social") == true, "\(answer)")
                let draft = try await product.post("/api/social/pipeline/draft", [:])
                #expect(draft.string("status") == "inactive", "\(draft)")
                #expect(try await product.post("/api/suppressions", ["email": "ada@example.org"]).status == 201)
                #expect(try await product.get("/api/accounts").items.count >= 4)
                try await product.expectHealthy()
                // Nobody reads for it.
                #expect(try await product.database.first("SELECT count(*) FROM outbox.holders")?[0] == Int64(0))
            }
        }

        /// Nothing is shown as empty, no event is lost, and what does not need it works.
        @Test func aMissingColumnIsAFault() async throws {
            try await withProduct { product in
                _ = try await product.qualified(0..<2)
                try await product.database.execute(
                    "ALTER TABLE social.social_profiles RENAME COLUMN outreach_status TO elsewhere")
                let people = try await product.get("/api/social/profiles")
                #expect(people.status == 503 && people.code == "tables-damaged", "\(people)")
                #expect(try await product.get("/api/social/drafts").items.isEmpty)
                #expect(try await product.post("/api/suppressions", ["email": "ada@example.org"]).status == 201)
                try await product.expectHealthy()
                try await product.database.execute(
                    "ALTER TABLE social.social_profiles RENAME COLUMN elsewhere TO outreach_status")
                #expect(try await product.get("/api/social/profiles").items.count == 2)
                #expect(try await product.database.first("SELECT count(*) FROM outbox.dead_letters")?[0] == Int64(0))
            }
        }

        @Test func aMissingTableIsAFaultToo() async throws {
            try await withProduct { product in
                try await product.database.execute("ALTER TABLE social.social_templates RENAME TO social_elsewhere")
                let templates = try await product.get("/api/social/templates")
                #expect(templates.status == 503 && templates.code == "tables-damaged", "\(templates)")
                #expect(try await product.get("/api/social/profiles").status == 200)
                try await product.expectHealthy()
            }
        }

        /// Its chores and subscriptions end by themselves, the database hears nothing of it, and both begin again.
        @Test func aDroppedSchemaCostsNothingAndIsTakenUpAgain() async throws {
            try await withProduct { product in
                try await product.dropSchema()
                try await eventually("nobody reads for it", within: .seconds(30)) {
                    try await product.database.first("SELECT count(*) FROM outbox.holders")?[0] == Int64(0)
                }
                let started = try await product.database.first("SELECT clock_timestamp()::text")?[0] as String?
                // Every service has looked around a few times meanwhile.
                for _ in 0..<20 {
                    try await product.loop.sleep(for: .milliseconds(200))
                    let asked = try await product.database.query(
                        """
                        SELECT left(query, 80) FROM pg_stat_activity
                        WHERE datname = current_database() AND application_name LIKE 'outreach-%'
                          AND query_start > \(started)::timestamptz AND query LIKE '%social.%'
                        """)
                    #expect(asked.isEmpty, "\(asked)")
                }
                let migrate = try StartedProgram(
                    "outreach", ["migrate"], environment: product.environment,
                    outputPath: product.directory.path + "/migrate.log")
                try #require(try await migrate.end(within: .seconds(60)) == 0, "\(migrate.output)")
                try await eventually("its readers are back", within: .seconds(30)) {
                    let row = try await product.database.first(
                        "SELECT count(DISTINCT subscription) FROM outbox.holders")
                    return try row?[0] ?? Int64(0) > 3
                }
                try await product.qualified(0..<2)
                #expect(try await product.stage("draft").job["counts"]?["done"] == 2)
            }
        }

        /// Without the list of noes and the keys nothing goes on, and nothing is made anew.
        @Test(arguments: ["platform", "outbox"]) func withoutHalfOfThePlatformNothingIsDone(schema: String) async throws
        {
            try await withProduct { product in
                _ = try await product.importFile(InventedPeople.csv(0..<2))
                try await product.database.withConnection { try await $0.script("DROP SCHEMA \(schema) CASCADE") }
                let change = try await product.post("/api/suppressions", ["email": "ada@example.org"])
                #expect(change.status == 503 && change.isProblem, "\(change)")
                let people: Int64? = try await product.database.first("SELECT count(*) FROM social.social_profiles")?[0]
                #expect(people == 2)
                let again = try StartedProgram(
                    "profiles",
                    environment: product.environment.merging([
                        "OUTREACH_PROFILES_PORT": String(FreePorts.run(of: 1))
                    ]) { $1 }, outputPath: product.directory.path + "/again.log")
                #expect(try await again.end(within: .seconds(30)) == 78, "\(again.output)")
                #expect(again.output.contains("schema \(schema) is missing"), "\(again.output)")
            }
        }

        private func restart(_ product: Product) async throws {
            for name in Product.services {
                product.programs[name]?.signal(SIGTERM)
                #expect(try await product.programs[name]?.end(within: .seconds(10)) == 0)
            }
            try await product.start()
        }
    }
}
