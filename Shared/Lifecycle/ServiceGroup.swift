package import EventLoop
internal import Glibc
internal import Synchronization
package import Telemetry

/// Starts services in order and stops them in reverse, once.
///
/// The main thread waits here and does nothing else, so that a signal is heard, and the deadline holds, even when a loop hangs.
package final class ServiceGroup: Sendable {
    private let services: [any Service]
    private let loop: Loop
    private let log: Log
    private let drain: Duration
    private let onHangup: (@Sendable () -> Void)?
    private let pipe = SignalPipe()
    private let started = Mutex<[any Service]>([])

    /// News in the pipe that are no signals; signal numbers are below 65.
    private enum News {
        static let started: UInt8 = 200
        static let failed: UInt8 = 201
        static let stopped: UInt8 = 202
        static let asked: UInt8 = 203
    }

    /// - Parameters:
    ///   - loop: a started loop, on which every `start()` and `stop()` is called.
    ///   - drain: longest wait for all `stop()` together.
    ///   - onHangup: called on the loop for every `SIGHUP`; without it that signal ends the process as it always did.
    package init(
        _ services: [any Service], loop: Loop, log: Log, drain: Duration = .seconds(8),
        onHangup: (@Sendable () -> Void)? = nil
    ) {
        (self.services, self.loop, self.log, self.drain) = (services, loop, log, drain)
        self.onHangup = onHangup
    }

    /// Runs the process: returns only by ending it. Call it on the main thread.
    package func run() -> Never { exit(runUntilStopped()) }

    /// Starts everything, waits for `SIGTERM`, `SIGINT` or ``requestStop()``, and stops everything.
    /// - Returns: the exit status: 0 after a stop, 1 when a service did not start, 130 when a second signal cut the stop short.
    package func runUntilStopped() -> Int32 {
        pipe.receiving([SIGTERM, SIGINT] + (onHangup == nil ? [] : [SIGHUP])) {
            let starting = loop.task { [self] in await startAll() }
            var status: Int32 = 0
            waiting: while true {
                switch pipe.next() {
                case News.started: log.info("started")
                case UInt8(SIGHUP):
                    if let onHangup { loop.execute(onHangup) }
                case News.failed:
                    status = 1
                    break waiting
                default: break waiting
                }
            }
            return stopAll(starting) ?? status
        }
    }

    /// Ends ``runUntilStopped()`` as a signal would. From any thread.
    package func requestStop() { pipe.send(News.asked) }

    private func startAll() async {
        for service in services where !Task.isCancelled {
            do {
                try await service.start()
                started.withLock { $0.append(service) }
            } catch {
                log.error("\(service.name) did not start: \(error)")
                return pipe.send(News.failed)
            }
        }
        pipe.send(News.started)
    }

    /// - Returns: an exit status that overrides the ordinary one.
    private func stopAll(_ starting: Task<Void, any Error>) -> Int32? {
        let deadline = ContinuousClock.now + drain
        loop.task { [self] in
            // A start under way ends first: its service would otherwise never be stopped.
            starting.cancel()
            _ = await starting.result
            for service in started.withLock({ $0 }).reversed() { await service.stop() }
            pipe.send(News.stopped)
        }
        while true {
            switch pipe.next(before: deadline) {
            case News.stopped: return nil
            case UInt8(SIGHUP): continue
            case nil:
                log.warning("stopped before everything was finished: the drain time is over")
                return nil
            case let signal? where signal < News.started:
                log.warning("stopped at once by a second signal")
                return 130
            default: break
            }
        }
    }
}
