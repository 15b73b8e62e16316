import Database
import TestKit
import Testing

@Suite("Statements") struct DatabaseStatementTests {
    enum Stage: String { case draft, sent }
    enum Colour: String, Bindable, Readable { case red, blue }

    @Test(
        "An interpolated text stays a text",
        arguments: [
            "'; DROP TABLE people; --", "' OR '1'='1", "\\'; --", "$1", "$$; DROP TABLE people; $$", "\"", "a\nb", "",
            "Zoë 🙂", "%s%n", "/* */", "'); SELECT pg_sleep(9); --",
        ])
    func bindingAlwaysBinds(text: String) async throws {
        try await withScratchDatabase { scratch async throws in
            try await scratch.database.execute("CREATE TABLE people (name text)")
            try await scratch.database.execute("INSERT INTO people VALUES (\(text))")
            let row = try #require(try await scratch.database.first("SELECT name FROM people WHERE name = \(text)"))
            #expect(try row["name"] == text)
            #expect(try await scratch.database.query("SELECT 1 FROM people WHERE name <> \(text)").isEmpty)
        }
    }

    @Test func fragmentsAreRenumbered() {
        let inner: SQL = "b = \(2) OR b = \(3)"
        let sql: SQL = "SELECT \(1) WHERE (\(sql: inner)) AND c = \("x")"
        #expect(sql.text == "SELECT $1 WHERE (b = $2 OR b = $3) AND c = $4")
        #expect(sql.binds.map(\.typeOID) == [20, 20, 20, 25])
        let many = (1...11).map { "(\($0))" as SQL }.joined(separator: ", ")
        #expect((many + " WHERE x = \(true)" + inner).text.hasSuffix("($10), ($11) WHERE x = $12b = $13 OR b = $14"))
    }

    @Test func fragmentsKeepTheirValues() async throws {
        try await withScratchDatabase { scratch async throws in
            let rows = (1...12).map { "(\($0), \("n\($0)"))" as SQL }.joined(separator: ", ")
            let unset: String? = nil
            let sql: SQL =
                "SELECT sum(a)::bigint, max(b), \(unset) FROM (VALUES \(sql: rows)) AS t (a, b) WHERE a > \(10)"
            let row = try #require(try await scratch.database.first(sql))
            #expect(try row[0] == 23)
            #expect(try row[1] == "n12")
            #expect(row.isNull(2))
        }
    }

    @Test func namesComeFromTheProgramOnly() {
        let sql: SQL = "SELECT * FROM \(unsafeIdentifier: "social.profiles") LIMIT \(5)"
        #expect(sql.text == "SELECT * FROM social.profiles LIMIT $1")
    }

    @Test func enumerationsBindAsTheirText() async throws {
        try await withScratchDatabase { scratch async throws in
            let (none, some): (Stage?, Stage?) = (nil, .draft)
            let (colour, noColour): (Colour?, Colour?) = (.red, nil)
            let row = try #require(
                try await scratch.database.first(
                    "SELECT \(Stage.sent), \(none), \(some), \([Stage.draft, .sent]), \(Colour.blue), \(colour), \(noColour)"
                ))
            #expect(try row[0] == "sent")
            #expect(row.isNull(1))
            #expect(try row[2] == "draft")
            #expect(try row[3] == ["draft", "sent"])
            #expect(try row[4] == Colour.blue)
            #expect(try row[5] == Colour?.some(.red))
            #expect(try row[6] == Colour?.none)
        }
    }

    @Test func rowsAffected() async throws {
        try await withScratchDatabase { scratch async throws in
            let database = scratch.database
            try await database.execute("CREATE TABLE t (n integer)")
            #expect(try await database.execute("INSERT INTO t SELECT generate_series(1, 7)") == 7)
            #expect(try await database.execute("DELETE FROM t WHERE n > \(5)") == 2)
            #expect(try await database.query("SELECT n FROM t ORDER BY n").map { try $0[0] as Int } == [1, 2, 3, 4, 5])
            #expect(try await database.first("SELECT n FROM t WHERE n = \(99)") == nil)
        }
    }

    @Test func moreStatementsThanTheCacheHolds() async throws {
        try await withScratchDatabase { scratch async throws in
            try await scratch.database.withConnection { connection async throws in
                for round in 1...2 {
                    for n in 1...300 {
                        let row = try await connection.first(SQL(stringLiteral: "SELECT \(n)") + " + \(round)")
                        #expect(try row?[0] == n + round)
                    }
                }
                let kept = try await connection.first("SELECT count(*) FROM pg_prepared_statements")
                #expect(try #require(try kept?[0] as Int?) <= 257)
            }
        }
    }

    @Test func aStatementOutlivesAChangeOfItsTable() async throws {
        try await withScratchDatabase { scratch async throws in
            try await scratch.database.withConnection { connection async throws in
                try await connection.execute("CREATE TABLE t (a integer)")
                try await connection.execute("INSERT INTO t VALUES (1)")
                let sql: SQL = "SELECT * FROM t WHERE a = \(1)"
                #expect(try await connection.first(sql)?.rows.columnCount == 1)
                try await connection.execute("ALTER TABLE t ADD b text DEFAULT 'x'")
                #expect(try await connection.first(sql)?["b"] == "x")
                try await connection.execute("DEALLOCATE ALL")
                #expect(try await connection.first(sql)?["b"] == "x")
            }
        }
    }

    @Test func theSameTextWithOtherTypes() async throws {
        try await withScratchDatabase { scratch async throws in
            try await scratch.database.withConnection { connection async throws in
                #expect(try await connection.value("SELECT \(7) AS v") == 7)
                #expect(try await connection.value("SELECT \("seven") AS v") == "seven")
                #expect(try await connection.value("SELECT \(7) AS v") == 7)
            }
        }
    }
}
