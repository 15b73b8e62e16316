import EventLoop
import Lifecycle
import Synchronization
import Telemetry
import TestKit
import Testing

/// The one loop in the background.
@Suite struct ChoreTests {
    private struct Broken: Error {}
    private struct Missing: NotYet { var isNotYet: Bool { true } }

    private final class Record: Sendable {
        private let looks = Mutex(0)
        var count: Int { looks.withLock { $0 } }
        func look() -> Int {
            looks.withLock { looks in
                looks += 1
                return looks
            }
        }
    }

    private static let log = Log(service: "test", minimum: .error)
    private static let never = Duration.seconds(3600)

    private static func running(
        _ chore: Chore, on loop: Loop, product: String? = nil, _ body: () async throws -> Void
    ) async throws {
        let task = loop.task { await chore.run(on: loop, log: log, product: product) }
        try await body()
        task.cancel()
        _ = await task.result
    }

    @Test("It goes on while there is more, and rests when there is nothing")
    func worksUntilNothingIsLeft() async throws {
        try await onLoop("chore") { loop in
            let record = Record()
            let chore = Chore("counting", every: Self.never) { .init(more: record.look() < 5) }
            try await Self.running(chore, on: loop, product: "social") {
                try await eventually("five looks") { record.count == 5 }
                try await loop.sleep(for: .milliseconds(50))
            }
            #expect(record.count == 5)
            let metrics = await Metrics.shared.exposition()
            #expect(metrics.contains(#"outreach_chore_steps_total{chore="counting",product="social"} 4"#))
        }
    }

    @Test("A ring ends a rest, and one that comes while it works is not lost")
    func rings() async throws {
        try await onLoop("chore") { loop in
            let (record, bell) = (Record(), Bell(loop: loop))
            let chore = Chore("waiting", every: Self.never, bell: bell) {
                if record.look() == 2 { bell.ring() }
                return .nothing
            }
            try await Self.running(chore, on: loop) {
                try await eventually("the first look") { record.count == 1 }
                bell.ring()
                try await eventually("the ring's look, and that of the ring meanwhile") { record.count == 3 }
            }
        }
    }

    @Test("It looks again at the moment it asks for")
    func later() async throws {
        try await onLoop("chore") { loop in
            let record = Record()
            let chore = Chore("later", every: Self.never) {
                record.look() < 3 ? .later(.milliseconds(5)) : .nothing
            }
            try await Self.running(chore, on: loop) { try await eventually("three looks") { record.count == 3 } }
        }
    }

    @Test("After a failure it rests, however often it is rung: that must not become a storm")
    func failures() async throws {
        try await onLoop("chore") { loop in
            let (record, bell) = (Record(), Bell(loop: loop))
            let chore = Chore("failing", every: Self.never, retries: Self.never...(Self.never), bell: bell) {
                _ = record.look()
                throw Broken()
            }
            try await Self.running(chore, on: loop) {
                try await eventually("a failure") { record.count == 1 }
                for _ in 0..<100 { bell.ring() }
                try await loop.sleep(for: .milliseconds(50))
                #expect(record.count == 1)
            }
            let metrics = await Metrics.shared.exposition()
            #expect(metrics.contains(#"outreach_chore_failures_total{chore="failing"} 1"#))
            #expect(metrics.contains(#"outreach_chore_failing{chore="failing"} 1"#))
        }
    }

    @Test("A failure passes")
    func goesOn() async throws {
        try await onLoop("chore") { loop in
            let record = Record()
            let chore = Chore("healing", every: Self.never, retries: .milliseconds(1)...(.milliseconds(4))) {
                if record.look() < 5 { throw Broken() }
                return .nothing
            }
            try await Self.running(chore, on: loop) { try await eventually("it works") { record.count == 5 } }
            let metrics = await Metrics.shared.exposition()
            #expect(metrics.contains(#"outreach_chore_failures_total{chore="healing"} 4"#))
            #expect(metrics.contains(#"outreach_chore_failing{chore="healing"} 0"#))
        }
    }

    @Test("What is not there yet is no failure")
    func notYet() async throws {
        try await onLoop("chore") { loop in
            let record = Record()
            let chore = Chore("early", every: Self.never) {
                _ = record.look()
                throw Missing()
            }
            try await Self.running(chore, on: loop) { try await eventually("a look") { record.count == 1 } }
            let metrics = await Metrics.shared.exposition()
            #expect(metrics.contains(#"outreach_chore_failures_total{chore="early"} 0"#))
        }
    }

    @Test("Its end runs once, in a task that is not cancelled, and its crew is gone by then")
    func ends() async throws {
        try await onLoop("chore") { loop in
            let (begun, ended, last) = (Record(), Record(), Record())
            let crew = Crew(loop: loop)
            let chore = Chore("crew", every: Self.never) {
                crew.begin {
                    _ = begun.look()
                    try? await loop.sleep(for: Self.never)
                    _ = ended.look()
                }
                return .nothing
            }.ending {
                await crew.stop()
                if !Task.isCancelled { _ = last.look() }
            }
            try await Self.running(chore, on: loop) { try await eventually("a task") { begun.count == 1 } }
            #expect(ended.count == 1)
            #expect(last.count == 1)
        }
    }
}
