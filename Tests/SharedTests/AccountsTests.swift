import Actions
import Database
import FoundationEssentials
import TestKit
import Testing
import Timekeeping

@Suite struct AccountsTests {
    /// Seed 001 "Rate Limiting" (R1.6 to R1.9) and C5, as the migrations leave them, and as the rule acts.
    @Test(
        "The first limits",
        arguments: [("linkedin", 10, 6), ("facebook", 10, 6), ("instagram", 5, 12), ("tiktok", 5, 12)])
    func firstLimits(platform: String, perMinute: Int, spacing: Int) async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let found = try await scratch.database.withConnection {
                try await LimitSettings.list(platform: platform, on: $0)
            }
            try #require(found.count == 2)
            #expect(found.allSatisfy { $0.operation == "message" && $0.hold == nil })
            #expect(found[0].accountID == nil)
            #expect(found[0].limit.rule == Limit.Rule(perMinute: perMinute, spacing: .seconds(spacing)))
            #expect(found[1].accountID != nil)
            #expect(found[1].limit.rule == Limit.Rule(perDay: 50, perWeek: 250))

            var network = found[0].limit
            let start = found[0].at
            network.charge(at: start, bound: start)
            #expect(network.hold(at: start)?.by == .spacing)
            #expect(network.hold(at: start)?.until == start.adding(.seconds(spacing)))
            #expect(network.hold(at: start.adding(.seconds(spacing))) == nil)
            for _ in 1..<perMinute { network.charge(at: start, bound: start) }
            #expect(network.hold(at: start)?.by == .perMinute)
            #expect(network.hold(at: start)?.until == start.adding(.seconds(60)))
            let use = network.use(at: start)
            #expect([use.lastMinute, use.today, use.thisWeek] == [perMinute, perMinute, perMinute])
            #expect(network.use(at: start.adding(.seconds(61))).lastMinute == 0)

            var account = found[1].limit
            for _ in 0..<50 { account.charge(at: start, bound: start) }
            #expect(account.hold(at: start)?.by == .perDay)
        }
    }

    @Test func theFirstAccountOfANetworkIsItsDefault() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let (first, second, again, limits) = try await scratch.database.transaction { connection in
                let first = try await Accounts.create(platform: "mastodon", handle: "ada", on: connection)
                let change = AccountChange(delivery: .api, settings: #"{"page":"7"}"#)
                let second = try await Accounts.create(
                    platform: "mastodon", handle: "ben", change, on: connection)
                let again = try await Accounts.create(platform: "mastodon", handle: "ada", on: connection)
                return (
                    first, second, again, try await LimitSettings.list(platform: "mastodon", on: connection)
                )
            }
            #expect(first?.isDefault == true && first?.delivery == .assisted && first?.settings == "{}")
            #expect(second?.isDefault == false && second?.delivery == .api && second?.settings == #"{"page":"7"}"#)
            #expect(again == nil)
            #expect(limits.isEmpty, "they come into being when it first acts")
        }
    }

    @Test func aNewDefaultTakesThePlaceOfTheOld() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            try await scratch.database.transaction { connection in
                let old = try #require(try await Accounts.defaultAccount(platform: "tiktok", on: connection))
                let made = try #require(try await Accounts.create(platform: "tiktok", handle: "x", on: connection))
                let locked = try #require(try await Accounts.lock(made.id, on: connection))
                let changed = try await Accounts.change(
                    locked, AccountChange(handle: "y", isDefault: true), on: connection)
                #expect(changed.isDefault && changed.handle == "y" && changed.version == made.version + 1)
                #expect(changed.delivery == made.delivery && changed.settings == made.settings)
                let defaults = try await Accounts.defaults(on: connection)
                #expect(defaults["tiktok"]?.id == made.id)
                #expect(try await Accounts.find(old.id, on: connection)?.isDefault == false)
                #expect(try await Accounts.lock(UUID(), on: connection) == nil)
            }
        }
    }
}
