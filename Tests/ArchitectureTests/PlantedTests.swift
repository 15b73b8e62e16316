import Testing

/// Each wall is seen to stop what it is there for: the crossing is planted in a text, and found.
@Suite struct PlantedTests {
    private static let quotes = "\"\"\""

    @Test func anothersTable() {
        let text = "try await connection.first(\"SELECT 1 FROM social.social_profiles WHERE id = \\(id)\")"
        for (room, isCrossing) in [("SocialProfiles", false), ("SocialFollowups", true), ("Actions", true)] {
            #expect(Crossings.names(in: Literals.of(text), of: room).crossings.isEmpty != isCrossing, "\(room)")
        }
    }

    @Test func anothersFunction() {
        let text = "let sql: SQL = \"SELECT social.profile_facts(p), outbox.settle_era()\""
        #expect(Crossings.names(in: Literals.of(text), of: "PeopleDesk").crossings.count == 2)
        #expect(Crossings.names(in: Literals.of(text), of: "SocialProfiles").crossings.count == 1)
    }

    @Test func aGuestIsLetInForOneNameOnly() {
        let text = "\"SELECT 1 FROM platform.suppression_hashes h, platform.suppression_key k\""
        let found = Crossings.names(in: Literals.of(text), of: "Actions")
        #expect(found.guests.map(\.name) == ["platform.suppression_hashes"])
        #expect(found.crossings.count == 1 && found.crossings[0].contains("suppression_key"))
    }

    @Test(
        "A table without its schema",
        arguments: [
            ("SELECT 1 FROM campaigns", ["campaigns"]),
            ("DELETE FROM campaigns WHERE x IS DISTINCT FROM y", ["campaigns"]),
            ("INSERT INTO campaigns (id) VALUES (1)", ["campaigns"]), ("UPDATE campaigns SET a = 1", ["campaigns"]),
            ("LOCK TABLE campaigns IN EXCLUSIVE MODE", ["campaigns"]),
            ("SELECT 1 FROM website.campaigns c JOIN posts p ON true", ["posts"]),
            ("WITH c AS (SELECT 1) SELECT * FROM c, unnest(x)", []), ("SELECT extract(epoch FROM now())", []),
            ("WITH c (a, b) AS MATERIALIZED (SELECT 1) UPDATE website.posts SET a = 1 FROM c", []),
            ("SELECT 1 FROM pg_class FOR UPDATE", []), ("SELECT 1 FROM unnest(x) AS f (a)", []),
            ("SELECT 'rows FROM campaigns'", []),
        ])
    func aBareTable(statement: String, bare: [String]) {
        #expect(SQLWords.bareTables(statement) == bare)
    }

    @Test func aPathOfAProduct() {
        let text = "Route.get(\"/api/social/profiles/\\(id)\") // \"/api/website/campaigns\""
        #expect(Crossings.paths(in: Literals.of(text), own: nil).count == 1)
        #expect(Crossings.paths(in: Literals.of(text), own: "social") == [])
        #expect(Crossings.paths(in: Literals.of(text), own: "website").count == 1)
    }

    @Test func aLockOfOnesOwn() {
        let text = "connection.execute(\(Self.quotes)\n SELECT pg_advisory_xact_lock(42)\n\(Self.quotes))"
        #expect(Crossings.locks(in: Literals.of(text)).count == 1)
        #expect(Crossings.locks(in: Literals.of("\"SELECT \\(sql: AdvisoryLock.gate.alone)\"")) == [])
    }

    /// What is interpolated is code, and its texts are texts as well.
    @Test func textsAreReadAsTheCompilerReadsThem() {
        let text =
            "f(\"a \\(g(\"b\", (1))) c\") // \"d\"\nlet s = \(Self.quotes)\ne \"f\"\n\(Self.quotes) + #\"g \\(h)\"#"
        #expect(Literals.of(text).map(\.text) == ["b", "a \u{FFFC} c", "\ne \"f\"\n", "g \\(h)"])
        #expect(Literals.of(text).map(\.line) == [1, 1, 2, 4])
    }
}
