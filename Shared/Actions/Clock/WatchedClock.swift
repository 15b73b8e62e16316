internal import Database
internal import Timekeeping

/// The time by which everything is judged, and what this process has seen of it: every look is watched for leaps.
struct WatchedClock: Sendable {
    let clock: LedgerClock
    let watch = ClockWatch()

    /// The present moment inside a statement.
    var expression: SQL { clock.expression }

    /// What has really passed since some moment; taken before the database is asked, for ``note(_:askedAt:)``.
    var passed: Duration? { clock.passed }

    func now(on connection: Connection) async throws(DatabaseError) -> Timestamp {
        let asked = clock.passed
        let now = try await clock.read(on: connection)
        note(now, askedAt: asked)
        return now
    }

    /// The same, in one round trip with what keeps the plans of the statements that follow.
    func nowKeepingPlans(on connection: Connection) async throws(DatabaseError) -> Timestamp {
        let asked = clock.passed
        guard let row = try await connection.pipeline([.keptPlans, clock.statement])[1].first else { return .now() }
        let now: Timestamp = try row[0]
        note(now, askedAt: asked)
        return now
    }

    /// The same for whoever does not judge by it whether something is over.
    func unwatched(on connection: Connection) async throws(DatabaseError) -> Timestamp {
        try await clock.read(on: connection)
    }

    func note(_ now: Timestamp, askedAt: Duration?) {
        guard let askedAt, let answered = clock.passed else { return }
        watch.see(now, askedAt: askedAt, answeredAt: answered)
    }

    /// For how long nothing is begun, because the database's clock was put forward: what windows count in real time is not over.
    /// `nil` when it was not.
    var quiet: Duration? { clock.passed.flatMap(watch.quiet) }

    /// What has really passed since a leap of the clock; a settle time is not over before.
    var sinceLeap: Duration? { clock.passed.flatMap(watch.sinceLeap) }

    /// By how much keys are older than they seem.
    var setBack: Duration { watch.setBack }
}
