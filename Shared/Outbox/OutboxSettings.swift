/// How the outbox behaves; the defaults are the product's.
package struct OutboxSettings: Sendable {
    /// Longest silence before the log is read anyway: a doorbell may be lost, the table is the truth.
    package var pollInterval: Duration = .seconds(1)
    /// A holder that has not said anything for this long loses its shards.
    package var lease: Duration = .seconds(8)
    package var heartbeat: Duration = .seconds(2)
    /// Attempts at a parked event before it becomes a dead letter.
    package var maxAttempts: Int32 = 8
    package var retryBase: Duration = .milliseconds(200)
    package var retryCap: Duration = .seconds(60)
    /// From this many events on an append uses COPY.
    package var copyThreshold = 200
    /// Idle shards' stored cursors follow the reader this often.
    package var cursorRefresh: Duration = .seconds(30)
    /// Partitions older than this are dropped once every subscription has passed them.
    package var retention: Duration = .seconds(7 * 86_400)

    package init() {}
}
