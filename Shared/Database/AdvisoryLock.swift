/// Every advisory lock of the program: who takes it, and why. PostgreSQL knows them by number only, so two meanings under one number would
/// wait for each other; a number stays as it is, because processes of two versions may run side by side. All last until their
/// transaction ends. Where they stand in the order of locks: Docs/ledger.md.
package enum AdvisoryLock: Sendable, CaseIterable {
    /// Migrations: one file of one line at a time, whoever starts.
    case migrations
    /// Actions: plans share it; what ends plans (a no, a pause, a recorded outcome) holds it alone. The SQL functions `platform.pass_gate()`
    /// and `platform.close_gate()` take it.
    case gate
    /// Outbox: one process at a time settles in which era the log is written. The SQL function `outbox.settle_era()` takes it.
    case era
    /// Outbox: one process at a time makes and drops days of the log.
    case partitions
    /// SocialReplies: people enter side by side, and alone is who stores a reply that may be theirs.
    case replies
    /// Importing: uploads of one caller are judged one after the other; several callers side by side.
    case uploads
    /// Platforms: one process at a time exchanges the names of networks that tables hold.
    case platforms

    /// How PostgreSQL knows a lock. The spaces are apart from each other.
    package enum Key: Sendable, Hashable {
        case number(Int64)
        case pair(Int32, Int32)
        /// One lock for each text, by a hash of this word and the text.
        case hashed(String)
    }

    package var key: Key {
        switch self {
        // "outreach" read as ASCII.
        case .migrations: .number(0x6f75_7472_6561_6368)
        case .gate: .number(7_959_350_311)
        case .era: .pair(7305, 1)
        case .partitions: .pair(7305, 2)
        case .replies: .number(7_959_350_312)
        case .uploads: .hashed("upload ")
        case .platforms: .number(7_959_350_313)
        }
    }

    /// SQL: takes it alone, after whoever has it.
    package var alone: SQL { "pg_advisory_xact_lock(\(sql: numbers))" }

    /// SQL: takes it beside others who share it.
    package var shared: SQL { "pg_advisory_xact_lock_shared(\(sql: numbers))" }

    /// SQL: takes it alone if nobody has it; whether it did.
    package var tried: SQL { "pg_try_advisory_xact_lock(\(sql: numbers))" }

    /// SQL: takes the one of a ``Key/hashed(_:)`` lock that is this text's.
    package func alone(for text: String) -> SQL {
        guard case .hashed(let word) = key else { return alone }
        return "pg_advisory_xact_lock(hashtextextended(\(word) || \(text), 0))"
    }

    /// Written out, not bound: some statements are scripts.
    private var numbers: SQL {
        switch key {
        case .number(let number): SQL(stringLiteral: "\(number)")
        case .pair(let first, let second): SQL(stringLiteral: "\(first), \(second)")
        case .hashed(let word): "hashtextextended(\(word), 0)"
        }
    }
}
