import Database
import EventLoop
import JSON
import TestKit
import Testing

extension ShelterTests {
    /// Switched off, dropped, and back.
    @Suite struct ShelterLifeTests {
        @Test func offItRestsAndAsksForNothing() async throws {
            try await ShelterHouse.run { house in
                #expect(try await house.call("GET", "/api/shelter/animals").json["items"] == [])
                try await house.stop()
                try await house.start(["OUTREACH_PRODUCTS": "none"])
                let answer = try await house.call("GET", "/api/shelter/animals")
                #expect(
                    answer.json == ["status": "inactive", "reason": "Shelter is switched off (OUTREACH_PRODUCTS)"])
                #expect(try await house.call("GET", "/api/suppressions").status == 200)
                #expect(try await house.database.first("SELECT count(*) FROM outbox.holders")?[0] == Int64(0))
                // No process asks for its tables.
                let asked = try await house.database.first(
                    """
                    SELECT count(*) FROM pg_stat_activity WHERE query ~ 'shelter\\.' AND pid <> pg_backend_pid()
                      AND datname = current_database()
                    """)
                #expect(try asked?[0] == Int64(0))
            }
        }

        @Test func droppedItSaysSoAndIsMadeAnewAtTheNextStart() async throws {
            try await ShelterHouse.run { house in
                try await house.database.withConnection { try await $0.script("DROP SCHEMA shelter CASCADE") }
                try await eventually("it says so") {
                    try await house.call("GET", "/api/shelter/animals").json
                        == ["status": "inactive", "reason": "schema not initialized"]
                }
                #expect(try await house.call("GET", "/api/accounts").status == 200)
                #expect(try await house.call("POST", "/api/suppressions", ["email": "a@example.org"]).status == 201)
                try await eventually("nobody reads for it") {
                    try await house.database.first("SELECT count(*) FROM outbox.holders")?[0] == Int64(0)
                }
                try await house.stop()
                try await house.start()
                #expect(try await house.call("GET", "/api/shelter/animals").json["items"] == [])
            }
        }

        /// Whoever does not know a product holds what it has in line, and says so (house.md, section 3).
        @Test("What it has in line is held while it is off, or set aside", arguments: [false, true])
        func whatItHasInLineIsHeld(whileItIsOff isOff: Bool) async throws {
            try await ShelterHouse.run { house in
                let tests = ShelterTests()
                let offers = try await tests.furnish(house, [(try await house.people(1)[0], "Ann")])
                _ = try await tests.write(house)
                let pause = try await house.call("POST", "/api/pauses", ["reason": "first of all"])
                #expect(try await tests.approve(house, offers[0], "api") == 200)
                try await house.stop()
                // Half of its migrations never ran, its ledger says.
                if !isOff {
                    try await house.database.withConnection {
                        try await $0.script(
                            "CREATE TABLE public.kept AS TABLE shelter.migrations; DELETE FROM shelter.migrations")
                    }
                }
                try await house.start(isOff ? ["OUTREACH_PRODUCTS": "none"] : [:])
                let ended = try await house.call("DELETE", "/api/pauses/\(pause.json["id"]?.stringValue ?? "")")
                #expect(ended.status == 204, "\(ended)")
                try await eventually("it is held") {
                    try await house.items("/api/actions").first?["held_by"] == "product"
                }
                #expect(try await house.arrivals().isEmpty)
                try await house.stop()
                if !isOff {
                    try await house.database.execute("INSERT INTO shelter.migrations TABLE public.kept")
                }
                try await house.start()
                try await eventually("it is sent") { try await tests.offer(house, offers[0])["status"] == "sent" }
                #expect(try await house.arrivals().count == 1)
            }
        }
    }
}
