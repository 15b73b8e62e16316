import EventLoop
import HTTPServer
import JSON
import Synchronization
import Telemetry
import Testing

/// Connections that end early, streams, time limits, draining.
@Suite struct HTTPServerLifeTests {
    final class Counts: Sendable {
        let started = Atomic<Int>(0)
        let finished = Atomic<Int>(0)
        let cancelled = Atomic<Int>(0)
        let gate = Atomic<Bool>(false)
    }

    /// Answers once the gate is open.
    private func gated(_ counts: Counts) -> Route {
        .get("/slow", .open, "Waits for the gate.") { _ in
            counts.started.add(1, ordering: .relaxed)
            while !counts.gate.load(ordering: .relaxed) { try await Loop.current!.sleep(for: .milliseconds(5)) }
            return .json(200, ["done": true])
        }
    }

    private func slow(_ counts: Counts, _ delay: Duration) -> Route {
        .get("/slow", .open, "Takes its time.") { _ in
            counts.started.add(1, ordering: .relaxed)
            do {
                try await Loop.current!.sleep(for: delay)
            } catch {
                counts.cancelled.add(1, ordering: .relaxed)
                throw error
            }
            counts.finished.add(1, ordering: .relaxed)
            return .json(200, ["done": true])
        }
    }

    /// Blocks its thread: tests that block theirs would let a suspended one wait too long for what is short.
    private func eventually(_ condition: () -> Bool) -> Bool {
        for _ in 0..<6000 {
            if condition() { return true }
            pause(milliseconds: 5)
        }
        return false
    }

    @Test func clientsThatLeaveWhileTheHandlerRunsHurtNobody() async throws {
        let counts = Counts()
        let fixture = try HTTPServerFixture([slow(counts, .milliseconds(200)), EchoRoutes.hello])
        for index in 0..<100 {
            let client = try fixture.client()
            client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
            if index % 2 == 0 { client.reset() }
        }
        #expect(eventually { counts.finished.load(ordering: .relaxed) == 100 })
        #expect(try fixture.get("/hello").status == 200)
        #expect(eventually { fixture.server.connectionCount == 0 })
    }

    @Test func aHandlerOutOfTimeIsCancelledAndAnsweredFor() async throws {
        let counts = Counts()
        var limits = ServerLimits()
        limits.handlerTime = .milliseconds(300)
        let fixture = try HTTPServerFixture([slow(counts, .seconds(20)), EchoRoutes.hello], limits: limits)
        let client = try fixture.client()
        client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\nGET /hello HTTP/1.1\r\nHost: x\r\n\r\n")
        let response = try client.response()
        #expect(response.status == 503)
        #expect(response.header("Retry-After") == "1")
        #expect(try client.response().status == 200)
        #expect(eventually { counts.cancelled.load(ordering: .relaxed) == 1 })
    }

    // MARK: Shared bytes and slow readers

    @Test func sendsSharedBytesToSlowReadersWhole() throws {
        let shared = SharedBytes((0..<(3 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        let fixture = try HTTPServerFixture([.get("/shared", .open, "Large.") { _ in .json(200, shared) }])
        let clients = try (0..<4).map { _ in try RawClient(port: fixture.port, receiveBuffer: 4096) }
        for client in clients {
            client.send("GET /shared HTTP/1.1\r\nHost: x\r\n\r\nGET /shared HTTP/1.1\r\nHost: x\r\n\r\n")
        }
        for client in clients {
            for _ in 0..<2 {
                let body = try client.response().body
                #expect(shared.withUnsafeBytes { $0.elementsEqual(body) })
            }
        }
    }

    @Test func clientsThatNeverReadAreCut() async throws {
        var limits = ServerLimits()
        limits.sendTime = .milliseconds(400)
        let shared = SharedBytes([UInt8](repeating: 0x20, count: 20 << 20))
        let fixture = try HTTPServerFixture(
            [.get("/shared", .open, "Large.") { _ in .json(200, shared) }], limits: limits)
        let client = try RawClient(port: fixture.port, receiveBuffer: 4096)
        client.send("GET /shared HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(eventually { fixture.server.connectionCount == 1 })
        #expect(eventually { fixture.server.connectionCount == 0 })
        #expect(client.readToEnd().utf8.count < 20 << 20)
    }

    // MARK: Streams

    private func stream(_ counts: Counts, count: Int, size: Int = 4) -> Route {
        .get("/events", .open, "Streams.", answer: .events(.text, "Ticks.")) { request in
            let first = Int(request.lastEventID ?? "0")! + 1
            return .events(
                EventStream { writer in
                    counts.started.add(1, ordering: .relaxed)
                    defer { counts.finished.add(1, ordering: .relaxed) }
                    for id in first..<(first + count) {
                        let data = id == first ? "line\nbreak" : String(repeating: "x", count: size)
                        guard writer.send(ServerSentEvent(id: String(id), name: "tick", data: data)) else { return }
                    }
                    await writer.closed()
                })
        }
    }

    @Test func streamsEventsFromWhereTheReaderLeft() async throws {
        let counts = Counts()
        var limits = ServerLimits()
        limits.heartbeat = .milliseconds(300)
        let fixture = try HTTPServerFixture([stream(counts, count: 2)], limits: limits)
        do {
            let client = try fixture.client()
            client.send("GET /events HTTP/1.1\r\nHost: x\r\nLast-Event-ID: 41\r\n\r\n")
            let text = client.read(until: "\n:\n\n")
            #expect(text.contains("Content-Type: text/event-stream\r\n"))
            #expect(text.contains("X-Accel-Buffering: no\r\n"))
            #expect(
                text.contains("id: 42\nevent: tick\ndata: line\ndata: break\n\nid: 43\nevent: tick\ndata: xxxx\n\n"))
            // One more, or two when they came together.
            #expect(client.read(until: ":\n\n").split(separator: "\n").allSatisfy { $0 == ":" })
        }
        // The client is gone by now.
        #expect(eventually { counts.finished.load(ordering: .relaxed) == 1 })
        #expect(eventually { fixture.server.connectionCount == 0 })
    }

    @Test func closesAReaderThatDoesNotRead() async throws {
        let counts = Counts()
        let fixture = try HTTPServerFixture([stream(counts, count: 100_000, size: 10_000)])
        let client = try RawClient(port: fixture.port, receiveBuffer: 4096)
        client.send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(eventually { counts.finished.load(ordering: .relaxed) == 1 })
        #expect(eventually { fixture.server.connectionCount == 0 })
    }

    @Test func aReaderThatTalksIsNotStored() throws {
        let counts = Counts()
        let fixture = try HTTPServerFixture([stream(counts, count: 2)])
        let client = try fixture.client()
        client.send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n")
        _ = client.read(until: "id: 2")
        #expect(!client.sendsWithoutBlocking(64 << 20))
    }

    // MARK: Draining

    @Test func drainFinishesWhatIsUnderWayAndClosesTheRest() async throws {
        let counts = Counts()
        let fixture = try HTTPServerFixture([gated(counts), EchoRoutes.hello, stream(counts, count: 1)])
        let idle = try fixture.client()
        idle.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try idle.response().status == 200)
        let reader = try fixture.client()
        reader.send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n")
        _ = reader.read(until: "id: 1")
        let busy = try fixture.client()
        busy.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(eventually { counts.started.load(ordering: .relaxed) == 2 })
        // The drain begins on the server's own loop, so before anything that is asked of that loop afterwards.
        let drain = fixture.loop.task { await fixture.server.drain(within: .seconds(600)) }
        #expect(idle.readToEnd().isEmpty, "the drain has begun")
        counts.gate.store(true, ordering: .relaxed)
        // Without an end of its own it would take ten minutes.
        try await drain.value
        let last = try busy.response()
        #expect(last.status == 200)
        #expect(last.header("Connection") == "close")
        #expect(!reader.readToEnd().contains("HTTP/1.1"))
        // A child of another test may hold the socket for the moment between its fork and its exec.
        #expect(eventually { (try? fixture.client()) == nil })
    }

    @Test func drainCutsWhatDoesNotEnd() async throws {
        let counts = Counts()
        let fixture = try HTTPServerFixture([slow(counts, .seconds(60))])
        let client = try fixture.client()
        client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(eventually { counts.started.load(ordering: .relaxed) == 1 })
        await fixture.server.drain(within: .milliseconds(200))
        #expect(client.readToEnd().isEmpty)
        #expect(eventually { counts.cancelled.load(ordering: .relaxed) == 1 })
    }

    @Test func anAddressInUseIsSaid() throws {
        let fixture = try HTTPServerFixture([EchoRoutes.hello])
        let second = HTTPServer(
            address: "127.0.0.1", port: fixture.port, loops: [fixture.loop], routes: [],
            hooks: ServerHooks(authenticate: { _ in nil }), log: Log(service: "x"))
        #expect(throws: ServerError.self) { try second.start() }
    }

    @Test func manyLoopsShareOnePort() async throws {
        let loops = [Loop(name: "a"), Loop(name: "b")]
        let server = HTTPServer(
            address: "127.0.0.1", port: 0, loops: loops, routes: [EchoRoutes.hello],
            hooks: ServerHooks(authenticate: { _ in nil }), log: Log(service: "x", minimum: .error))
        for loop in loops { loop.start() }
        try server.start()
        for _ in 0..<20 {
            let client = try RawClient(port: server.port)
            client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try client.response().status == 200)
        }
        await server.drain(within: .seconds(1))
        for loop in loops { loop.stop() }
    }
}
