import Actions
import Database
import EventLoop
import FoundationEssentials
import Synchronization
import TestKit
import Testing
import Timekeeping

/// What a pause or a "no" stops, and from which moment on.
@Suite struct LedgerPauseTests {
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
                try await database.execute("UPDATE platform.queues SET ready_at = \(fixture.clock.now)")
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
                try await fixture.suppress(hash)
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

    /// A name that was learnt while the message waited: a "no" by it counts up to the call.
    @Test func aNoByANewNameStopsTheCall() async throws {
        try await withLedger { fixture in
            let subjects = try await fixture.enqueue(2, hashes: [[1]])
            let hash = [UInt8](repeating: 7, count: 32)
            fixture.product.notes.withLock { $0.hashes = [subjects[0]: [[1], hash]] }
            try await fixture.scratch.database.execute("UPDATE platform.limits SET spacing_ms = NULL")
            let intents = try await fixture.plan()
            #expect(intents.count == 2)
            try await fixture.suppress(hash)
            for intent in intents {
                #expect(try await fixture.ledger.calling(intent) == (intent.action.subjectID == subjects[1]))
            }
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
                case "token": TryConclusion.Failure(code: "INVALID_CREDENTIALS", reason: "expired", cure: .pauseAccount)
                case "silence":
                    TryConclusion.Failure(code: "RATE_LIMITED", reason: "slow down", cure: .retry(after: nil))
                default:
                    TryConclusion.Failure(
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
            _ = try await concluding.value
        }
    }

    /// Eight calls go to the wrong person at once; no queue is woken by that, so no row orders them.
    @Test func onePauseIsEnough() async throws {
        try await withLedger { fixture in
            try await fixture.scratch.database.execute(
                "UPDATE platform.limits SET spacing_ms = NULL, per_minute = NULL")
            try await fixture.enqueue(8)
            let failure = TryConclusion.Failure(
                code: "WRONG_PERSON", reason: "somebody else", cure: .pauseAccount, needsPerson: true)
            let intents = try await fixture.plan()
            #expect(intents.count == 8)
            for intent in intents { #expect(try await fixture.ledger.calling(intent)) }
            let concluding = intents.map { intent in
                fixture.scratch.loop.task { try await fixture.ledger.conclude(intent, .doubtful(failure)) }
            }
            for task in concluding { _ = try await task.value }
            let open = try await fixture.scratch.database.withConnection { try await Pauses.open(on: $0) }
            #expect(open.count == 1)
        }
    }
}
