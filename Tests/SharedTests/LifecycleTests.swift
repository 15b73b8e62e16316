import EventLoop
import Glibc
import Lifecycle
import Synchronization
import Telemetry
import Testing

/// Serialized: signals are the whole process's.
@Suite(.serialized) struct LifecycleTests {
    private final class Journal: Sendable {
        private let lines = Mutex<[String]>([])
        func add(_ line: String) { lines.withLock { $0.append(line) } }
        var all: [String] { lines.withLock { $0 } }
    }

    private struct Part: Service {
        struct Refusal: Error {}
        let name: String
        let journal: Journal
        var refuses = false
        var stopTakes: Duration = .zero
        var ready: @Sendable () -> Void = {}

        func start() async throws {
            if refuses { throw Refusal() }
            journal.add("+" + name)
            ready()
        }
        func stop() async {
            if stopTakes > .zero { try? await Loop.current?.sleep(for: stopTakes) }
            journal.add("-" + name)
        }
    }

    private func run(_ parts: [Part], drain: Duration = .seconds(5)) async -> Int32 {
        let loop = Loop(name: "lifecycle-test")
        loop.start()
        let group = ServiceGroup(parts, loop: loop, log: Log(service: "test", minimum: .error), drain: drain)
        let waiter = Loop(name: "main-thread")
        waiter.start()
        let status = try? await waiter.task { group.runUntilStopped() }.value
        waiter.stop()
        loop.stop()
        return status ?? -1
    }

    @Test(arguments: [SIGTERM, SIGINT]) func aSignalStopsInReverse(signal: Int32) async {
        let journal = Journal()
        let parts = [
            Part(name: "a", journal: journal), Part(name: "b", journal: journal, ready: { kill(getpid(), signal) }),
        ]
        #expect(await run(parts) == 0)
        #expect(journal.all == ["+a", "+b", "-b", "-a"])
    }

    @Test func aSignalDuringStartStartsNothingMore() async {
        let journal = Journal()
        let parts = [
            Part(
                name: "a", journal: journal,
                ready: {
                    kill(getpid(), SIGTERM)
                    usleep(100_000)
                }),
            Part(name: "b", journal: journal, stopTakes: .milliseconds(10)),
        ]
        #expect(await run(parts) == 0)
        #expect(journal.all.first == "+a")
        #expect(journal.all.last == "-a")
        #expect(journal.all.contains("+b") == journal.all.contains("-b"))
    }

    @Test func aFailedStartStopsWhatWasStarted() async {
        let journal = Journal()
        let parts = [
            Part(name: "a", journal: journal), Part(name: "b", journal: journal, refuses: true),
            Part(name: "c", journal: journal),
        ]
        #expect(await run(parts) == 1)
        #expect(journal.all == ["+a", "-a"])
    }

    @Test func theDrainTimeEnds() async {
        let journal = Journal()
        // Without the drain time this would last an hour.
        let slow = Part(name: "slow", journal: journal, stopTakes: .seconds(3600), ready: { kill(getpid(), SIGTERM) })
        #expect(await run([slow], drain: .milliseconds(200)) == 0)
    }

    @Test func aSecondSignalEndsAtOnce() async {
        let journal = Journal()
        let slow = Part(
            name: "slow", journal: journal, stopTakes: .seconds(30),
            ready: {
                kill(getpid(), SIGTERM)
                // Two that wait together are one: the first must have been taken.
                var waiting = sigset_t()
                repeat { sigpending(&waiting) } while sigismember(&waiting, SIGTERM) == 1
                kill(getpid(), SIGTERM)
            })
        #expect(await run([slow], drain: .seconds(20)) == 130)
    }
}
