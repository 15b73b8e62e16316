import Database
import TestKit
import Testing

@Suite("Pipelines and COPY") struct DatabasePipelineTests {
    @Test func manyStatementsOneWait() async throws {
        try await withScratchDatabase { scratch async throws in
            try await scratch.database.withConnection { connection async throws in
                let rows = try await connection.pipeline((1...500).map { "SELECT \($0) * 2 AS n" as SQL })
                #expect(try rows.map { try $0[0]["n"] as Int } == (1...500).map { $0 * 2 })
                #expect(try await connection.pipeline([]).isEmpty)
                #expect(try await connection.value("SELECT 3") == 3)
            }
        }
    }

    @Test(arguments: [false, true])
    func aFailingStatementUndoesThePipeline(poolerMode: Bool) async throws {
        try await withScratchDatabase { scratch async throws in
            let database = scratch.open(maxConnections: 1, poolerMode: poolerMode)
            try await database.execute("CREATE TABLE t (n integer PRIMARY KEY)")
            try await database.withConnection { connection async throws in
                let error = await #expect(throws: DatabaseError.self) {
                    try await connection.pipeline([1, 2, 1, 3].map { "INSERT INTO t VALUES (\($0))" as SQL })
                }
                #expect(error?.isUniqueViolation == true)
                #expect(try await connection.value("SELECT count(*) FROM t") == 0)
                let rows = try await connection.pipeline(["INSERT INTO t VALUES (1)", "SELECT n FROM t"])
                #expect(rows[1].count == 1)
            }
            #expect(database.gauges.discardedTotal == 0)
        }
    }

    @Test func insideATransactionItsFateIsTheTransactions() async throws {
        try await withScratchDatabase { scratch async throws in
            let database = scratch.database
            try await database.execute("CREATE TABLE t (n integer PRIMARY KEY)")
            try await database.transaction { connection async throws in
                _ = try await connection.pipeline([1, 2].map { "INSERT INTO t VALUES (\($0))" as SQL })
                #expect(try await database.value("SELECT count(*) FROM t") == 0)
            }
            #expect(try await database.value("SELECT count(*) FROM t") == 2)
            await #expect(throws: DatabaseError.self) {
                try await database.transaction { connection async throws in
                    try await connection.execute("INSERT INTO t VALUES (9)")
                    _ = try await connection.pipeline(["INSERT INTO t VALUES (1)"])
                }
            }
            #expect(try await database.value("SELECT count(*) FROM t") == 2)
        }
    }

    @Test func largeAnswersAndLargeQuestionsDoNotDeadlock() async throws {
        try await withScratchDatabase { scratch async throws in
            let text = String(repeating: "x", count: 200_000)
            let rows = try await scratch.database.withConnection {
                try await $0.pipeline((1...60).map { _ in "SELECT \(text) || '!'" as SQL })
            }
            #expect(try rows.allSatisfy { try ($0[0][0] as String).utf8.count == 200_001 })
        }
    }

    @Test func copyTakesEveryType() async throws {
        try await withScratchDatabase { scratch async throws in
            let database = scratch.database
            try await database.execute(
                "CREATE TABLE t (a bigint, b text, c smallint, d timestamptz, e text[], f bytea)")
            let copied = try await database.transaction { connection async throws in
                try await connection.copyIn("t", columns: "a, b, c, e, f") { rows in
                    for n in 0..<20_000 {
                        rows.row {
                            $0.add(Int64(n))
                            $0.add(n % 2 == 0 ? "tab\tnew\nline\\" : nil)
                            $0.add(Int16(n % 100))
                            $0.add(["x", "y"])
                            $0.add([1, 2, 3] as [UInt8])
                        }
                    }
                }
            }
            #expect(copied == 20_000)
            let row = try #require(
                try await database.first(
                    "SELECT count(*), count(b), sum(a)::bigint, max(b), (array_agg(f))[1], min(e) FROM t"))
            #expect(try (row[0] as Int, row[1] as Int, row[2] as Int) == (20_000, 10_000, 199_990_000))
            #expect(try row[3] == "tab\tnew\nline\\")
            #expect(try row[4] as [UInt8] == [1, 2, 3])
            #expect(try row[5] == ["x", "y"])
        }
    }

    @Test func aRefusedCopyLeavesTheConnectionUsable() async throws {
        try await withScratchDatabase { scratch async throws in
            let database = scratch.open(maxConnections: 1)
            try await database.execute("CREATE TABLE t (n bigint PRIMARY KEY)")
            try await database.withConnection { connection async throws in
                let twice = await #expect(throws: DatabaseError.self) {
                    try await connection.copyIn("t", columns: "n") { rows in
                        for n in 0..<200_000 { rows.row { $0.add(Int64(n % 1000)) } }
                    }
                }
                #expect(twice?.isUniqueViolation == true)
                let absent = await #expect(throws: DatabaseError.self) {
                    try await connection.copyIn("absent", columns: "n") { _ in }
                }
                #expect(absent?.isMissingSchema == true)
                let none = try await connection.copyIn("t", columns: "n") { _ in }
                #expect(none == 0)
                #expect(try await connection.value("SELECT count(*) FROM t") == 0)
            }
            #expect(database.gauges.discardedTotal == 0)
        }
    }
}

@Suite("Behind a pooler") struct DatabasePoolerTests {
    @Test func statementsStayUnnamedAndSettingsStayInTransactions() async throws {
        try await withScratchDatabase { scratch async throws in
            let database = scratch.open(maxConnections: 1, poolerMode: true)
            try await database.withConnection { connection async throws in
                for n in 1...3 { #expect(try await connection.value("SELECT \(n) AS n") == n) }
                #expect(try await connection.value("SELECT count(*) FROM pg_prepared_statements") == 0)
            }
            try await database.transaction { connection async throws in
                #expect(try await connection.value("SELECT current_setting('lock_timeout')") == "2s")
                #expect(try await connection.value("SELECT current_setting('statement_timeout')") == "15s")
            }
            #expect(try await database.value("SELECT current_setting('lock_timeout')") == "0")
        }
    }
}
