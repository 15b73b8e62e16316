import Database
import EventLoop
import FoundationEssentials
import Glibc
import Outbox
import TestKit
import Testing

extension CrashProof {
    @Suite("Delivered is what is committed, however the server dies") struct CrashTests {
        /// `make chaos` asks for more.
        private static let crashes = getenv("CHAOS_CRASHES").flatMap { Int(String(cString: $0)) } ?? 8
        private static let kinds: [CrashingDatabase.Crash] = [.backend, .postmaster, .immediate]

        /// With the shipped settings. Between a look and the crash ids are burnt that nobody commits; every other crash comes in the
        /// middle of sixteen writers.
        @Test func durableWriters() async throws {
            try await withCrashingDatabase(.shipped, lines: ["platform"]) { victim async throws in
                let rounds = try await CrashRounds(victim)
                for number in 0..<CrashTests.crashes {
                    let kind = CrashTests.kinds[number / 2 % CrashTests.kinds.count]
                    if number.isMultiple(of: 2) {
                        try await rounds.burnIDs()
                        try await victim.crash(kind)
                    } else {
                        try await rounds.writers {
                            try await victim.scratch.loop.sleep(for: .milliseconds(Int.random(in: 100...500)))
                            try await victim.crash(kind)
                            try await victim.scratch.loop.sleep(for: .milliseconds(100))
                        }
                    }
                    try await CrashTests.goOn(rounds, after: number + 1, kind)
                }
                var missed = try await rounds.controls[0].missed(of: rounds.ledger)
                // Whether burnt ids are flushed before the crash is the server's own affair: asked again until they were not.
                for extra in 1...8 where missed == 0 {
                    try await rounds.burnIDs()
                    try await victim.crash(.backend)
                    try await CrashTests.goOn(rounds, after: CrashTests.crashes + extra, .backend)
                    missed = try await rounds.controls[0].missed(of: rounds.ledger)
                }
                let facts: Int = try await rounds.ledger.value("SELECT count(*) FROM facts")
                #expect(facts >= rounds.confirmed, "the server must keep what it confirmed")
                #expect(missed > 0, "the control that remembers the fence must miss events, or this proves nothing")
                report("\(CrashTests.crashes) crashes, \(facts) events; who remembers the fence missed \(missed)")
                await rounds.stop()
            }
        }

        /// Commits are confirmed before they are on disk: a crash takes them, with all that was made of them.
        @Test func asynchronousWriters() async throws {
            try await withCrashingDatabase(.asynchronous, lines: ["platform"]) { victim async throws in
                let rounds = try await CrashRounds(victim)
                for (number, kind) in CrashTests.kinds.enumerated() {
                    for _ in 0..<30 { try await rounds.write() }
                    try await rounds.look()
                    if kind == .immediate {
                        try await rounds.writers {
                            try await victim.scratch.loop.sleep(for: .milliseconds(200))
                            try await victim.crash(kind)
                        }
                    } else {
                        try await victim.crash(kind)
                    }
                    try await CrashTests.goOn(rounds, after: number + 1, kind)
                }
                // Whether enough was lost is luck: asked again until both controls have missed something.
                for extra in 1...8 {
                    let first = try await rounds.controls[0].missed(of: rounds.ledger)
                    let second = try await rounds.controls[1].missed(of: rounds.ledger)
                    if first > 0, second > 0 { break }
                    let logWriter = try await victim.stopWritingLog()
                    for _ in 0..<30 { try await rounds.write() }
                    try await rounds.look()
                    try await victim.crash(killing: logWriter)
                    try await CrashTests.goOn(rounds, after: CrashTests.kinds.count + extra, .backend)
                }
                try await CrashTests.judgeLosses(rounds, "asynchronous commit")
            }
        }

        /// A standby that lacks the last transactions takes over, and gives their ids out again.
        @Test func aPromotedStandby() async throws {
            try await withCrashingDatabase(.shipped, lines: ["platform"]) { victim async throws in
                let rounds = try await CrashRounds(victim)
                for _ in 0..<10 { try await rounds.write() }
                try await victim.scratch.loop.offload {
                    try victim.cluster.addStandby()
                    try victim.cluster.detachStandby()
                }
                for _ in 0..<40 { try await rounds.write() }
                #expect(try await rounds.ledger.settled() == Ledger.Verdict())
                try await victim.crash(.promotion)
                try await CrashTests.goOn(rounds, after: 1, .promotion)
                try await CrashTests.judgeLosses(rounds, "promoted standby")
            }
        }

        /// What was prepared outlives the crash with its id, which is below those of what was committed since; what a savepoint
        /// took back is gone, and what was written behind it has the id of the whole.
        @Test func preparedTransactionsAndSavepoints() async throws {
            try await withCrashingDatabase(.shipped, lines: ["platform"]) { victim async throws in
                let rounds = try await CrashRounds(victim)
                try await rounds.write()
                #expect(try await rounds.ledger.settled() == Ledger.Verdict())
                let written = """
                    WITH e AS (
                        INSERT INTO outbox.events (id, era, aggregatetype, aggregateid, type, payload, lane, shard, version)
                        SELECT gen_random_uuid(), max(era), 'thing', 'thing-1000', '\(Thing.type)', '{}', 0, 7, 1
                        FROM outbox.eras RETURNING id)
                    INSERT INTO facts (event) SELECT id FROM e;
                    """
                try await victim.scratch.database.withConnection {
                    try await $0.script(
                        """
                        BEGIN; SAVEPOINT a; \(written) ROLLBACK TO a; SAVEPOINT b; \(written) RELEASE b;
                        PREPARE TRANSACTION 'held'
                        """)
                }
                for _ in 0..<5 { try await rounds.write() }
                try await rounds.burnIDsBehindAFence()
                try await victim.crash(.backend)
                try await victim.scratch.database.withConnection { try await $0.script("COMMIT PREPARED 'held'") }
                try await CrashTests.goOn(rounds, after: 1, .backend)
                #expect(try await rounds.ledger.value("SELECT count(*) FROM effects WHERE subject = 'thing-1000'") == 1)
                await rounds.stop()
            }
        }

        /// The era cannot rise beside a writer, and this one does not end by itself: whoever starts says which it is.
        @Test func aPreparedTransactionThatHoldsTheLogIsNamed() async throws {
            try await withCrashingDatabase(.shipped, lines: ["platform"]) { victim async throws in
                let database = victim.scratch.database
                let before = try await database.withConnection { try await Life.now(on: $0) }
                try await database.withConnection {
                    try await $0.script(
                        """
                        BEGIN;
                        INSERT INTO outbox.events (id, era, aggregatetype, aggregateid, type, payload, lane, shard, version)
                        SELECT gen_random_uuid(), max(era), 'thing', 'thing-1', '\(Thing.type)', '{}', 0, 7, 1 FROM outbox.eras;
                        PREPARE TRANSACTION 'it''s held';
                        INSERT INTO outbox.subscriptions (name, types) VALUES ('test.ahead', '{}');
                        INSERT INTO outbox.cursors VALUES ('test.ahead', 0, 0, 1, '4000000000', 0);
                        DELETE FROM outbox.life
                        """)
                }
                var names: [String] = []
                do {
                    _ = try await database.withConnection { try await Life.now(on: $0) }
                } catch OutboxFault.blocked(let prepared) { names = prepared }
                #expect(names == ["'it''s held'"])
                try await database.withConnection { try await $0.script("ROLLBACK PREPARED 'it''s held'") }
                #expect(try await database.withConnection { try await Life.now(on: $0) } != before)
            }
        }

        private static func judgeLosses(_ rounds: CrashRounds, _ what: String) async throws {
            let facts: Int = try await rounds.ledger.value("SELECT count(*) FROM facts")
            #expect(facts < rounds.confirmed, "something confirmed must be lost, or this proves nothing")
            var missed: [Int] = []
            for control in rounds.controls { missed.append(try await control.missed(of: rounds.ledger)) }
            for (control, missed) in zip(rounds.controls, missed) {
                #expect(missed > 0, "the control that \(control.memory.rawValue) must miss events")
            }
            report("\(what): \(rounds.confirmed - facts) of \(rounds.confirmed) lost; the controls missed \(missed)")
            await rounds.stop()
        }

        /// After a crash: the tail knows, whoever waits sees their own change, a successor finds what is stored, and every event
        /// was applied once, in order.
        private static func goOn(_ rounds: CrashRounds, after crashes: Int, _ kind: CrashingDatabase.Crash) async throws
        {
            try await eventually("the tail is told after \(kind.rawValue)") { rounds.resyncs == crashes }
            let known = rounds.heard.count
            for _ in 0..<40 { try await rounds.write() }
            let isCaughtUp = try await rounds.writer.outbox.caughtUp(
                "test.effects", types: [Thing.type], within: .seconds(20))
            #expect(isCaughtUp, "after \(kind.rawValue)")
            #expect(try await rounds.ledger.verdict().missed == 0, "after \(kind.rawValue)")
            try await rounds.replaceReader()
            for _ in 0..<10 { try await rounds.write() }
            #expect(try await rounds.ledger.settled() == Ledger.Verdict(), "after \(kind.rawValue)")
            #expect(try await rounds.inversions() == 0)
            try await eventually("the tail hears all that came after \(kind.rawValue)") {
                Set(rounds.heard[known...]).count >= 50
            }
            #expect(Set(rounds.heard).count == rounds.heard.count)
        }
    }
}
