import Testing

/// The promise of Docs/events.md while PostgreSQL itself crashes, on clusters of its own: `make test` runs it beside the rest.
@Suite("Outbox and crashes of PostgreSQL", .serialized) enum CrashProof {}
