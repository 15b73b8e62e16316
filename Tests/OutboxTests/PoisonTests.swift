import Database
import EventLoop
import Outbox
import TestKit
import Testing

extension Proof {
    @Suite("Events that fail") struct PoisonTests {
        @Test(arguments: [Ringing.heard, .polled])
        func onePoisonEventHoldsUpItsSubjectOnly(_ ringing: Ringing) async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let poison = Poison()
                var settings = OutboxSettings.brisk
                settings.maxAttempts = 4
                settings.retryBase = .milliseconds(300)
                let replica = Replica(scratch, ringing: ringing, settings: settings)
                try await replica.run { connection, events in
                    try poison.check(events)
                    try await Ledger.apply(events, on: connection)
                }
                poison.bad = [2]
                try await ledger.append((1...5).map { Thing.event(0, version: $0) }, to: replica.outbox)
                try await ledger.append((1...100).map { Thing.event($0) }, to: replica.outbox)
                // The others are done while the subject still waits behind its second event.
                #expect(try await ledger.holds("SELECT count(*) = 101 FROM effects"))
                #expect(try await ledger.value("SELECT count(*) FROM outbox.parked") == 4)
                #expect(try await ledger.value("SELECT count(*) FROM outbox.dead_letters") == 0)
                // A later event of the subject joins the line.
                try await ledger.append([Thing.event(0, version: 6)], to: replica.outbox)
                #expect(try await ledger.holds("SELECT count(*) = 1 FROM outbox.dead_letters"))
                #expect(try await ledger.holds("SELECT count(*) = 0 FROM outbox.parked"))
                let order: [Int64] = try await ledger.value(
                    "SELECT array_agg(version ORDER BY n) FROM effects WHERE subject = 'thing-0'")
                #expect(order == [1, 3, 4, 5, 6])
                #expect(try await ledger.value("SELECT attempts FROM outbox.dead_letters") == 4)
                #expect(try await ledger.verdict() == Ledger.Verdict(missed: 1))
                poison.bad = []
                try await replayTwiceAtOnce(ledger, replica)
                await replica.stop()
            }
        }

        private func replayTwiceAtOnce(_ ledger: Ledger, _ replica: Replica) async throws {
            let letters = DeadLetters(database: replica.database)
            let cause = try #require(try await letters.causes().first)
            #expect(cause.events == 1)
            #expect(cause.error.contains("Refused"))
            #expect(!cause.fingerprint.isEmpty)
            async let one = letters.replay(
                subscription: cause.subscription, fingerprint: cause.fingerprint, actor: "ada")
            async let two = letters.replay(
                subscription: cause.subscription, fingerprint: cause.fingerprint, actor: "bob")
            #expect(try await one + two == 1)
            #expect(try await ledger.settled() == Ledger.Verdict())
            #expect(try await letters.causes().isEmpty)
            let acts: [String] = try await ledger.value(
                "SELECT array_agg(action || ' ' || actor ORDER BY actor) FROM outbox.interventions")
            #expect(acts == ["replay ada", "replay bob"])
            #expect(try await ledger.value("SELECT sum(events)::bigint FROM outbox.interventions") == 1)
        }

        @Test func causesAreGroupedAndDiscarded() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                var settings = OutboxSettings.brisk
                settings.maxAttempts = 2
                let replica = Replica(scratch, settings: settings)
                try await replica.run { connection, events in
                    for event in events {
                        let number = Int(try event.aggregateID.dropFirst(6))!
                        throw Poison.Refused(reason: ["full", "gone", "late"][number % 3] + " \(number)")
                    }
                }
                try await ledger.append((0..<30).map { Thing.event($0) }, to: replica.outbox)
                #expect(try await ledger.holds("SELECT count(*) = 30 FROM outbox.dead_letters"))
                let letters = DeadLetters(database: replica.database)
                let causes = try await letters.causes()
                #expect(causes.map(\.events) == [10, 10, 10])
                let gone = try await letters.discard(
                    subscription: "test.effects", fingerprint: causes[0].fingerprint, actor: "ada")
                #expect(gone == 10)
                #expect(try await letters.causes().count == 2)
                #expect(try await letters.discard(subscription: "test.effects", fingerprint: nil, actor: "ada") == 20)
                #expect(
                    try await ledger.value(
                        "SELECT array_agg(events ORDER BY id) FROM outbox.interventions WHERE action = 'discard'")
                        == [Int64(10), 20])
                await replica.stop()
            }
        }

        /// Also while the doorbell rings all the time: a pause is a pause.
        @Test func aMissingTablePausesItsSubscriptionOnly() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let attempts = Attempts()
                let replica = Replica(scratch)
                replica.outbox.subscribe(
                    Subscription(name: "test.absent", types: [Thing.type]) { connection, events in
                        attempts.count += 1
                        try await connection.execute("INSERT INTO absent SELECT \(events.count)::bigint")
                    })
                try await replica.run { connection, events in try await Ledger.apply(events, on: connection) }
                for version in 1...200 {
                    try await ledger.append([Thing.event(7, version: version)], to: replica.outbox)
                    try await scratch.loop.sleep(for: .milliseconds(5))
                }
                #expect(try await ledger.settled() == Ledger.Verdict())
                #expect(attempts.count < 10)
                #expect(
                    try await ledger.value(
                        "SELECT (SELECT count(*) FROM outbox.parked) + (SELECT count(*) FROM outbox.dead_letters)") == 0
                )
                try await scratch.database.execute("CREATE TABLE absent (events bigint)")
                #expect(try await ledger.holds("SELECT coalesce(sum(events), 0) = 200 FROM absent"))
                await replica.stop()
            }
        }
    }
}

/// Refuses certain versions of thing 0. Confined to the scratch loop.
private final class Poison: @unchecked Sendable {
    struct Refused: Error { var reason = "" }
    var bad: Set<Int64> = []

    func check(_ events: [Event]) throws {
        for event in events where try event.aggregateID == "thing-0" && bad.contains(try event.version) {
            throw Refused()
        }
    }
}

/// Confined to the scratch loop.
private final class Attempts: @unchecked Sendable { var count = 0 }
