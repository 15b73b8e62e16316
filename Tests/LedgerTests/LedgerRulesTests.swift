import Actions
import Database
import FoundationEssentials
import Synchronization
import TestKit
import Testing
import Timekeeping

/// Where rules come from, and those of an account's own day: its zone, its warming up, and caps that operations share.
@Suite struct LedgerRulesTests {
    private func account(_ fixture: LedgerFixture, _ platform: String, zone: String? = nil) async throws -> Account {
        try await fixture.scratch.database.transaction { connection in
            try #require(
                try await Accounts.create(
                    platform: platform, handle: "ada", AccountChange(timeZone: zone), on: connection))
        }
    }

    private func enqueue(_ fixture: LedgerFixture, _ account: Account, _ count: Int, operation: String = "message")
        async throws -> [UUID]
    {
        let actions = (0..<count).map { _ in
            NewAction(
                product: "test", subjectID: UUID(), account: account, operation: operation, guarantee: .none,
                input: "{}", bodySHA256: [1], recipientHashes: [], createdBy: "test")
        }
        _ = try await fixture.scratch.database.transaction { try await Ledger.enqueue(actions, on: $0) }
        try await fixture.scratch.database.execute(
            "UPDATE platform.actions SET not_before = least(not_before, \(fixture.clock.now))")
        try await fixture.look()
        return actions.map(\.subjectID)
    }

    private func store(_ fixture: LedgerFixture, _ advice: [LimitDefaults.Advice]) async throws {
        try await fixture.scratch.database.transaction {
            try await LimitDefaults.store(advice, of: "mastodon", version: "1.0.0", on: $0)
        }
    }

    private func limits(_ fixture: LedgerFixture) async throws -> [LimitSetting] {
        try await fixture.scratch.database.withConnection { try await LimitSettings.list(platform: "mastodon", on: $0) }
    }

    private func open(_ fixture: LedgerFixture) async throws {
        try await fixture.scratch.database.execute("UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
    }

    @Test func aNewNetworksLimitsAreItsManifests() async throws {
        try await withLedger { fixture in
            let ramp = Ramp(first: 3, growth: .percent(150))
            let rule = Limit.Rule(perMinute: 4, spacing: .seconds(15), perDay: 7, perWeek: 21, ramp: ramp)
            try await store(fixture, [.init(operation: "message", rule: rule)])
            let account = try await account(fixture, "mastodon")
            _ = try await enqueue(fixture, account, 1)
            _ = try await enqueue(fixture, account, 1, operation: "inmail")
            #expect(try await fixture.plan().count == 2)
            let found = try await limits(fixture)
            let network = try #require(found.first { $0.operation == "message" && $0.accountID == nil })
            #expect(
                network.limit.rule == Limit.Rule(perMinute: 4, spacing: .seconds(15)) && network.source == "manifest")
            let own = try #require(found.first { $0.operation == "message" && $0.accountID == account.id })
            #expect(own.limit.rule.perDay == 7 && own.limit.rule.perWeek == 21 && own.source == "manifest")
            #expect(own.limit.rule.ramp?.first == 3 && own.limit.rule.ramp?.growth == .percent(150))
            // What the manifest says nothing of is careful.
            let careful = try #require(found.first { $0.operation == "inmail" && $0.accountID == nil })
            #expect(
                careful.limit.rule == Limit.Rule(perMinute: 5, spacing: .seconds(12)) && careful.source == "fallback")
            let caps = try #require(found.first { $0.operation == "inmail" && $0.accountID == account.id })
            #expect(caps.limit.rule == Limit.Rule(perDay: 50, perWeek: 250) && caps.source == "fallback")
        }
    }

    @Test func whatAnOperatorSetStays() async throws {
        try await withLedger { fixture in
            try await store(fixture, [.init(operation: "message", rule: Limit.Rule(perMinute: 4, perDay: 7))])
            let account = try await account(fixture, "mastodon")
            let own = try #require(try await limits(fixture).first { $0.accountID == account.id })
            try await fixture.scratch.database.transaction {
                try await LimitSettings.change(own, to: Limit.Rule(perDay: 2), on: $0)
            }
            try await store(fixture, [.init(operation: "message", rule: Limit.Rule(perMinute: 9, perDay: 99))])
            try await fixture.scratch.database.transaction {
                try await LimitDefaults.install(["message"], for: [account], on: $0)
            }
            let after = try await limits(fixture)
            #expect(after.count == 2)
            #expect(after.first { $0.accountID == account.id }?.limit.rule.perDay == 2)
            #expect(after.first { $0.accountID == account.id }?.source == "operator")
            #expect(after.first { $0.accountID == nil }?.limit.rule.perMinute == 4)
        }
    }

    @Test("A cap that messages and InMail share") func sharedCap() async throws {
        try await withLedger { fixture in
            fixture.clock.set(.now())
            let account = try await account(fixture, "linkedin")
            let id = try await fixture.scratch.database.transaction {
                try await LimitSettings.add(
                    name: "words", sharedBy: ["inmail", "message"], platform: "linkedin", accountID: account.id,
                    rule: Limit.Rule(perDay: 3), on: $0)
            }
            _ = try await enqueue(fixture, account, 2)
            _ = try await enqueue(fixture, account, 2, operation: "inmail")
            // An operation's own limits come into being when it is first looked at, and are no matter here.
            var planned = 0
            for most in [1, 1, 1, 1, 10] {
                try await open(fixture)
                try await fixture.scratch.database.execute("UPDATE platform.queues SET ready_at = \(fixture.clock.now)")
                planned += try await fixture.plan(most).count
            }
            #expect(planned == 3)
            let rows = try await fixture.scratch.database.query(
                "SELECT subject_id FROM platform.actions WHERE status = 'queued'")
            #expect(rows.count == 1)
            let subject: UUID = try rows[0][0]
            let waiting = try await fixture.scratch.database.withConnection {
                try await Holds.of(product: "test", subjects: [subject], on: $0)[subject]
            }
            #expect(waiting?.heldBy == .shared && waiting?.until == Zone.utc.start(ofDay: Zone.utc.day(of: .now()) + 1))
            #expect(waiting?.reason == "The limit \"words\" of inmail and message (per_day) is used up.")
            #expect(id != nil)
            let again = try await fixture.scratch.database.transaction {
                try await LimitSettings.add(
                    name: "message", sharedBy: ["inmail", "visit"], platform: "linkedin", accountID: account.id,
                    rule: Limit.Rule(), on: $0)
            }
            #expect(again == nil, "an operation's name would be taken for its limit")
        }
    }

    @Test func aSharedCapComesFromAManifest() async throws {
        try await withLedger { fixture in
            try await store(
                fixture,
                [
                    .init(operation: "message", rule: Limit.Rule(perMinute: 600, perDay: 50)),
                    .init(operation: "words", sharedBy: ["inmail", "message"], rule: Limit.Rule(perDay: 1)),
                ])
            let account = try await account(fixture, "mastodon")
            _ = try await enqueue(fixture, account, 2)
            #expect(try await fixture.plan().count == 1)
            let held: String? = try await fixture.scratch.database.first("SELECT held_by FROM platform.queues")?[0]
            #expect(held == "shared")
        }
    }

    @Test("Warming up: 2 on the first day, one more each day, up to the cap") func ramp() async throws {
        try await withLedger { fixture in
            try await store(
                fixture,
                [
                    .init(
                        operation: "message",
                        rule: Limit.Rule(perMinute: 600, perDay: 4, ramp: Ramp(first: 2, growth: .step(1))))
                ])
            let account = try await account(fixture, "mastodon")
            _ = try await enqueue(fixture, account, 30)
            var days: [Int] = []
            var holds: [String] = []
            for _ in 0..<5 {
                days.append(try await fixture.plan().count)
                holds.append(
                    try #require(try await fixture.scratch.database.first("SELECT held_by FROM platform.queues")?[0]))
                fixture.clock.set(try #require(try await fixture.readyAt("mastodon")))
            }
            #expect(days == [2, 3, 4, 4, 4])
            #expect(holds == ["ramp", "ramp", "per_day", "per_day", "per_day"])
        }
    }

    @Test func growthByPercentNeverStands() {
        let ramp = Ramp(first: 0, growth: .percent(120), began: 100)
        #expect((100...106).map { ramp.allowed(on: $0) } == [0, 1, 2, 3, 4, 5, 6])
        #expect(Ramp(first: 10, growth: .percent(150), began: 100).allowed(on: 103) == 33)
        #expect(Ramp(first: 10, growth: .percent(1000), began: 0).allowed(on: 100_000) >= 1_000_000)
        #expect(Ramp(first: 10, growth: .step(5), began: 100).allowed(on: 90) == 10)
    }

    @Test(
        "A day is the account's own",
        arguments: [
            ("Asia/Kathmandu", "2026-03-04T18:15:00.000000Z"), ("America/New_York", "2026-03-05T05:00:00.000000Z"),
            ("Pacific/Apia", "2026-03-04T11:00:00.000000Z"), ("UTC", "2026-03-05T00:00:00.000000Z"),
        ].prefix(LongForm.zones))
    func zones(name: String, midnight: String) async throws {
        try await withLedger { fixture in
            try await store(fixture, [.init(operation: "message", rule: Limit.Rule(perMinute: 600, perDay: 1))])
            let account = try await account(fixture, "mastodon", zone: name)
            _ = try await enqueue(fixture, account, 2)
            #expect(try await fixture.plan().count == 1)
            let until = Timestamp(iso8601: midnight)!
            #expect(try await fixture.readyAt("mastodon") == until)
            fixture.clock.set(until.adding(.microseconds(-1)))
            #expect(try await fixture.plan().isEmpty)
            fixture.clock.set(until)
            #expect(try await fixture.plan().count == 1)
        }
    }

    @Test("Days of 23 and of 25 hours", arguments: [("2026-03-29", 23), ("2026-10-25", 25)])
    func changedClocks(day: String, hours: Int) {
        let berlin = Zones.named("Europe/Berlin")!
        var limit = Limit(rule: Limit.Rule(perDay: 1), zone: berlin)
        let number = Timestamp(iso8601: "\(day)T12:00:00Z")!.microseconds / 86_400_000_000
        let start = berlin.start(ofDay: number)
        limit.charge(at: start, bound: start)
        #expect(limit.hold(at: start)?.until == start.adding(.seconds(hours * 3600)))
    }

    @Test func aChargeReturnsToItsOwnDay() {
        let zone = Zones.named("Asia/Kathmandu")!
        var limit = Limit(rule: Limit.Rule(perDay: 5), zone: zone)
        let evening = Timestamp(iso8601: "2026-03-04T18:14:59Z")!
        let morning = Timestamp(iso8601: "2026-03-04T18:15:00Z")!
        limit.charge(at: evening, bound: evening)
        limit.charge(at: morning, bound: morning)
        limit.uncount(chargedAt: evening)
        #expect(limit.dayUsed == 1, "yesterday's is not today's")
        limit.uncount(chargedAt: morning)
        #expect(limit.dayUsed == 0)
    }

    @Test func anotherZoneIsLookedAtAtOnce() async throws {
        try await withLedger { fixture in
            try await store(fixture, [.init(operation: "message", rule: Limit.Rule(perMinute: 600, perDay: 1))])
            let account = try await account(fixture, "mastodon")
            _ = try await enqueue(fixture, account, 3)
            #expect(try await fixture.plan().count == 1)
            let changed = try await fixture.scratch.database.transaction {
                try await Accounts.change(account, AccountChange(timeZone: "Asia/Kathmandu"), on: $0)
            }
            #expect(changed.timeZone == "Asia/Kathmandu")
            let held = try await fixture.scratch.database.first(
                "SELECT 1 FROM platform.queues WHERE held_by IS NOT NULL")
            #expect(held == nil)
        }
    }

    /// To and fro between calendars brings no second cap.
    @Test func anotherZoneBeginsNoDayAnew() async throws {
        try await withLedger { fixture in
            fixture.clock.set(.now())
            try await store(
                fixture, [.init(operation: "message", rule: Limit.Rule(perMinute: 600, perDay: 1, perWeek: 1))])
            let account = try await account(fixture, "mastodon")
            // Of two zones the one in which it is a later day at this moment.
            let isEarly = (Timestamp.now().microseconds / 3_600_000_000) % 24 < 10
            func move(_ zone: String) async throws {
                _ = try await fixture.scratch.database.transaction { connection in
                    let known = try #require(try await Accounts.lock(account.id, on: connection))
                    return try await Accounts.change(known, AccountChange(timeZone: zone), on: connection)
                }
            }
            try await move(isEarly ? "Pacific/Pago_Pago" : "UTC")
            _ = try await enqueue(fixture, account, 3)
            #expect(try await fixture.plan().count == 1)
            for zone in [isEarly ? "UTC" : "Pacific/Kiritimati", "Pacific/Pago_Pago", "Pacific/Kiritimati", "UTC"] {
                try await move(zone)
                try await fixture.look()
                #expect(try await fixture.plan().isEmpty, "\(zone)")
            }
        }
    }

    /// A new version of an adapter says that two operations share a cap; their rows are there since before.
    @Test func aSharedCapComesToWhatIsThere() async throws {
        try await withLedger { fixture in
            let account = try await account(fixture, "mastodon")
            _ = try await enqueue(fixture, account, 1)
            #expect(try await fixture.plan().count == 1)
            try await store(
                fixture,
                [.init(operation: "words", sharedBy: ["inmail", "message"], rule: Limit.Rule(perDay: 0))])
            _ = try await enqueue(fixture, account, 1)
            fixture.clock.advance(.seconds(60))
            #expect(try await fixture.plan().isEmpty)
            #expect(try await limits(fixture).contains { $0.operation == "words" && $0.accountID == account.id })
        }
    }
}
