internal import Lifecycle

/// Why the database did not do what was asked.
///
/// ``message`` and ``detail`` may quote stored or bound values, as PostgreSQL writes them. ``description`` never does:
/// that is the text for logs.
package struct DatabaseError: Error, Sendable {
    package enum Kind: String, Sendable {
        /// The server refused the statement; ``DatabaseError/sqlState`` says why.
        case server
        /// There is no connection, or it broke.
        case connection
        /// The statement ran longer than its limit.
        case timeout
        /// No connection became free in time.
        case poolExhausted
        /// A value is not of the type that was asked for.
        case decode
        /// The connection broke during COMMIT: the transaction happened or it did not.
        case commitUnknown
        /// The task was cancelled, and with it the statement.
        case cancelled
    }

    package let kind: Kind
    /// Five characters, PostgreSQL appendix A; `nil` for errors of this side.
    package let sqlState: String?
    package let message: String
    package let constraint: String?
    package let table: String?
    package let column: String?
    package let detail: String?
    /// The connection broke under a statement outside a transaction: it may have run and committed.
    package let mayHaveRun: Bool

    package init(
        _ kind: Kind, _ message: String, sqlState: String? = nil, constraint: String? = nil, table: String? = nil,
        column: String? = nil, detail: String? = nil, mayHaveRun: Bool = false
    ) {
        self.kind = kind
        self.sqlState = sqlState
        self.message = message
        self.constraint = constraint
        self.table = table
        self.column = column
        self.detail = detail
        self.mayHaveRun = mayHaveRun
    }
}

extension DatabaseError: NotYet {
    package var isNotYet: Bool { isMissingSchema }
}

extension DatabaseError {
    package var isUniqueViolation: Bool { sqlState == "23505" }

    /// The table, the schema, or a function of the schema is not there: the product's migrations never ran.
    package var isMissingSchema: Bool {
        switch sqlState {
        case "42P01", "3F000": true
        case "42883": message.prefix { $0 != "(" }.contains(".")
        default: false
        }
    }

    /// The same, or a column or function that this version has is not there: somebody changed the tables by hand. It says nothing about what
    /// was asked.
    package var isOfMissingParts: Bool { isMissingSchema || sqlState == "42703" || sqlState == "42883" }

    /// The same transaction may succeed when tried again, and trying again cannot apply it twice.
    package var isRetryable: Bool {
        guard kind != .commitUnknown else { return false }
        return switch sqlState {
        // Serialisation, deadlock, lock timeout, shutdowns and start-up, idle transaction ended, too many clients,
        // a server that only reads (its session is given up), and a prepared statement that a change of schema outdated.
        case "40001", "40P01", "55P03", "57P01", "57P02", "57P03", "57P05", "25P03", "25P04", "53300", "26000", "25006":
            true
        case "0A000": message == StatementCache.outdatedPlan
        default: !mayHaveRun && (kind == .connection || kind == .poolExhausted)
        }
    }

    /// The same error as seen by COMMIT: lost on the way means that nobody knows.
    func duringCommit() -> DatabaseError {
        guard kind == .connection || kind == .timeout else { return self }
        return DatabaseError(
            .commitUnknown,
            "the connection broke during COMMIT, so the transaction may or may not have happened: \(message)",
            sqlState: sqlState)
    }
}

extension DatabaseError: CustomStringConvertible, CustomDebugStringConvertible {
    /// Safe to log: no bound or stored value.
    package var description: String {
        var text = "database \(kind.rawValue)"
        if let sqlState { text += " \(sqlState)" }
        if let constraint { text += " constraint \(constraint)" }
        if let table { text += " table \(table)" }
        if let column { text += " column \(column)" }
        return isMessageSafe ? "\(text): \(message)" : text
    }

    package var debugDescription: String { description }

    /// Messages of the other classes may quote values, such as `invalid input syntax for type integer: "…"`.
    private var isMessageSafe: Bool {
        guard let sqlState else { return true }
        if sqlState == "42601" { return message.hasPrefix("syntax error at") }
        let safe: Set<Substring> = ["08", "0A", "23", "25", "26", "28", "3D", "3F", "40", "42", "53", "55", "57", "58"]
        return safe.contains(sqlState.prefix(2))
    }
}
