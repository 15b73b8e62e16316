/// A sleeper's state; only touched on its loop's thread.
private final class Sleeper: @unchecked Sendable {
    var timer: Timer?
    var continuation: CheckedContinuation<Void, any Error>?
    var isCancelled = false

    func finish(_ result: Result<Void, any Error>) {
        timer?.cancel()
        timer = nil
        continuation?.resume(with: result)
        continuation = nil
    }
}

extension Loop {
    /// Suspends the calling task, which must run on this loop.
    /// - Throws: `CancellationError`, as soon as the task is cancelled.
    package func sleep(for delay: Duration) async throws {
        let sleeper = Sleeper()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                preconditionCurrent()
                guard !sleeper.isCancelled, !Task.isCancelled else {
                    return continuation.resume(throwing: CancellationError())
                }
                sleeper.continuation = continuation
                sleeper.timer = after(delay) { sleeper.finish(.success(())) }
            }
        } onCancel: {
            execute {
                sleeper.isCancelled = true
                sleeper.finish(.failure(CancellationError()))
            }
        }
    }
}
