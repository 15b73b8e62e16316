import Actions
import Database
import EventLoop
import FoundationEssentials
import TestKit
import Testing
import Timekeeping

/// Limits as rows, pauses, and what holds what.
@Suite struct LedgerLimitTests {
    @Test(
        "The installed rows are R1's",
        arguments: [
            ("linkedin", 10, 6000), ("facebook", 10, 6000), ("instagram", 5, 12_000), ("tiktok", 5, 12_000),
        ])
    func installedLimits(platform: String, perMinute: Int32, spacing: Int64) async throws {
        try await withLedger { fixture in
            let row = try await fixture.scratch.database.first(
                """
                SELECT per_minute, spacing_ms FROM platform.limits
                WHERE platform = \(platform) AND operation = 'message' AND account_id IS NULL
                """)
            #expect(try row?[0] == perMinute && row?[1] == spacing)
        }
    }

    /// Drives a minute with the installed limits: what is sent when, to the second.
    @Test func aMinuteOfSending() async throws {
        try await withLedger { fixture in
            try await fixture.enqueue(30, platform: "instagram")
            let start = fixture.clock.now
            var times: [Duration] = []
            while times.count < 12 {
                for intent in try await fixture.plan() {
                    times.append(fixture.clock.now - start)
                    #expect(try await fixture.ledger.calling(intent))
                    try await fixture.ledger.conclude(intent, .succeeded(externalID: nil, outcome: nil))
                }
                let next = try #require(try await fixture.readyAt("instagram"))
                if next <= fixture.clock.now {
                    _ = try await fixture.plan()
                    continue
                }
                fixture.clock.set(next)
            }
            #expect(times == (0..<12).map { .seconds($0 * 12) })
        }
    }

    @Test func theTighterOfAccountAndNetworkBinds() async throws {
        try await withLedger { fixture in
            let database = fixture.scratch.database
            try await database.execute("UPDATE platform.limits SET spacing_ms = NULL WHERE platform = 'facebook'")
            try await database.execute(
                "UPDATE platform.limits SET per_day = 3 WHERE platform = 'facebook' AND account_id IS NOT NULL")
            let subjects = try await fixture.enqueue(5)
            #expect(try await fixture.plan().count == 3)
            let waiting = try await database.withConnection {
                try await Holds.of(product: "test", subjects: [subjects[4]], on: $0)
            }
            // The fake clock's midnight has long passed for the database's own clock: the hold itself is what counts.
            let row = try await database.first("SELECT held_by, held_until FROM platform.action_queues")
            #expect(try row?[0] == "per_day" && row?[1] == Timestamp(iso8601: "2026-03-05T00:00:00.000000Z"))
            #expect(waiting[subjects[4]] != nil)
        }
    }

    @Test func aPauseCoversAnAccountANetworkOrEverything() async throws {
        try await withLedger { fixture in
            let (database, account) = (fixture.scratch.database, try await fixture.account("facebook"))
            let scopes: [(String?, UUID?)] = [(nil, nil), ("facebook", nil), (nil, account.id)]
            for (platform, accountID) in scopes {
                try await fixture.enqueue(1)
                let pause = try await database.transaction { connection in
                    try await Pauses.begin(
                        platform: platform, accountID: accountID, reason: "holiday", by: "me", on: connection)
                }
                #expect(try await fixture.plan().isEmpty)
                _ = try await database.transaction { try await Pauses.end(pause.id, by: "me", on: $0) }
                try await database.execute("UPDATE platform.action_queues SET ready_at = \(fixture.clock.now)")
                #expect(try await fixture.plan().count == 1)
                fixture.clock.advance(.seconds(120))
            }
            let other = try await database.transaction { connection in
                try await Pauses.begin(platform: "linkedin", reason: "holiday", by: "me", on: connection)
            }
            #expect(other.platform == "linkedin")
            try await fixture.enqueue(1)
            #expect(try await fixture.plan().count == 1, "another network's pause is none of its business")
        }
    }

    /// Between intent and call lie an adapter's steps: seconds, in which somebody may stop it.
    @Test("What is stopped between intent and call is not called", arguments: ["all", "network", "account", "no"])
    func stoppedBeforeTheCall(scope: String) async throws {
        try await withLedger { fixture in
            let (database, hash) = (fixture.scratch.database, [UInt8](repeating: 9, count: 32))
            let account = try await fixture.account("facebook")
            let other = try await fixture.enqueue(platform: "linkedin", hashes: [[1]])[0]
            let subject = try await fixture.enqueue(hashes: [[2], hash])[0]
            let intents = try await fixture.plan()
            #expect(intents.count == 2)
            if scope == "no" {
                try await database.execute(
                    """
                    WITH s AS (INSERT INTO platform.suppressions (id, reason, source)
                               VALUES (gen_random_uuid(), 'asked', 'test') RETURNING id)
                    INSERT INTO platform.suppression_hashes (hash, suppression_id, kind) SELECT \(hash), id, 'email' FROM s
                    """)
            } else {
                _ = try await database.transaction {
                    try await Pauses.begin(
                        platform: scope == "network" ? "facebook" : nil,
                        accountID: scope == "account" ? account.id : nil, reason: "stop", by: "me", on: $0)
                }
            }
            for intent in intents {
                let mayCall = try await fixture.ledger.calling(intent)
                #expect(mayCall == (intent.action.subjectID == other && scope != "all"))
                if !mayCall { try await fixture.ledger.release(intent) }
            }
            #expect(try await fixture.plan().isEmpty)
            #expect(try await fixture.status(subject) == (scope == "no" ? "cancelled" : "queued"))
            let row = try await database.first(
                "SELECT day_used FROM platform.limits WHERE account_id = \(account.id)")
            #expect(try row?[0] as Int32? == 0, "it costs nothing")
        }
    }

    /// R35: intents and the pause commit in one order, and none comes after it.
    @Test func noIntentAfterThePauseHasCommitted() async throws {
        try await withLedger { fixture in
            let database = fixture.scratch.database
            try await database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = 600, per_day = NULL, per_week = NULL")
            try await fixture.enqueue(300)
            let begun = Flag()
            let stopped = Flag()
            let planners = (0..<3).map { _ in
                fixture.scratch.loop.task {
                    var planned = 0
                    var after = 0
                    while after < 20 {
                        let isLate = stopped.isSet
                        planned += try await fixture.plan(1).count
                        if planned > 0 { begun.isSet = true }
                        if isLate { after += 1 }
                    }
                    return planned
                }
            }
            let pausing = fixture.scratch.loop.task { () -> Timestamp in
                while !begun.isSet { try await fixture.scratch.loop.sleep(for: .milliseconds(1)) }
                defer { stopped.isSet = true }
                return try await database.transaction { connection in
                    let pause = try await Pauses.begin(reason: "stop", by: "me", on: connection)
                    return pause.createdAt
                }
            }
            let at = try await pausing.value
            let counted = try await database.first("SELECT count(*) FROM platform.actions WHERE status = 'intent'")
            let before: Int64 = try #require(try counted?[0])
            var all = 0
            for planner in planners { all += try await planner.value }
            let later = try await database.first("SELECT count(*) FROM platform.actions WHERE status = 'intent'")
            #expect(try later?[0] == before && Int64(all) == before, "paused at \(at)")
            #expect(before > 0 && before < 300, "the pause came in the middle: \(before)")
        }
    }

    /// Confined to the scratch loop.
    private final class Flag: @unchecked Sendable { var isSet = false }

    /// The ledger's own pauses go through the gate as well: a plan in hand ends first, and every later one sees them.
    @Test("What may pause the account waits for the plans in hand", arguments: ["token", "silence", "page"])
    func ownPausesCloseTheGate(cause: String) async throws {
        try await withLedger { fixture in
            let database = fixture.scratch.database
            try await fixture.enqueue()
            let intent = try #require(try await fixture.plan().first)
            let failure =
                switch cause {
                case "token": TryOutcome.Failure(code: "INVALID_CREDENTIALS", reason: "expired", cure: .pauseAccount)
                case "silence":
                    TryOutcome.Failure(code: "RATE_LIMITED", reason: "slow down", cure: .retry(after: nil))
                default:
                    TryOutcome.Failure(
                        code: "UI_CHANGED", reason: "another page", cure: .none, speaksAgainstAccount: true)
                }
            let concluding = try await database.transaction { connection in
                try await connection.execute("SELECT platform.pass_gate()")
                let concluding = fixture.scratch.loop.task {
                    try await fixture.ledger.conclude(intent, .failed(failure))
                }
                try await eventually("the outcome waits at the gate") {
                    try await database.first(
                        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'")
                        != nil
                }
                // It holds nothing yet that a plan may need.
                try await connection.execute("SELECT FROM platform.actions FOR UPDATE NOWAIT")
                return concluding
            }
            try await concluding.value
        }
    }

    /// Eight calls go to the wrong person at once; no queue is woken by that, so no row orders them.
    @Test func onePauseIsEnough() async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            try await fixture.enqueue(8)
            let failure = TryOutcome.Failure(
                code: "WRONG_PERSON", reason: "somebody else", cure: .pauseAccount, needsPerson: true)
            let intents = try await fixture.plan()
            #expect(intents.count == 8)
            for intent in intents { #expect(try await fixture.ledger.calling(intent)) }
            let concluding = intents.map { intent in
                fixture.scratch.loop.task { try await fixture.ledger.conclude(intent, .doubtful(failure)) }
            }
            for task in concluding { try await task.value }
            let open = try await fixture.scratch.database.withConnection { try await Pauses.open(on: $0) }
            #expect(open.count == 1)
        }
    }

    /// Many processes, one account: the limit is charged by whoever comes first.
    @Test func replicasShareOneLimit() async throws {
        try await withLedger { fixture in
            let database = fixture.scratch.database
            try await database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = 10, per_day = NULL, per_week = NULL")
            try await fixture.enqueue(100)
            let ledgers = (0..<4).map { _ in
                LedgerFixture.another(fixture.scratch, fixture.product, fixture.clock)
            }
            let tasks = ledgers.map { ledger in
                fixture.scratch.loop.task {
                    var planned = 0
                    for _ in 0..<20 { planned += try await ledger.plan(most: 3).count }
                    return planned
                }
            }
            var all = 0
            for task in tasks { all += try await task.value }
            #expect(all == 10)
        }
    }

    @Test("What certainly never called uses no cap; what called does", arguments: [false, true])
    func refusedBeforeTheCall(isCalled: Bool) async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            try await fixture.enqueue(3)
            let cures: [TryOutcome.Failure.Cure] = [.none, .retry(after: nil), .pauseAccount]
            for (intent, cure) in zip(try await fixture.plan(), cures) {
                if isCalled { #expect(try await fixture.ledger.calling(intent)) }
                try await fixture.ledger.conclude(
                    intent, .failed(TryOutcome.Failure(code: "REFUSED", reason: "no", cure: cure)))
            }
            let row = try await fixture.scratch.database.first(
                """
                SELECT sum(day_used), sum(week_used), sum(cardinality(slots)) FROM platform.limits
                WHERE platform = 'facebook' AND account_id IS NOT NULL
                """)
            let used: Int64 = isCalled ? 3 : 0
            #expect(try row?[0] == used && row?[1] == used)
            #expect(try row?[2] == used)
        }
    }

    @Test func handsAreChargedToo() async throws {
        try await withLedger { fixture in
            let database = fixture.scratch.database
            let account = try await fixture.account("tiktok")
            let charge = { @Sendable in
                try await database.transaction { connection -> HeldBy? in
                    switch try await Ledger.chargeByHand(account, operation: "message", on: connection) {
                    case .charged: nil
                    case .held(let waiting): waiting.heldBy
                    }
                }
            }
            for _ in 0..<5 { #expect(try await charge() == nil) }
            #expect(try await charge() == .perMinute)
            try await database.execute("UPDATE platform.limits SET slots = '{}'")
            _ = try await database.transaction { try await Pauses.begin(reason: "x", by: "me", on: $0) }
            #expect(try await charge() == .paused)
        }
    }

    /// What a person did not do after all is free for what waits in line.
    @Test func whatHandsGiveBackIsUsedAtOnce() async throws {
        try await withLedger { fixture in
            let database = fixture.scratch.database
            let account = try await fixture.account("tiktok")
            try await database.execute("UPDATE platform.limits SET per_day = 1 WHERE account_id IS NOT NULL")
            let charge = try await database.transaction {
                try await Ledger.chargeByHand(account, operation: "message", on: $0)
            }
            var charged: Timestamp?
            if case .charged(let moment) = charge { charged = moment }
            let moment = try #require(charged)
            try await fixture.enqueue(1, platform: "tiktok")
            fixture.clock.set(.now())
            #expect(try await fixture.plan().isEmpty)
            let row = try await database.first("SELECT held_by FROM platform.action_queues")
            #expect(try row?[0] == "per_day")
            try await database.transaction {
                try await Ledger.uncountByHand([(account, moment)], operation: "message", on: $0)
            }
            fixture.clock.set(.now())
            #expect(try await fixture.plan().count == 1)
        }
    }
}
