import EventLoop
import HTTPServer
import Synchronization
import Testing

/// Bodies that are made while they are sent.
@Suite struct HTTPServerPiecesTests {
    private final class Maker: Sendable {
        let made = Atomic<Int>(0)
        let isDone = Atomic<Bool>(false)
        let isCancelled = Atomic<Bool>(false)
    }

    private struct Broken: Error {}
    private static let piece = Array(repeating: UInt8(ascii: "x"), count: 64 << 10)

    /// - Parameter fails: throws behind the last piece.
    private func long(_ maker: Maker, pieces: Int, fails: Bool = false) -> Route {
        .get("/long", .open, "Long.") { _ in
            Response(
                status: 200, headers: [("Content-Type", "text/csv")],
                body: .pieces(
                    PieceStream { writer in
                        do {
                            for _ in 0..<pieces {
                                try await writer.send(HTTPServerPiecesTests.piece)
                                maker.made.add(1, ordering: .relaxed)
                            }
                            if fails { throw Broken() }
                            maker.isDone.store(true, ordering: .relaxed)
                        } catch is CancellationError {
                            maker.isCancelled.store(true, ordering: .relaxed)
                            throw CancellationError()
                        }
                    }))
        }
    }

    private func eventually(_ condition: () -> Bool) -> Bool {
        for _ in 0..<6000 {
            if condition() { return true }
            pause(milliseconds: 5)
        }
        return false
    }

    /// The pieces of a chunked body; `nil` when it does not end with the last chunk.
    private func decoded(_ text: String) throws -> [UInt8]? {
        var rest = Array(text.utf8)[...]
        guard let head = text.ranges(of: "\r\n\r\n").first else { return nil }
        rest = rest.dropFirst(text[..<head.upperBound].utf8.count)
        var body: [UInt8] = []
        while let end = rest.firstIndex(of: 13) {
            guard let count = Int(String(decoding: rest[rest.startIndex..<end], as: UTF8.self), radix: 16) else {
                return nil
            }
            rest = rest[(end + 2)...]
            if count == 0 { return rest.elementsEqual([13, 10]) ? body : nil }
            guard rest.count >= count + 2 else { return nil }
            body += rest.prefix(count)
            rest = rest.dropFirst(count + 2)
        }
        return nil
    }

    @Test func aLongBodyWaitsForItsReaderAndComesWhole() throws {
        let maker = Maker()
        let fixture = try HTTPServerFixture([long(maker, pieces: 640), EchoRoutes.hello])
        let client = try fixture.client()
        client.send("GET /long HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(eventually { maker.made.load(ordering: .relaxed) > 0 })
        // What the two sockets hold is far less than the 40 MiB.
        #expect(try fixture.get("/hello").status == 200)
        pause(milliseconds: 100)
        let isAhead = maker.isDone.load(ordering: .relaxed)
        #expect(!isAhead, "nothing is made ahead of the reader")
        let text = client.readToEnd()
        #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(text.contains("\r\nContent-Type: text/csv\r\n"))
        let body = try #require(try decoded(text))
        #expect(body.count == 640 << 16)
        let isWhole = maker.isDone.load(ordering: .relaxed)
        #expect(isWhole)
        #expect(eventually { fixture.server.connectionCount == 0 })
    }

    @Test func whatFailsHalfwayIsCutOff() throws {
        let maker = Maker()
        let fixture = try HTTPServerFixture([long(maker, pieces: 3, fails: true)])
        let text = try fixture.exchange("GET /long HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(text.utf8.count > 3 << 16)
        #expect(try decoded(text) == nil, "a part must not look like the whole")
    }

    /// An empty answer with 200 would be taken for one.
    @Test func whatFailsBeforeItBeginsIsAProblem() throws {
        let maker = Maker()
        let fixture = try HTTPServerFixture([long(maker, pieces: 0, fails: true)])
        let answer = try fixture.get("/long")
        #expect(answer.status == 500 && answer.header("Content-Type")?.hasPrefix("application/problem+json") == true)
    }

    @Test func anEmptyBodyIsWhole() throws {
        let maker = Maker()
        let fixture = try HTTPServerFixture([long(maker, pieces: 0)])
        #expect(try decoded(try fixture.exchange("GET /long HTTP/1.1\r\nHost: x\r\n\r\n")) == [])
    }

    @Test func aCallerOfHTTP10ReadsUntilTheEnd() throws {
        let maker = Maker()
        let fixture = try HTTPServerFixture([long(maker, pieces: 2)])
        let text = try fixture.exchange("GET /long HTTP/1.0\r\nHost: x\r\n\r\n")
        #expect(!text.contains("Transfer-Encoding"))
        #expect(text.hasSuffix(String(repeating: "x", count: 2 << 16)))
    }

    @Test func aReaderThatLeavesEndsTheWork() throws {
        let maker = Maker()
        let fixture = try HTTPServerFixture([long(maker, pieces: 100_000)])
        do {
            let client = try fixture.client()
            client.send("GET /long HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(eventually { maker.made.load(ordering: .relaxed) > 0 })
            client.reset()
        }
        #expect(eventually { maker.isCancelled.load(ordering: .relaxed) })
        #expect(eventually { fixture.server.connectionCount == 0 })
    }
}
