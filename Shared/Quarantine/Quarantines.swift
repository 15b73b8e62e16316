internal import Actions
package import Database
package import FoundationEssentials
internal import Outbox
package import Timekeeping

/// Every statement on `platform.quarantines`.
package enum Quarantines {
    package static let code = "restored"

    private static let columns: SQL = """
        q.id, q.cause, q.pause_id, q.since, q.cut, q.noes_until, q.noes_merged, q.began_by, q.began_at, q.confirmed_at, \
        p.ended_at IS NULL AS is_open, p.reason
        """

    /// The newest one whose pause is open or that is not confirmed; `nil` when there is none.
    package static func current(on connection: Connection) async throws(DatabaseError) -> Quarantine? {
        try await connection.first(currentStatement).map(Quarantine.init)
    }

    static let currentStatement: SQL = """
        SELECT \(sql: columns) FROM platform.quarantines q JOIN platform.pauses p ON p.id = q.pause_id
        WHERE p.ended_at IS NULL OR q.confirmed_at IS NULL ORDER BY q.began_at DESC LIMIT 1
        """

    /// The newest one, also when it is over.
    package static func last(on connection: Connection) async throws(DatabaseError) -> Quarantine? {
        let row = try await connection.first(
            """
            SELECT \(sql: columns) FROM platform.quarantines q JOIN platform.pauses p ON p.id = q.pause_id
            ORDER BY q.began_at DESC LIMIT 1
            """)
        guard let row else { return nil }
        return try Quarantine(row)
    }

    /// Who is held back.
    package struct Cut: Sendable, Equatable {
        /// Who was here before this moment.
        package let before: Timestamp
        /// A confirmation counts when it came after this moment.
        package let began: Timestamp
        package let quarantine: UUID
        package let since: Timestamp
        /// Nobody has answered for everybody yet.
        package let isHeld: Bool
    }

    /// - Returns: the newest cut; `nil` where there never was a quarantine.
    package static func cut(on connection: Connection) async throws(DatabaseError) -> Cut? {
        let row = try await connection.first(
            """
            SELECT cut, began_at, id, since, confirmed_at IS NULL AS is_held FROM platform.quarantines
            ORDER BY began_at DESC LIMIT 1
            """)
        guard let row else { return nil }
        return Cut(
            before: try row["cut"], began: try row["began_at"], quarantine: try row["id"], since: try row["since"],
            isHeld: try row["is_held"])
    }

    /// Begins one, in the caller's transaction, which holds the gate: pauses everything, makes everything that waits doubtful, and notes
    /// where the tables lie now.
    static func begin(
        _ cause: QuarantineCause, _ record: LifeRecord, generation: Int64, since: Timestamp, schemas: [String],
        noes: (until: Timestamp?, merged: Int), saying: String? = nil, by actor: String, on connection: Connection
    ) async throws(DatabaseError) -> Quarantine {
        let pause = try await Pauses.begin(
            code: code, reason: reason(cause, since: since, noesUntil: noes.until, saying: saying), by: actor,
            on: connection)
        let id = UUID()
        // A moment later than now was written under another clock. Whoever came with it was here before as well, and what was confirmed
        // with it was confirmed before this.
        let newest = try await Places.newestRow(schemas, on: connection)
        let row = try await connection.first(
            """
            WITH m AS (SELECT greatest(clock_timestamp(), \(newest)::timestamptz + interval '1 second') AS moment)
            INSERT INTO platform.quarantines (id, cause, pause_id, since, cut, noes_until, noes_merged, began_by, began_at)
            SELECT \(id), \(cause.rawValue), \(pause.id), \(since), m.moment, \(noes.until), \(Int32(noes.merged)),
                \(actor), m.moment FROM m RETURNING id
            """)
        guard row != nil else { throw DatabaseError(.server, "an insert gave no row") }
        try await RestoredActions.doubtAll(since: since, quarantine: id, on: connection)
        try await record.note(generation: generation, schemas, on: connection)
        guard let begun = try await last(on: connection) else { throw DatabaseError(.server, "an insert gave no row") }
        return begun
    }

    /// The newest moment that the older life knows of; to be read before anything is merged into it. Processes may have written since it
    /// came back, in the moment before one of them looked: the last five seconds do not count.
    static func newestMoment(_ now: Timestamp, on connection: Connection) async throws(DatabaseError) -> Timestamp {
        let limit = now.adding(.seconds(-5))
        let moments = [
            try await RestoredActions.newestMoment(before: limit, on: connection),
            try await Origin.newestEvent(before: limit, on: connection),
        ]
        return moments.compactMap { $0 }.max() ?? limit
    }

    private static func reason(_ cause: QuarantineCause, since: Timestamp, noesUntil: Timestamp?, saying: String?)
        -> String
    {
        let lost =
            "whoever said no later is not on the list, and no network can be asked for what people wrote to you: read the replies"
        let noes =
            noesUntil.map {
                "Noes until \($0.iso8601) were read from the file beside the database; \(lost) since then."
            }
            ?? "There was no file of noes: \(lost) since then before you go on."
        return
            "\(saying.map { $0 + ($0.last?.isPunctuation == true ? " " : ". ") } ?? "")\(cause.sentence); what was done after \(since.iso8601) is not in it. \(noes) "
            + "Nothing is sent until somebody has looked: outreach resume."
    }

    /// Lets sending go on: ends every pause of a quarantine, also one that a dump brought along.
    /// - Returns: whether one was open.
    package static func release(by actor: String, on connection: Connection) async throws(DatabaseError) -> Bool {
        try await Pauses.endAll(code: code, by: actor, on: connection)
    }

    /// Somebody answers for everybody who was here.
    package static func confirmAll(by actor: String, on connection: Connection) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.quarantines SET confirmed_at = greatest(clock_timestamp(), began_at), confirmed_by = \(actor)
            WHERE confirmed_at IS NULL
            """)
    }
}
