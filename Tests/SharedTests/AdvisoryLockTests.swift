import Database
import TestKit
import Testing

@Suite struct AdvisoryLockTests {
    @Test func everyLockHasANumberOfItsOwn() {
        #expect(Set(AdvisoryLock.allCases.map(\.key)).count == AdvisoryLock.allCases.count)
    }

    /// As PostgreSQL knows them: two meanings under one number would wait for each other. One transaction takes all, alone and as a text's.
    @Test func theyAreApartForTheServer() async throws {
        try await withScratchDatabase { scratch async throws in
            try await scratch.database.transaction { connection in
                for lock in AdvisoryLock.allCases {
                    try await connection.execute("SELECT \(sql: lock.alone)")
                    #expect(try await connection.first("SELECT \(sql: lock.tried)")?[0] == true, "\(lock)")
                }
                try await connection.execute("SELECT \(sql: AdvisoryLock.uploads.alone(for: "ada"))")
                let held: Int64? = try await connection.first(
                    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")?[0]
                #expect(held == Int64(AdvisoryLock.allCases.count + 1))
            }
        }
    }

    @Test func sharedOnesDoNotWaitForEachOther() async throws {
        try await withScratchDatabase { scratch async throws in
            let other = scratch.open(maxConnections: 1)
            try await scratch.database.transaction { connection in
                try await connection.execute("SELECT \(sql: AdvisoryLock.gate.shared)")
                try await other.transaction { try await $0.execute("SELECT \(sql: AdvisoryLock.gate.shared)") }
                #expect(try await other.first("SELECT \(sql: AdvisoryLock.gate.tried)")?[0] == false)
            }
        }
    }
}
