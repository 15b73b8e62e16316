import Database
import EventLoop
import TestKit
import Testing

@Suite("Transactions") struct DatabaseTransactionTests {
    private struct Refusal: Error {}

    private func withTable(_ body: @escaping @Sendable (ScratchDatabase) async throws -> Void) async throws {
        try await withScratchDatabase { scratch async throws in
            try await scratch.database.execute(
                "CREATE TABLE people (id integer CONSTRAINT people_pkey PRIMARY KEY, name text NOT NULL)")
            try await body(scratch)
        }
    }

    private func count(_ scratch: ScratchDatabase) async throws -> Int {
        try #require(try await scratch.database.value("SELECT count(*) FROM people"))
    }

    @Test func commitKeepsAndThrowingDiscards() async throws {
        try await withTable { scratch async throws in
            let answer = try await scratch.database.transaction { connection async throws in
                try await connection.execute("INSERT INTO people VALUES (1, 'a')")
                return try await connection.execute("INSERT INTO people VALUES (2, 'b')")
            }
            #expect(answer == 1)
            await #expect(throws: Refusal.self) {
                try await scratch.database.transaction { connection async throws in
                    try await connection.execute("INSERT INTO people VALUES (3, 'c')")
                    throw Refusal()
                }
            }
            #expect(try await count(scratch) == 2)
            #expect(scratch.database.gauges.busy == 0)
        }
    }

    /// Whoever takes a lock and then looks again must see what was committed meanwhile, whatever the database's owner prefers elsewhere.
    @Test(arguments: [false, true]) func theLevelIsOursAndNotTheDatabases(poolerMode: Bool) async throws {
        try await withTable { scratch async throws in
            try await scratch.database.execute(
                """
                DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation = ''repeatable read''',
                                           current_database()); END $$
                """)
            let database = scratch.open(maxConnections: 2, poolerMode: poolerMode)
            try await database.transaction { connection async throws in
                let level: String? = try await connection.first("SELECT current_setting('transaction_isolation')")?[0]
                #expect(level == "read committed")
                try await database.execute("INSERT INTO people VALUES (1, 'said no meanwhile')")
                #expect(try await connection.first("SELECT count(*) FROM people")?[0] == Int64(1))
            }
            guard !poolerMode else { return }
            let level: String? = try await database.first("SELECT current_setting('transaction_isolation')")?[0]
            #expect(level == "read committed", "of a statement by itself")
        }
    }

    /// A pooler that nobody told of, or a `DISCARD ALL`: the names are gone, BEGIN's too. What was meant for a transaction never runs
    /// outside of one.
    @Test func aForgottenBeginBeginsAnew() async throws {
        try await withTable { scratch async throws in
            let database = scratch.open(maxConnections: 1)
            for round in 1...3 {
                await #expect(throws: Refusal.self) {
                    try await database.transaction { connection async throws in
                        try await connection.execute("INSERT INTO people VALUES (\(Int64(round)), 'never')")
                        throw Refusal()
                    }
                }
                try await database.execute("DEALLOCATE ALL")
                try await database.transaction { connection async throws in
                    try await connection.execute("INSERT INTO people VALUES (\(Int64(10 + round)), 'once')")
                    try await connection.executeAtCommit("UPDATE people SET name = 'twice' WHERE name = 'once'")
                }
                try await database.execute("DEALLOCATE ALL")
                // Several at once are not tried again, for some may have been seen: the next transaction is well.
                _ = try? await database.transaction { try await $0.pipeline(["SELECT 1", "SELECT 2"]) }
                #expect(try await database.transaction { try await $0.pipeline(["SELECT 1", "SELECT 2"]) }.count == 2)
            }
            #expect(try await database.first("SELECT array_agg(DISTINCT name) FROM people")?[0] == ["twice"])
        }
    }

    /// What makes room for a statement must not stand before a BEGIN that says its level.
    @Test func aFullCacheBeginsEveryLevel() async throws {
        try await withTable { scratch async throws in
            let database = scratch.open(maxConnections: 1)
            for number in 0..<300 { try await database.execute("SELECT \(sql: SQL(stringLiteral: "\(number)"))") }
            for isolation in [Isolation.serializable, .readCommitted, .repeatableRead] {
                try await database.transaction(isolation: isolation) { try await $0.execute("SELECT 'first'") }
            }
        }
    }

    @Test func aTransactionWithoutStatements() async throws {
        try await withTable { scratch async throws in
            #expect(try await scratch.database.transaction { _ in 5 } == 5)
            await #expect(throws: Refusal.self) { try await scratch.database.transaction { _ in throw Refusal() } }
        }
    }

    @Test func aUniqueViolationIsTyped() async throws {
        try await withTable { scratch async throws in
            let error = await #expect(throws: DatabaseError.self) {
                try await scratch.database.transaction { connection async throws in
                    try await connection.execute("INSERT INTO people VALUES (1, \("Mallory Secret"))")
                    try await connection.execute("INSERT INTO people VALUES (1, \("Mallory Secret"))")
                }
            }
            #expect(error?.isUniqueViolation == true)
            #expect(error?.constraint == "people_pkey")
            #expect(error?.table == "people")
            #expect(error?.detail == "Key (id)=(1) already exists.")
            #expect(error.map { "\($0)\($0.debugDescription)".contains("exists.") } == false)
            #expect(error?.isRetryable == false)
            #expect(try await count(scratch) == 0)
        }
    }

    @Test func descriptionsNeverQuoteValues() async throws {
        try await withTable { scratch async throws in
            let error = await #expect(throws: DatabaseError.self) {
                try await scratch.database.query("SELECT \("Mallory Secret")::integer")
            }
            #expect(error?.sqlState == "22P02")
            #expect(error.map { "\($0)".contains("Mallory") } == false)
            let null = await #expect(throws: DatabaseError.self) {
                try await scratch.database.execute("INSERT INTO people VALUES (77, NULL)")
            }
            #expect(null?.column == "name")
            #expect(null.map { "\($0)".contains("77") } == false)
        }
    }

    @Test func aSwallowedFailureStillCannotCommit() async throws {
        try await withTable { scratch async throws in
            let error = await #expect(throws: DatabaseError.self) {
                try await scratch.database.transaction { connection async throws in
                    try await connection.execute("INSERT INTO people VALUES (1, 'a')")
                    _ = try? await connection.execute("INSERT INTO people VALUES (1, 'again')")
                }
            }
            #expect(error?.sqlState == "25P02")
            #expect(try await count(scratch) == 0)
        }
    }

    @Test func aDeferredConstraintFailsTheCommitAndSaysSo() async throws {
        try await withTable { scratch async throws in
            try await scratch.database.execute(
                "CREATE TABLE pets (owner integer REFERENCES people DEFERRABLE INITIALLY DEFERRED)")
            let error = await #expect(throws: DatabaseError.self) {
                try await scratch.database.transaction { try await $0.execute("INSERT INTO pets VALUES (9)") }
            }
            #expect(error?.sqlState == "23503")
            #expect(error?.kind == .server)
        }
    }

    @Test func aMissingSchemaIsRecognised() async throws {
        try await withTable { scratch async throws in
            for sql in ["SELECT * FROM social.nothing", "SELECT * FROM nothing", "SELECT social.nothing()"] as [SQL] {
                let error = await #expect(throws: DatabaseError.self) { try await scratch.database.query(sql) }
                #expect(error?.isMissingSchema == true)
            }
            let error = await #expect(throws: DatabaseError.self) {
                try await scratch.database.query("SELECT nothing()")
            }
            #expect(error?.isMissingSchema == false)
        }
    }

    @Test func serialisableTransactionsConflict() async throws {
        try await withTable { scratch async throws in
            let database = scratch.database
            let error = await #expect(throws: DatabaseError.self) {
                try await database.transaction(isolation: .serializable) { first async throws in
                    _ = try await first.query("SELECT count(*) FROM people")
                    try await database.transaction(isolation: .serializable) { second async throws in
                        _ = try await second.query("SELECT count(*) FROM people")
                        try await second.execute("INSERT INTO people VALUES (1, 'a')")
                    }
                    try await first.execute("INSERT INTO people VALUES (2, 'b')")
                }
            }
            #expect(error?.sqlState == "40001")
            #expect(error?.isRetryable == true)
        }
    }

    @Test func lockedRowsEndInARetryableError() async throws {
        try await withTable { scratch async throws in
            var configuration = scratch.configuration
            configuration.lockTimeout = .milliseconds(100)
            let impatient = scratch.open(configuration)
            try await scratch.database.execute("INSERT INTO people VALUES (1, 'a')")
            try await scratch.database.transaction { holder async throws in
                try await holder.execute("UPDATE people SET name = 'b'")
                let error = await #expect(throws: DatabaseError.self) {
                    try await impatient.execute("UPDATE people SET name = 'c'")
                }
                #expect(error?.sqlState == "55P03")
                #expect(error?.isRetryable == true)
            }
        }
    }

    @Test func aTransactionLeftOpenDoesNotReachTheNextUser() async throws {
        try await withTable { scratch async throws in
            let single = scratch.open(maxConnections: 1)
            try await single.withConnection { connection async throws in
                try await connection.script("BEGIN; INSERT INTO people VALUES (1, 'a')")
            }
            #expect(try await single.value("SELECT count(*) FROM people") == 0)
        }
    }

    @Test func twoTasksOnOneConnectionAreRefused() async throws {
        try await withTable { scratch async throws in
            try await scratch.database.withConnection { holder async throws in
                try await holder.query("SELECT pg_advisory_lock(1)")
                try await scratch.database.withConnection { connection async throws in
                    let slow = scratch.loop.task { try await connection.query("SELECT pg_advisory_lock(1)") }
                    try await scratch.loop.sleep(for: .milliseconds(50))
                    await #expect(throws: DatabaseError.self) { try await connection.query("SELECT 1") }
                    try await holder.query("SELECT pg_advisory_unlock_all()")
                    _ = try await slow.value
                    #expect(try await connection.value("SELECT 2") == 2)
                }
            }
        }
    }
}
