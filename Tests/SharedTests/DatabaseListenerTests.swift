import Database
import EventLoop
import TestKit
import Testing

@Suite("Listener") struct DatabaseListenerTests {
    /// Confined to the scratch loop.
    private final class Heard: @unchecked Sendable {
        var rings: [String] = []
        var connected = 0
    }

    private func eventually(_ loop: Loop, _ condition: () -> Bool) async throws -> Bool {
        for _ in 0..<1000 {
            if condition() { return true }
            try await loop.sleep(for: .milliseconds(5))
        }
        return false
    }

    @Test func ringsAreHeard() async throws {
        try await withScratchDatabase { scratch async throws in
            let (listener, heard) = (Listener(scratch.configuration, loop: scratch.loop, log: scratch.log), Heard())
            listener.listen(["outbox", "odd \"name\""]) { channel, payload in
                heard.rings.append(channel + payload)
            } onReconnect: {
                heard.connected += 1
            }
            #expect(try await eventually(scratch.loop) { heard.connected == 1 })
            try await scratch.database.execute("SELECT pg_notify('outbox', '!')")
            try await listener.notify("odd \"name\"")
            try await listener.notify("unheard")
            #expect(try await eventually(scratch.loop) { heard.rings.count == 2 })
            #expect(heard.rings.sorted() == ["odd \"name\"", "outbox!"])
            listener.listen(["late"]) { channel, _ in
                heard.rings.append(channel)
            } onReconnect: {
                heard.connected += 1
            }
            #expect(try await eventually(scratch.loop) { heard.connected == 2 })
            try await scratch.database.execute("SELECT pg_notify('late', '')")
            #expect(try await eventually(scratch.loop) { heard.rings.last == "late" })
            listener.close()
        }
    }

    @Test func listeningSurvivesItsBackend() async throws {
        try await withScratchDatabase { scratch async throws in
            let (listener, heard) = (Listener(scratch.configuration, loop: scratch.loop, log: scratch.log), Heard())
            listener.listen(["outbox"]) { channel, _ in
                heard.rings.append(channel)
            } onReconnect: {
                heard.connected += 1
            }
            for round in 1...4 {
                #expect(try await eventually(scratch.loop) { heard.connected == round && listener.isListening })
                try await listener.notify("outbox")
                #expect(try await eventually(scratch.loop) { heard.rings.count == round })
                try await scratch.database.execute(
                    """
                    SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity
                    WHERE query LIKE '%pg_notify(channel%' AND datname = current_database() AND pid <> pg_backend_pid()
                    """)
            }
            #expect(try await eventually(scratch.loop) { listener.reconnects == 4 })
            listener.close()
            try await scratch.loop.sleep(for: .milliseconds(20))
            await #expect(throws: DatabaseError.self) { try await listener.notify("outbox") }
        }
    }

    @Test func behindAPoolerItOnlyRings() async throws {
        try await withScratchDatabase { scratch async throws in
            let (listener, heard) = (Listener(scratch.configuration, loop: scratch.loop, log: scratch.log), Heard())
            listener.listen(["outbox"]) { channel, _ in
                heard.rings.append(channel)
            } onReconnect: {
                heard.connected += 1
            }
            #expect(try await eventually(scratch.loop) { heard.connected == 1 })
            var configuration = scratch.configuration
            configuration.poolerMode = true
            let ringer = Listener(configuration, loop: scratch.loop, log: scratch.log)
            for _ in 1...3 { try await ringer.notify("outbox") }
            #expect(!ringer.isListening)
            #expect(try await eventually(scratch.loop) { heard.rings.count == 3 })
            listener.close()
            ringer.close()
        }
    }
}
