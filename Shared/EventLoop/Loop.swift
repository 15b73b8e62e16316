internal import CEvent
internal import Glibc
internal import Synchronization

/// One thread with one libevent base. It is a `TaskExecutor`: the jobs of tasks spawned through ``task(_:)`` run on this
/// thread, so a request, its database connection and its transfers never hop between threads (Docs/architecture.md).
///
/// Safe from any thread: ``task(_:)``, ``execute(_:)``, ``offload(_:)``, ``stop()``. Everything else belongs to the loop's thread.
package final class Loop: TaskExecutor, @unchecked Sendable {
    package let name: String
    /// `event_base *`, for rooms that add events of their own (HTTP server, HTTP client).
    package let base: OpaquePointer
    private let queue = Mutex(Pending())
    private var wake: OpaquePointer?
    private var thread = pthread_t()
    private let started = Mutex(false)
    private let workLoop = Mutex<Loop?>(nil)

    private struct Pending {
        var jobs: [UnownedJob] = []
        var work: [@Sendable () -> Void] = []
        var isScheduled = false
    }

    package init(name: String) {
        self.name = name
        base = EventBase.make()
        wake = event_new(base, -1, Int16(EV_PERSIST), drainCallback, Unmanaged.passUnretained(self).toOpaque())
    }

    /// Starts the thread. Work handed over earlier runs first.
    package func start() {
        started.withLock { $0 = true }
        var id = pthread_t()
        let code = pthread_create(&id, nil, loopThread, Unmanaged.passRetained(self).toOpaque())
        precondition(code == 0, "no thread for loop \(name): error \(code)")
        thread = id
    }

    /// Ends the loop after the callbacks that are due now, and waits for its thread. Tasks still suspended never resume.
    package func stop() {
        guard
            started.withLock({
                let was = $0
                $0 = false
                return was
            })
        else { return }
        workLoop.withLock { $0 }?.stop()
        // On the thread itself: a break that comes before the thread entered its loop would be forgotten.
        execute { event_base_loopbreak(self.base) }
        if !isCurrent { pthread_join(thread, nil) }
    }

    /// The loop whose thread this is.
    package static var current: Loop? { LoopThread.current }
    package var isCurrent: Bool { LoopThread.current === self }
    package func preconditionCurrent() { precondition(isCurrent, "called off the thread of loop \(name)") }

    /// Spawns a task whose jobs run on this loop. The only way services spawn: a bare `Task` would leave the thread.
    @discardableResult
    package func task<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) -> Task<T, any Error> {
        Task(executorPreference: self) { try await body() }
    }

    /// Runs `work` on the loop's thread, soon.
    package func execute(_ work: @escaping @Sendable () -> Void) {
        schedule { $0.work.append(work) }
    }

    /// Runs long computing on a thread of its own and brings the result back; the loop goes on meanwhile.
    package func offload<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        let worker = workLoop.withLock { existing in
            if let existing { return existing }
            let fresh = Loop(name: name + ".work")
            fresh.start()
            existing = fresh
            return fresh
        }
        return try await worker.task { try body() }.value
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        schedule { $0.jobs.append(job) }
    }

    private func schedule(_ add: (inout Pending) -> Void) {
        let mustWake = queue.withLock { pending in
            add(&pending)
            defer { pending.isScheduled = true }
            return !pending.isScheduled
        }
        if mustWake { event_active(wake, Int32(EV_READ), 0) }
    }

    /// Runs what is pending; bounded rounds, so that chattering tasks cannot starve the sockets.
    fileprivate func drain() {
        for _ in 0..<16 {
            let taken = queue.withLock { pending in
                let taken = (pending.jobs, pending.work)
                pending.jobs = []
                pending.work = []
                if taken.0.isEmpty && taken.1.isEmpty { pending.isScheduled = false }
                return taken
            }
            if taken.0.isEmpty && taken.1.isEmpty { return }
            for work in taken.1 { work() }
            for job in taken.0 { job.runSynchronously(on: asUnownedTaskExecutor()) }
        }
        event_active(wake, Int32(EV_READ), 0)
    }

    fileprivate func run() {
        LoopThread.current = self
        event_base_loop(base, EVLOOP_NO_EXIT_ON_EMPTY)
    }
}

private func drainCallback(_: Int32, _: Int16, _ argument: UnsafeMutableRawPointer?) {
    Unmanaged<Loop>.fromOpaque(argument!).takeUnretainedValue().drain()
}

private func loopThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    let loop = Unmanaged<Loop>.fromOpaque(argument!).takeRetainedValue()
    name_this_thread(loop.name)
    loop.run()
    return nil
}
