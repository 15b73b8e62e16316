internal import Synchronization

/// How a ``Database`` is doing, at one moment.
package struct PoolGauges: Sendable {
    package let idle: Int
    package let busy: Int
    /// Tasks that wait for a connection.
    package let waiting: Int
    /// Since the start: connections opened, attempts that failed, connections closed or lost.
    package let openedTotal: Int
    package let failedTotal: Int
    package let discardedTotal: Int
}

/// Written on the pool's loop, read from anywhere.
final class PoolCounts: Sendable {
    let idle = Atomic(0)
    let busy = Atomic(0)
    let waiting = Atomic(0)
    let opened = Atomic(0)
    let failed = Atomic(0)
    let discarded = Atomic(0)

    var gauges: PoolGauges {
        PoolGauges(
            idle: idle.load(ordering: .relaxed), busy: busy.load(ordering: .relaxed),
            waiting: waiting.load(ordering: .relaxed), openedTotal: opened.load(ordering: .relaxed),
            failedTotal: failed.load(ordering: .relaxed), discardedTotal: discarded.load(ordering: .relaxed))
    }
}
