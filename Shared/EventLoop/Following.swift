extension Loop {
    /// Runs `body` as a task of this loop and waits for it from another; cancelling the waiter cancels it.
    package func following<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) async throws -> T {
        let task = task(body)
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }
}
