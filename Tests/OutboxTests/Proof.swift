import Testing

/// The proof of the outbox on a real PostgreSQL: what Docs/events.md promises, point by point.
///
/// One after the other: the fence waits for the oldest transaction of the whole cluster, so one test's stalled writer
/// would slow every other test's readers.
@Suite("Outbox", .serialized) enum Proof {}
