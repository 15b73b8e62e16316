internal import Database
package import Timekeeping

/// Where the ledger takes the time from. Tests bring their own; processes ask the database, so that replicas agree.
package struct LedgerClock: Sendable {
    private let given: (@Sendable () -> Timestamp)?
    /// What has really passed since some moment; `nil` where nobody asks.
    private let steady: (@Sendable () -> Duration)?

    /// `clock_timestamp()` of the transaction that asks.
    package static let database = LedgerClock(given: nil) { ContinuousClock.now - start }
    private static let start = ContinuousClock.now

    /// - Parameter steady: what has really passed, for a clock that is put forward and back; `nil` for one that never is.
    package static func fixed(
        _ now: @escaping @Sendable () -> Timestamp, steady: (@Sendable () -> Duration)? = nil
    ) -> LedgerClock {
        LedgerClock(given: now, steady: steady)
    }

    private init(given: (@Sendable () -> Timestamp)?, steady: (@Sendable () -> Duration)?) {
        (self.given, self.steady) = (given, steady)
    }

    /// The present moment inside a statement.
    var expression: SQL { given.map { "\($0())::timestamptz" } ?? "clock_timestamp()" }

    var statement: SQL { "SELECT \(sql: expression)" }

    func read(on connection: Connection) async throws(DatabaseError) -> Timestamp {
        guard let row = try await connection.first(statement) else { return Timestamp.now() }
        return try row[0]
    }

    var passed: Duration? { steady?() }
}
