import Batching
import EventLoop
import Synchronization
import Testing

@Suite struct BatchingTests {
    @Test func callersShareARunThatStartedAfterThem() async throws {
        let loop = Loop(name: "coalescer")
        loop.start()
        defer { loop.stop() }
        let gate = Gate()
        let runs = Atomic<Int>(0)
        let coalescer = Coalescer<String, Int>(loop: loop) { _ in
            let number = runs.add(1, ordering: .relaxed).newValue
            if number == 1 { await gate.wait() }
            return number
        }
        // On the loop's thread, so that none of them runs before all are there.
        let early = try await loop.task { (0..<10).map { _ in loop.task { try await coalescer.value("k") } } }.value
        await gate.reached()
        // The first run is under way and may have read already: these need the next one.
        let late = (0..<10).map { _ in loop.task { try await coalescer.value("k") } }
        #expect(try await loop.task { try await coalescer.value("other") }.value == 2)
        gate.open()
        for task in early { #expect(try await task.value == 1) }
        for task in late { #expect(try await task.value == 3) }
        #expect(try await loop.task { try await coalescer.value("k") }.value == 4)
    }

    struct Refused: Error {}

    @Test func everyCallerGetsTheRunsError() async throws {
        let loop = Loop(name: "coalescer")
        loop.start()
        defer { loop.stop() }
        let coalescer = Coalescer<Int, Int>(loop: loop) { _ in throw Refused() }
        let tasks = (0..<3).map { _ in loop.task { try await coalescer.value(1) } }
        for task in tasks { await #expect(throws: Refused.self) { try await task.value } }
    }

    @Test func itemsThatArriveWhileABatchRunsFormTheNext() async throws {
        let loop = Loop(name: "batcher")
        loop.start()
        defer { loop.stop() }
        let gate = Gate()
        let sizes = Mutex<[Int]>([])
        let batcher = Batcher<Int, Int>(loop: loop, max: 8) { items in
            sizes.withLock { $0.append(items.count) }
            if items == [1] { await gate.wait() }
            if items.contains(13) { throw Refused() }
            return items.map { $0 * 2 }
        }
        let first = loop.task { try await batcher.submit(1) }
        await gate.reached()
        let rest = (2..<12).map { item in loop.task { try await batcher.submit(item) } }
        // Tasks of a loop start in order: all of them have submitted when this one runs.
        _ = try await loop.task {}.value
        gate.open()
        #expect(try await first.value == 2)
        for (index, task) in rest.enumerated() { #expect(try await task.value == (index + 2) * 2) }
        #expect(sizes.withLock { $0 } == [1, 8, 2])
        await #expect(throws: Refused.self) { try await loop.task { try await batcher.submit(13) }.value }
        #expect(try await loop.task { try await batcher.submit(14) }.value == 28)
    }
}

/// Holds a run until the test lets it go on.
private final class Gate: Sendable {
    private let reachedStream = AsyncStream<Void>.makeStream()
    private let openStream = AsyncStream<Void>.makeStream()

    func wait() async {
        reachedStream.continuation.finish()
        for await _ in openStream.stream {}
    }
    func reached() async { for await _ in reachedStream.stream {} }
    func open() { openStream.continuation.finish() }
}
