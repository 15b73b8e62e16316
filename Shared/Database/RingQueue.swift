/// What a ``Listener`` still has to tell the server, and who waits for it. Confined to the listener's loop.
struct RingQueue {
    typealias Continuation = CheckedContinuation<Result<Void, DatabaseError>, Never>

    struct Batch {
        fileprivate(set) var rings: Set<String> = []
        fileprivate(set) var channels: [String] = []
        fileprivate var waiters: [Continuation] = []

        func finish(_ result: Result<Void, DatabaseError>) {
            for waiter in waiters { waiter.resume(returning: result) }
        }
    }

    private var next = Batch()
    var isRunning = false
    var isEmpty: Bool { next.waiters.isEmpty }

    mutating func append(_ ring: String, _ waiter: Continuation) {
        next.rings.insert(ring)
        next.waiters.append(waiter)
    }

    mutating func append(listening channels: [String], _ waiter: Continuation) {
        next.channels += channels
        next.waiters.append(waiter)
    }

    mutating func take() -> Batch {
        defer { next = Batch() }
        return next
    }

    mutating func fail(_ error: DatabaseError) { take().finish(.failure(error)) }
}
