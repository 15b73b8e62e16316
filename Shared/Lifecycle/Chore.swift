package import EventLoop
package import Telemetry

/// Work that a process does by itself: the one loop in the background. It looks whether there is something to do, does it, and looks
/// again; it rests when there is nothing, longer each time, and after a failure, so that nobody is stormed. A ring ends a rest.
package struct Chore: Sendable {
    /// What a look has left.
    package enum Left: Sendable, Equatable {
        /// There may be more: the next look comes after a breath.
        case more
        case nothing
        /// There is something at this time, or may be; a ring is heard before.
        case later(Duration)

        package init(more: Bool) { self = more ? .more : .nothing }
    }

    /// As log lines and metrics call it; unique among the chores of a product.
    package let name: String
    let step: @Sendable () async throws -> Left
    private(set) var last: @Sendable () async -> Void = {}
    let bell: Bell?
    let loop: Loop?
    let rests: ClosedRange<Duration>
    let breath: Duration
    let retries: ClosedRange<Duration>

    /// - Parameters:
    ///   - rest: from one look in vain to the next.
    ///   - longest: each further look in vain doubles the rest up to this; without it the rest stays as it is.
    ///   - breath: after a look that has left more, so that others get their turn.
    ///   - retries: from a failure to the next look, doubled with each further failure.
    ///   - bell: rung when something was put in line; of the chore's loop, and of no other chore.
    ///   - loop: where it works; the service's own loop without one.
    ///   - step: one look. What it throws is logged and counted, and the next look comes after a pause.
    package init(
        _ name: String, every rest: Duration, atMost longest: Duration? = nil, breath: Duration = .zero,
        retries: ClosedRange<Duration> = .seconds(1)...(.seconds(8)), bell: Bell? = nil, on loop: Loop? = nil,
        _ step: @escaping @Sendable () async throws -> Left
    ) {
        (self.name, self.step, self.bell, self.loop) = (name, step, bell, loop)
        (rests, self.breath, self.retries) = (rest...max(rest, longest ?? rest), breath, retries)
    }

    /// The same chore with work for its end: it runs once after the last look, in a task that is not cancelled, and a stop waits for it.
    package func ending(_ work: @escaping @Sendable () async -> Void) -> Chore {
        var copy = self
        copy.last = work
        return copy
    }

    /// What is done now and then, some ten minutes apart: throwing away what nobody needs.
    package static func upkeep(_ name: String, _ work: @escaping @Sendable () async throws -> Void) -> Chore {
        Chore(name, every: .seconds(600), retries: .seconds(60)...(.seconds(600))) {
            try await work()
            return .later(.seconds(600 + Int.random(in: 0..<120)))
        }
    }

    /// Works until the task is cancelled.
    /// - Parameters:
    ///   - home: the service's loop.
    ///   - product: whose work it is; `nil` for the platform's.
    package func run(on home: Loop, log: Log, product: String? = nil) async {
        let loop = loop ?? home
        _ = try? await loop.following {
            await ProductScope.of(product) { await ChoreRun(self, on: loop, log: log, product: product).run() }
        }
    }
}
