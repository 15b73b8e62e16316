import Actions
import Database
import TestKit
import Testing

@Suite struct ActionsTests {
    @Test(arguments: ["linkedin", "facebook", "instagram", "tiktok"])
    func everyNetworkHasADefaultAccount(platform: String) async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let account = try await scratch.database.withConnection {
                try await Accounts.defaultAccount(platform: platform, on: $0)
            }
            #expect(account?.platform == platform)
            #expect(account?.handle == "default")
        }
    }

    @Test func accountsAreListedByNetworkAndHandle() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            try await scratch.database.execute(
                "INSERT INTO platform.accounts (platform, handle) VALUES ('facebook', 'second')")
            let (all, defaults, none) = try await scratch.database.withConnection { connection in
                (
                    try await Accounts.list(on: connection), try await Accounts.defaults(on: connection),
                    try await Accounts.defaultAccount(platform: "myspace", on: connection)
                )
            }
            #expect(all.map(\.platform) == ["facebook", "facebook", "instagram", "linkedin", "tiktok"])
            #expect(all.map(\.handle) == ["default", "second", "default", "default", "default"])
            #expect(defaults.keys.sorted() == ["facebook", "instagram", "linkedin", "tiktok"])
            #expect(none == nil)
        }
    }
}
