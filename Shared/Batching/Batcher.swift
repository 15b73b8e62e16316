package import EventLoop

/// Gathers items while a batch runs; they form the next batch. Alone, an item runs at once. Confined to its loop.
package final class Batcher<Item: Sendable, Output: Sendable>: @unchecked Sendable {
    private let loop: Loop
    private let max: Int
    private let concurrency: Int
    private let run: @Sendable ([Item]) async throws -> [Output]
    private var queue: [(item: Item, caller: CheckedContinuation<Output, any Error>)] = []
    private var running = 0

    /// - Parameters:
    ///   - max: items in one batch.
    ///   - concurrency: batches under way at the same time.
    ///   - run: answers every item, in the order of the items; an error is every item's error.
    package init(
        loop: Loop, max: Int, concurrency: Int = 1, _ run: @escaping @Sendable ([Item]) async throws -> [Output]
    ) {
        self.loop = loop
        self.max = max
        self.concurrency = concurrency
        self.run = run
    }

    package func submit(_ item: Item) async throws -> Output {
        loop.preconditionCurrent()
        return try await withCheckedThrowingContinuation { continuation in
            queue.append((item, continuation))
            guard running < concurrency else { return }
            running += 1
            loop.task { [self] in await work() }
        }
    }

    private func work() async {
        while !queue.isEmpty {
            let batch = Array(queue.prefix(max))
            queue.removeFirst(batch.count)
            do {
                let outputs = try await run(batch.map(\.item))
                precondition(outputs.count == batch.count, "a batch answers every item")
                for (entry, output) in zip(batch, outputs) { entry.caller.resume(returning: output) }
            } catch {
                for entry in batch { entry.caller.resume(throwing: error) }
            }
        }
        running -= 1
    }
}
