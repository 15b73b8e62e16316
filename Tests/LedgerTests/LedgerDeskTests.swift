import Actions
import Database
import EventLoop
import FoundationEssentials
import JSON
import Outbox
import TestKit
import Testing
import Timekeeping

/// What people change and read beside the ledger, judged by the ledger itself. Times are the database's.
@Suite struct LedgerDeskTests {
    private struct Bench {
        let database: Database
        let ledger: Ledger

        init(_ scratch: ScratchDatabase) {
            database = scratch.database
            let outbox = Outbox(database: database, loop: scratch.loop, listener: nil, log: scratch.log)
            ledger = Ledger(outbox: outbox, products: [NotingProduct()])
        }

        /// Puts one message in line.
        func enqueue(_ platform: String) async throws -> NewAction {
            try await database.transaction { connection in
                let account = try #require(try await Accounts.defaultAccount(platform: platform, on: connection))
                let action = NewAction(
                    product: "test", subjectID: UUID(), account: account, operation: "message", guarantee: .none,
                    input: #"{"text":"confidential"}"#, bodySHA256: [1], recipientHashes: [], createdBy: "ada")
                _ = try await Ledger.enqueue([action], on: connection)
                return action
            }
        }

        func planned() async throws -> [UUID] { try await ledger.plan(most: 10).map(\.action.id) }

        func entry(_ id: UUID) async throws -> (entry: JSONObject, attempts: [LedgerAttempt]) {
            try #require(try await database.withConnection { try await LedgerReading.entry(id, on: $0) })
        }

        func limit(_ platform: String, ofAccount: Bool) async throws -> LimitSetting {
            let all = try await database.withConnection { try await LimitSettings.list(platform: platform, on: $0) }
            return try #require(all.first { ($0.accountID != nil) == ofAccount })
        }

        func change(_ setting: LimitSetting, _ rule: Limit.Rule) async throws {
            try await database.transaction { connection in
                let locked = try await LimitSettings.find(setting.id, locked: true, on: connection)
                try await LimitSettings.change(try #require(locked), to: rule, on: connection)
            }
        }
    }

    @Test("A pause stops what it covers, and nothing else", arguments: ["everything", "network", "account"])
    func pause(scope: String) async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let bench = Bench(scratch)
            let account = try await bench.database.withConnection {
                try #require(try await Accounts.defaultAccount(platform: "facebook", on: $0))
            }
            let pause = try await bench.database.transaction {
                try await Pauses.begin(
                    platform: scope == "network" ? "facebook" : nil, accountID: scope == "account" ? account.id : nil,
                    reason: "a complaint", by: "ada", on: $0)
            }
            let (held, other) = (try await bench.enqueue("facebook"), try await bench.enqueue("linkedin"))
            #expect(try await bench.planned() == (scope == "everything" ? [] : [other.id]))
            #expect(try await bench.planned() == [])
            let waiting = try await bench.entry(held.id).entry
            #expect(waiting["held_by"] == "paused" && waiting["held_until"] == .null)
            #expect(waiting["held_reason"] == "a complaint")
            let open = try await Pauses.listing.items(in: bench.database)
            let under = try await bench.database.withConnection { try await Pauses.underWay(pause, on: $0) }
            #expect(open.map { $0["id"] } == [.string(pause.id.lowercase)] && under == 0)

            let (ended, again) = try await bench.database.transaction {
                (
                    try await Pauses.end(pause.id, by: "ben", on: $0),
                    try await Pauses.end(pause.id, by: "ben", on: $0)
                )
            }
            #expect(ended && !again)
            #expect(try await bench.planned().contains(held.id), "whoever waited is looked at again")
            let past = try await Pauses.listing.items("state=ended", in: bench.database)
            #expect(past.map { $0["id"] } == [.string(pause.id.lowercase)] && past[0]["ended_by"] == "ben")
        }
    }

    /// A plan that still saw the pause marks its queue as held when it commits: the end must come after that, or nobody wakes it.
    @Test func theEndOfAPauseWaitsForThePlansInHand() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let bench = Bench(scratch)
            let action = try await bench.enqueue("facebook")
            let pause = try await bench.database.transaction {
                try await Pauses.begin(reason: "a complaint", by: "ada", on: $0)
            }
            let end = try await bench.database.transaction { connection in
                try await connection.execute("SELECT platform.pass_gate()")
                let end = scratch.loop.task {
                    try await bench.database.transaction { try await Pauses.end(pause.id, by: "ben", on: $0) }
                }
                try await eventually("the end waits at the gate") {
                    try await bench.database.first(
                        "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") != nil
                }
                try await connection.execute(
                    "UPDATE platform.queues SET held_by = 'paused', held_until = NULL, ready_at = NULL")
                return end
            }
            #expect(try await end.value)
            #expect(try await bench.planned() == [action.id])
        }
    }

    /// Who records an outcome has the queue, and then wants the account.
    @Test func theEndOfAPauseTakesQueuesBeforeAccounts() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let bench = Bench(scratch)
            let action = try await bench.enqueue("facebook")
            let account = try await bench.database.withConnection {
                try #require(try await Accounts.defaultAccount(platform: "facebook", on: $0)).id
            }
            let pause = try await bench.database.transaction {
                try await Pauses.begin(accountID: account, reason: "a complaint", by: "ada", on: $0)
            }
            #expect(try await bench.planned() == [])
            let end = try await bench.database.transaction { connection in
                try await connection.execute("UPDATE platform.queues SET ready_at = ready_at")
                let end = scratch.loop.task {
                    try await bench.database.transaction { try await Pauses.end(pause.id, by: "ben", on: $0) }
                }
                try await eventually("the end waits for the queue") {
                    try await bench.database.first(
                        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
                    )
                        != nil
                }
                try await connection.execute("UPDATE platform.accounts SET failures_in_row = 3 WHERE id = \(account)")
                return end
            }
            #expect(try await end.value)
            #expect(try await bench.planned() == [action.id])
        }
    }

    @Test func aChangedRuleFreesWhatTheOldOneHeld() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let bench = Bench(scratch)
            for ofAccount in [true, false] {
                let platform = ofAccount ? "facebook" : "tiktok"
                let limit = try await bench.limit(platform, ofAccount: ofAccount)
                try await bench.change(limit, Limit.Rule(perDay: 0))
                let action = try await bench.enqueue(platform)
                #expect(try await bench.planned() == [])
                let waiting = try await bench.entry(action.id).entry
                let hold = try await bench.limit(platform, ofAccount: ofAccount).hold
                #expect(
                    waiting["held_by"] == "per_day" && waiting["held_until"] == JSONValue(hold?.until.iso8601)
                        && hold != nil)
                try await bench.change(limit, Limit.Rule(perDay: 1))
                #expect(try await bench.planned() == [action.id])
                let after = try await bench.limit(platform, ofAccount: ofAccount)
                #expect([after.use.lastMinute, after.use.today, after.use.thisWeek] == [1, 1, 1])
                #expect(after.hold?.by == .perDay && after.version == limit.version + 2)
            }
        }
    }

    /// The hold of the second was reckoned with the latest end of the first; it ended at once.
    @Test func puttingInLineDoesNotUndoWhatASettledLimitWoke() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let bench = Bench(scratch)
            let limit = try await bench.limit("facebook", ofAccount: false)
            try await bench.change(limit, Limit.Rule(spacing: .milliseconds(1)))
            let (first, second) = (try await bench.enqueue("facebook"), try await bench.enqueue("facebook"))
            let intent = try #require(try await bench.ledger.plan(most: 10).first)
            #expect(intent.action.id == first.id)
            #expect(try await bench.entry(second.id).entry["held_by"] == "spacing")
            #expect(try await bench.ledger.calling(intent))
            try await bench.ledger.conclude(intent, .succeeded(externalID: nil, outcome: nil))
            _ = try await bench.enqueue("facebook")
            let queue = try await bench.database.first(
                """
                SELECT ready_at <= clock_timestamp(), held_by FROM platform.queues WHERE platform = 'facebook'
                """)
            #expect(try queue?[0] == true && queue?[1] as String? == nil)
            try await eventually("the second is free") { try await bench.planned() == [second.id] }
        }
    }

    /// PostgreSQL knows `infinity`, and years that RFC 3339 has no digits for.
    @Test(arguments: ["infinity", "-infinity", "10000-01-01T00:00Z", "4000-01-01 BC"])
    func aMomentThatCannotBeWrittenCostsNobodyTheList(moment: String) async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let bench = Bench(scratch)
            let (odd, other) = (try await bench.enqueue("facebook").id, try await bench.enqueue("linkedin").id)
            try await bench.database.execute(
                """
                UPDATE platform.actions SET not_before = (\(moment)::text)::timestamptz,
                    first_call_at = (\(moment)::text)::timestamptz WHERE id = \(odd)
                """)
            let items = try await ActionRecord.listing.items("sort=created_at", in: bench.database)
            #expect(items.compactMap { $0["id"]?.stringValue } == [odd.lowercase, other.lowercase])
            #expect(items[0]["held_until"] == .null && items[0]["first_call_at"] == .null)
            #expect(items[0]["held_by"] == (moment.hasPrefix("1") || moment == "infinity" ? "retry" : "earlier"))
            #expect(try await JSONValue.object(bench.entry(odd).entry) == items[0])
        }
    }

    @Test func theLedgerIsReadPageByPageWithItsTries() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let bench = Bench(scratch)
            var ids: [UUID] = []
            for platform in ["facebook", "linkedin", "tiktok"] { ids.append(try await bench.enqueue(platform).id) }
            func page(_ query: String) async throws -> [JSONValue] {
                try await ActionRecord.listing.items(query, in: bench.database)
            }
            func named(_ items: [JSONValue]) -> [UUID] {
                items.compactMap { $0["id"]?.stringValue.flatMap(UUID.init(text:)) }
            }
            let first = try await page("limit=2")
            #expect(named(first) == [ids[2], ids[1]] && first[0]["account"] == "default")
            #expect(named(try await page("limit=200")) == ids.reversed())
            #expect(named(try await page("platform=facebook")) == [ids[0]])
            let account = try #require(first[1]["account_id"]?.stringValue)
            #expect(named(try await page("account_id=\(account)")) == [ids[1]])
            #expect(try await page("product=other").isEmpty)

            let intents = try await bench.ledger.plan(most: 10)
            #expect(intents.count == 3)
            for intent in intents {
                #expect(try await bench.ledger.calling(intent))
                let failure = TryConclusion.Failure(code: "TEMPORARY", reason: "not now", cure: .retry(after: nil))
                switch intent.action.id {
                case ids[0]: try await bench.ledger.conclude(intent, .succeeded(externalID: "m-1", outcome: nil))
                case ids[1]: try await bench.ledger.conclude(intent, .failed(failure))
                default: try await bench.ledger.conclude(intent, .doubtful(failure))
                }
            }
            #expect(try await page("status=succeeded").map { $0["external_id"] } == ["m-1"])
            let retried = try await bench.entry(ids[1])
            #expect(retried.entry["status"] == "queued" && retried.entry["held_by"] == "retry")
            #expect(retried.attempts.map(\.outcome) == ["failed"] && retried.attempts[0].code == "TEMPORARY")
            #expect(retried.attempts[0].callingAt != nil && retried.attempts[0].endedAt != nil)
            let doubtful = try await page("status=unknown")
            #expect(named(doubtful) == [ids[2]] && doubtful[0]["held_by"] == "person")
            let nothing = try await bench.database.withConnection { try await LedgerReading.entry(UUID(), on: $0) }
            #expect(nothing == nil)
        }
    }
}
