package import EventLoop

/// Lets concurrent callers with the same key share one run that **started after they arrived**, so that everyone reads at
/// least the state there was when they asked. Confined to its loop.
package final class Coalescer<Key: Hashable & Sendable, Value: Sendable>: @unchecked Sendable {
    private let loop: Loop
    private let load: @Sendable (Key) async throws -> Value
    /// A key is present while a run for it goes on; its callers wait for the next one.
    private var waiting: [Key: [CheckedContinuation<Value, any Error>]] = [:]

    package init(loop: Loop, _ load: @escaping @Sendable (Key) async throws -> Value) {
        self.loop = loop
        self.load = load
    }

    package func value(_ key: Key) async throws -> Value {
        loop.preconditionCurrent()
        return try await withCheckedThrowingContinuation { continuation in
            if waiting[key] == nil { loop.task { [self] in await run(key) } }
            waiting[key, default: []].append(continuation)
        }
    }

    private func run(_ key: Key) async {
        while let callers = waiting[key], !callers.isEmpty {
            waiting[key] = []
            let outcome: Result<Value, any Error>
            do {
                outcome = .success(try await load(key))
            } catch {
                outcome = .failure(error)
            }
            for caller in callers { caller.resume(with: outcome) }
        }
        waiting[key] = nil
    }
}
