import Database
import EventLoop
import Glibc
import Telemetry
import TestKit
import Testing

@Suite("Servers that only read") struct DatabaseReadOnlyTests {
    /// After a failover an address may lead to a server that only reads, and the session would stay there for good.
    @Test func aSessionThatCannotWriteIsGivenUp() async throws {
        try await withScratchDatabase { scratch async throws in
            try await scratch.database.execute("CREATE TABLE written (id integer)")
            let database = scratch.open(maxConnections: 1)
            try await database.execute("INSERT INTO written VALUES (1)")
            // What the session of a server becomes that another one has taken over from.
            try await database.execute("SET default_transaction_read_only = on")
            let error = await #expect(throws: DatabaseError.self) {
                try await database.execute("INSERT INTO written VALUES (2)")
            }
            #expect(error?.sqlState == "25006" && error?.isRetryable == true)
            try await database.execute("INSERT INTO written VALUES (3)")
            #expect(try await scratch.database.value("SELECT count(*) FROM written") == 2)
            #expect(database.gauges.openedTotal == 2)
        }
    }

    /// It is not taken for a database that works: nothing that is done could be written down there.
    @Test func aServerThatOnlyReadsIsWaitedFor() async throws {
        try await withScratchDatabase { scratch async throws in
            func set(_ mode: SQL) async throws {
                try await scratch.database.execute(
                    """
                    DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = \(sql: mode)',
                                               current_database()); END $$
                    """)
            }
            try await set("on")
            let database = scratch.open(maxConnections: 1)
            let error = await #expect(throws: DatabaseError.self) { try await database.execute("SELECT 1") }
            #expect(error?.kind == .connection && error?.message.contains("read-only") == true, "\(error as Any)")
            try await set("off")
            try await eventually("the server writes again") { (try? await database.value("SELECT 1")) == 1 }
        }
    }
}
