/// How to reach the database, and how long to wait for it.
package struct DatabaseConfiguration: Sendable {
    /// A libpq connection string: `postgres://…` or `host=… dbname=…`.
    package var url: String
    /// Most connections one ``Database`` holds.
    package var maxConnections: Int
    /// The server ends a statement that runs longer.
    package var statementTimeout: Duration
    /// The server ends a statement that waits longer for a lock.
    package var lockTimeout: Duration
    /// Longest wait for a free connection.
    package var acquireTimeout: Duration
    /// Behind a transaction pooler (PgBouncer): statements stay unnamed, session settings move into each transaction,
    /// and ``Listener`` does not listen.
    package var poolerMode: Bool
    /// What `pg_stat_activity` shows.
    package var applicationName: String

    package init(
        url: String, maxConnections: Int = 8, statementTimeout: Duration = .seconds(15),
        lockTimeout: Duration = .seconds(2), acquireTimeout: Duration = .seconds(5), poolerMode: Bool = false,
        applicationName: String = "outreach"
    ) {
        self.url = url
        self.maxConnections = maxConnections
        self.statementTimeout = statementTimeout
        self.lockTimeout = lockTimeout
        self.acquireTimeout = acquireTimeout
        self.poolerMode = poolerMode
        self.applicationName = applicationName
    }
}

extension Duration {
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }
}
