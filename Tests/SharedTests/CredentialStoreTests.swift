import Actions
import Database
import FoundationEssentials
import JSON
import TestKit
import Testing

@Suite struct CredentialStoreTests {
    private static let key = [UInt8](repeating: 7, count: 32)
    private static let other = [UInt8](repeating: 8, count: 32)

    private static func accounts(_ connection: Connection) async throws -> (UUID, UUID) {
        let defaults = try await Accounts.defaults(on: connection)
        return (try #require(defaults["facebook"]).id, try #require(defaults["linkedin"]).id)
    }

    /// Who set each, by their names: the list of the API reads the same row.
    private static func writers(_ account: UUID, _ connection: Connection) async throws -> [String] {
        try await connection.query(
            "SELECT updated_by FROM platform.credentials WHERE account_id = \(account) ORDER BY name"
        ).map { row throws(DatabaseError) in try row["updated_by"] as String }
    }

    /// What `body` throws, as a credential's error.
    private static func error<T>(_ body: () async throws -> T) async -> CredentialFault? {
        do {
            _ = try await body()
            return nil
        } catch {
            return error as? CredentialFault
        }
    }

    @Test func whatIsStoredComesBackAndLiesNowherePlainly() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            try await scratch.database.withConnection { connection in
                let store = CredentialStore(database: scratch.database, key: Self.key)
                let (mine, theirs) = try await Self.accounts(connection)
                let secret = " EAAB-tøken \n"
                let first = try await store.put("access_token", secret, account: mine, by: "ada", on: connection)
                #expect(first.isNew && first.stored["name"] == "access_token" && first.stored["updated_by"] == "ada")
                try await store.put("app_secret", "s", account: mine, by: "ada", on: connection)
                #expect(
                    try await store.values(of: mine, on: connection) == ["access_token": secret, "app_secret": "s"])
                #expect(try await store.values(of: theirs, on: connection).isEmpty)
                let again = try await store.put("access_token", "new", account: mine, by: "ben", on: connection)
                #expect(!again.isNew)
                #expect(try await store.values(of: mine, on: connection)["access_token"] == "new")
                #expect(try await Self.writers(mine, connection) == ["ben", "ada"])
                let rows = try await connection.query("SELECT sealed FROM platform.credentials")
                for row in rows {
                    let sealed: [UInt8] = try row[0]
                    #expect(!String(decoding: sealed, as: UTF8.self).contains("new"))
                }
                #expect(try await store.delete("access_token", account: mine, on: connection))
                #expect(try await !store.delete("access_token", account: mine, on: connection))
                #expect(try await store.values(of: mine, on: connection) == ["app_secret": "s"])
            }
        }
    }

    /// A ciphertext opens in its own row only: neither under another name nor for another account.
    @Test func swappedRowsBothRefuse() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            try await scratch.database.withConnection { connection in
                let store = CredentialStore(database: scratch.database, key: Self.key)
                let (mine, theirs) = try await Self.accounts(connection)
                let swap: SQL = """
                    UPDATE platform.credentials c SET sealed = o.sealed FROM platform.credentials o
                    WHERE (o.account_id, o.name) <> (c.account_id, c.name)
                    """
                for (account, name) in [(theirs, "access_token"), (mine, "app_secret")] {
                    try await connection.execute("DELETE FROM platform.credentials")
                    try await store.put("access_token", "one", account: mine, by: "ada", on: connection)
                    try await store.put(name, "two", account: account, by: "ada", on: connection)
                    try await connection.execute(swap)
                    for owner in Set([mine, account]) {
                        let error = await Self.error { try await store.values(of: owner, on: connection) }
                        if case .damaged = error {
                        } else {
                            Issue.record("opened, or failed otherwise: \(error as Any)")
                        }
                    }
                    try await connection.execute(swap)
                    #expect(try await store.values(of: mine, on: connection)["access_token"] == "one")
                    #expect(try await store.values(of: account, on: connection)[name] == "two")
                }
            }
        }
    }

    @Test func anotherKeyOpensNothingAndSealsNothingBeside() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            try await scratch.database.withConnection { connection in
                let right = CredentialStore(database: scratch.database, key: Self.key)
                let wrong = CredentialStore(database: scratch.database, key: Self.other)
                let none = CredentialStore(database: scratch.database, key: nil)
                let (mine, theirs) = try await Self.accounts(connection)
                #expect(try await none.values(of: mine, on: connection).isEmpty)
                #expect(
                    await Self.error { try await none.put("a", "1", account: mine, by: "ada", on: connection) }
                        == .noKey)
                try await right.put("a", "1", account: mine, by: "ada", on: connection)
                #expect(await Self.error { try await none.values(of: mine, on: connection) } == .noKey)
                #expect(await Self.error { try await wrong.values(of: mine, on: connection) } == .otherKey)
                #expect(
                    await Self.error { try await wrong.put("b", "2", account: theirs, by: "ada", on: connection) }
                        == .otherKey)
                #expect(try await right.values(of: mine, on: connection) == ["a": "1"])
                #expect(try await Self.writers(mine, connection) == ["ada"])
                // The way out of a lost key: nothing is left, so another may begin.
                #expect(try await none.delete("a", account: mine, on: connection))
                try await wrong.put("a", "3", account: mine, by: "ada", on: connection)
                #expect(try await wrong.values(of: mine, on: connection) == ["a": "3"])
                #expect(await Self.error { try await right.values(of: mine, on: connection) } == .otherKey)
            }
        }
    }
}
