package import EventLoop

/// Tasks that a chore has begun and that go on beside it. Confined to its loop.
package final class Crew: @unchecked Sendable {
    private let loop: Loop
    private var tasks: [Int: Task<Void, any Error>] = [:]
    private var begun = 0

    package init(loop: Loop) { self.loop = loop }

    package func begin(_ work: @escaping @Sendable () async -> Void) {
        begun += 1
        let number = begun
        tasks[number] = loop.task { [self] in
            await work()
            tasks[number] = nil
        }
    }

    /// Cancels what is under way and waits for its end.
    package func stop() async {
        let ending = tasks.values
        for task in ending { task.cancel() }
        for task in ending { _ = await task.result }
    }
}
