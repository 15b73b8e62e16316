import Database
import EventLoop
import FoundationEssentials
import Outbox
import TestKit
import Testing

extension Proof {
    @Suite("Tails and read-your-own-writes") struct ListenerTests {
        /// Every replica hears everything committed since it began, whatever lane and however slow its writer.
        @Test(arguments: [Ringing.heard, .cut, .polled])
        func everyTailHearsEverything(_ ringing: Ringing) async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let writer = Replica(scratch, connections: 6)
                try await ledger.append([Thing.event(1)], to: writer.outbox)
                let ears = [Ear(), Ear()]
                let replicas = ears.map { ear in
                    let replica = Replica(scratch, ringing: ringing)
                    replica.outbox.tail([Thing.type], resync: {}) { events in
                        ear.heard += events.compactMap { try? $0.id }
                    }
                    return replica
                }
                for replica in replicas { try await replica.outbox.start() }
                // Tails begin at the end of the log as it is at their first look.
                try await scratch.loop.sleep(for: .milliseconds(500))
                let cutter = scratch.loop.task { while ringing == .cut { try await cutListeners(scratch) } }
                try await SlowWriters(outbox: writer.outbox, budget: 600).write(writers: 6)
                try await ledger.append((0..<50).map { Thing.event($0, lane: .bulk) }, to: writer.outbox)
                for ear in ears {
                    for _ in 0..<1000 where ear.heard.count < 650 {
                        try await scratch.loop.sleep(for: .milliseconds(10))
                    }
                    #expect(ear.heard.count == 650)
                    #expect(Set(ear.heard).count == 650)
                }
                cutter.cancel()
                for replica in replicas { await replica.stop() }
            }
        }

        /// Whoever has waited sees the effect of what was committed before.
        @Test func caughtUpMeansApplied() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                let (writer, reader) = (Replica(scratch), Replica(scratch))
                try await reader.run { connection, events in
                    if try events.contains(where: { try $0.aggregateID == "thing-13" }) {
                        try await connection.execute("INSERT INTO absent VALUES (1)")
                    }
                    try await Ledger.apply(events, on: connection)
                }
                for count in 1...50 {
                    try await ledger.append([Thing.event(count + 100)], to: writer.outbox)
                    #expect(try await writer.outbox.caughtUp("test.effects", types: [Thing.type], within: .seconds(10)))
                    #expect(try await ledger.value("SELECT count(*) FROM effects") == count)
                }
                try await ledger.append([Thing.event(13)], to: writer.outbox)
                let isCaughtUp = try await writer.outbox.caughtUp(
                    "test.effects", types: [Thing.type], within: .milliseconds(200))
                #expect(!isCaughtUp)
                await reader.stop()
            }
        }

        /// A look in vain wakes nobody; one that appends rings like any transaction.
        @Test func onlyEventsRing() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let (writer, bells) = (Replica(scratch), Bells())
                let listener = Listener(scratch.configuration, loop: scratch.loop, log: scratch.log)
                listener.listen(["outbox"]) { _, word in
                    bells.words.append(word)
                } onReconnect: {
                    bells.isConnected = true
                }
                try await eventually("the bell is heard") { bells.isConnected }
                try await writer.outbox.start()
                for _ in 1...20 { try await writer.outbox.look { _ in } }
                // Rings travel in their order with this one, which is on the writer's own connection.
                try await writer.outbox.look { try await writer.outbox.append([Thing.event(1)], on: $0) }
                try await eventually("an event rings") { !bells.words.isEmpty }
                for _ in 1...20 { try await writer.outbox.look { _ in } }
                try await scratch.database.execute("SELECT pg_notify('outbox', 'end')")
                try await eventually("all rings were heard") { bells.words.last == "end" }
                #expect(bells.words == ["", "end"])
                await writer.stop()
                listener.close()
            }
        }

        /// Whoever does many after one another wakes every reader once, also when it ends by an error.
        @Test func whatBelongsTogetherRingsOnce() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let (writer, bells) = (Replica(scratch), Bells())
                let listener = Listener(scratch.configuration, loop: scratch.loop, log: scratch.log)
                listener.listen(["outbox"]) { _, word in
                    bells.words.append(word)
                } onReconnect: {
                    bells.isConnected = true
                }
                try await eventually("the bell is heard") { bells.isConnected }
                try await writer.outbox.start()
                await #expect(throws: CancellationError.self) {
                    try await writer.outbox.ringingOnce {
                        for number in 1...8 {
                            try await writer.outbox.transaction {
                                try await writer.outbox.append([Thing.event(number)], on: $0)
                            }
                            // Longer than rings are merged anyway.
                            try await scratch.loop.sleep(for: .milliseconds(10))
                        }
                        throw CancellationError()
                    }
                }
                try await eventually("it rings at the end") { !bells.words.isEmpty }
                try await scratch.database.execute("SELECT pg_notify('outbox', 'end')")
                try await eventually("all rings were heard") { bells.words.last == "end" }
                #expect(bells.words == ["", "end"])
                await writer.stop()
                listener.close()
            }
        }

        /// Also with a subscription whose pause after a failure is long, and one that waits for its next poll.
        @Test(.timeLimit(.minutes(2))) func stoppingWakesWhoeverWaits() async throws {
            try await withScratchDatabase(lines: ["platform"]) { scratch async throws in
                let ledger = try await Ledger(scratch.database)
                var settings = OutboxSettings.brisk
                settings.pollInterval = .seconds(600)
                settings.lease = .seconds(600)
                let reader = Replica(scratch, settings: settings)
                reader.outbox.subscribe(Subscription(name: "test.idle", types: ["test.other.happened.v1"]) { _, _ in })
                reader.outbox.tail([Thing.type], resync: {}) { _ in }
                try await reader.run { connection, _ in try await connection.execute("INSERT INTO absent VALUES (1)") }
                try await ledger.append([Thing.event(1)], to: reader.outbox)
                #expect(try await ledger.holds("SELECT count(*) = 128 FROM outbox.leases WHERE holder IS NOT NULL"))
                try await scratch.loop.sleep(for: .milliseconds(300))
                await reader.stop()
                #expect(try await ledger.value("SELECT count(*) FROM outbox.leases WHERE holder IS NOT NULL") == 0)
            }
        }
    }
}

/// What one tail heard. Confined to the scratch loop.
private final class Ear: @unchecked Sendable { var heard: [UUID] = [] }

/// What was rung. Confined to the scratch loop.
private final class Bells: @unchecked Sendable {
    var words: [String] = []
    var isConnected = false
}
