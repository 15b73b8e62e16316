package import Database
package import FoundationEssentials
package import Timekeeping

/// Actions of an older life of the database: whatever waited in it may have been done since (Docs/ledger.md, "Older lives"). So each is
/// in doubt, and the ledger's own rules of doubt settle it: `lookup` asks, `key` repeats inside its window, the rest wait for a person.
package enum RestoredActions {
    /// `code` of what a quarantine has made doubtful.
    package static let code = "RESTORED"

    /// Every action that is not over, but for what is offered to hands: its product holds whom it reaches. The caller holds the gate shut.
    /// - Parameters:
    ///   - since: the newest moment that the older life knows of. A call that it does not know came after it, so a key is counted from here.
    ///   - callTime: how long repeating a key may take.
    package static func doubtAll(
        since: Timestamp, quarantine: UUID, callTime: Duration = .seconds(30), on connection: Connection
    ) async throws(DatabaseError) {
        try await connection.execute(
            """
            UPDATE platform.actions a SET \(sql: doubtful(since: since, quarantine)),
                needs_person = a.needs_person OR NOT (a.guarantee = 'lookup' OR a.guarantee = 'key' AND a.key_window_ms IS NOT NULL
                    AND coalesce(a.first_call_at, \(since)) + a.key_window_ms * interval '1 millisecond'
                        > clock_timestamp() + \(callTime.milliseconds)::bigint * interval '1 millisecond')
            WHERE a.status NOT IN ('succeeded', 'failed', 'cancelled', 'offered')
            """)
    }

    /// - Returns: what these actions are about, by action; ids that are no actions of the product are left out.
    package static func subjects(
        of actions: [UUID], product: String, on connection: Connection
    ) async throws(DatabaseError) -> [UUID: UUID] {
        let rows = try await connection.query(
            "SELECT id, subject_id FROM platform.actions WHERE id = ANY(\(actions)) AND product = \(product)")
        var subjects: [UUID: UUID] = [:]
        for row in rows { subjects[try row[0]] = try row[1] }
        return subjects
    }

    /// Actions that were put in line for somebody about whom the older life may not know everything, in the same transaction. Their key
    /// is new, so only asking helps, or a person.
    /// - Parameter asks: nobody needs to answer where the network can be asked; it is, before anything is sent.
    package static func doubt(
        product: String, subjects: [UUID], asks: Bool, since: Timestamp, quarantine: UUID, on connection: Connection
    ) async throws(DatabaseError) {
        guard !subjects.isEmpty else { return }
        try await connection.execute(
            """
            UPDATE platform.actions a SET \(sql: doubtful(since: since, quarantine)),
                needs_person = NOT (\(asks) AND a.guarantee = 'lookup')
            WHERE a.product = \(product) AND a.subject_id = ANY(\(subjects))
              AND a.status NOT IN ('succeeded', 'failed', 'cancelled') AND (a.guarantee = 'lookup' OR NOT \(asks))
            """)
    }

    /// Somebody says that these were not sent. A network that can be asked is asked all the same: a person may be wrong.
    /// - Returns: those of the subjects whose network is asked now.
    package static func ask(
        product: String, subjects: [UUID], on connection: Connection
    ) async throws(DatabaseError) -> Set<UUID> {
        let rows = try await connection.query(
            """
            UPDATE platform.actions SET needs_person = false, doubts = 0, not_before = clock_timestamp()
            WHERE product = \(product) AND subject_id = ANY(\(subjects)) AND restored IS NOT NULL
              AND status = 'unknown' AND needs_person AND guarantee = 'lookup' AND doubts = 0
            RETURNING subject_id
            """)
        return Set(try rows.map { row throws(DatabaseError) in try row[0] as UUID })
    }

    /// Why a person decides although the network says that it did not arrive. Another text in its place was another decision, of somebody
    /// who knew what this database has forgotten.
    static let wentOn =
        "It did not arrive in these words, but the conversation went on since: look whether it was sent otherwise, or answered."

    /// Whether a quarantine has made the action doubtful.
    static func contain(_ action: Action, on connection: Connection) async throws(DatabaseError) -> Bool {
        try await connection.first("SELECT 1 FROM platform.actions WHERE id = \(action.id) AND restored IS NOT NULL")
            != nil
    }

    /// Those that no quarantine has seen: put in line by whoever did not know of it.
    package static func unseen(among actions: [Action], on connection: Connection) async throws(DatabaseError) -> [UUID]
    {
        let rows = try await connection.query(
            "SELECT subject_id FROM platform.actions WHERE id = ANY(\(actions.map(\.id))) AND restored IS NULL ORDER BY id"
        )
        return try rows.map { row throws(DatabaseError) in try row[0] }
    }

    private static func doubtful(since: Timestamp, _ quarantine: UUID) -> SQL {
        """
        status = 'unknown', in_doubt = true, doubts = 0, code = \(code), restored = \(quarantine), is_told = false,
        reason = \(reason(since)), worker = NULL, lease_until = NULL, slot_at = NULL, charged_at = NULL,
        held_by = NULL, reckoned_at = NULL,
        first_call_at = coalesce(a.first_call_at, \(since)), last_call_at = coalesce(a.last_call_at, \(since)),
        not_before = clock_timestamp() + CASE a.guarantee WHEN 'lookup' THEN a.settle_ms ELSE 0 END * interval '1 millisecond'
        """
    }

    private static func reason(_ since: Timestamp) -> String {
        "The database is as it was at \(since.iso8601); what was sent later is not in it, so this may have been sent."
    }

    /// What is still in doubt because of a quarantine, counted.
    package struct Counts: Sendable, Equatable {
        /// The network is being asked.
        package var asked = 0
        /// The network said that it did not arrive: it is sent when nothing is paused.
        package var absent = 0
        /// Its key is repeated when nothing is paused, and the network tells whether it knew it.
        package var repeated = 0
        /// A person has to say what became of it.
        package var forPeople = 0
    }

    package static func counts(on connection: Connection) async throws(DatabaseError) -> Counts {
        let row = try await connection.first(
            """
            SELECT count(*) FILTER (WHERE guarantee = 'lookup' AND NOT needs_person AND status <> 'queued') AS asked,
                count(*) FILTER (WHERE status = 'queued' AND NOT in_doubt) AS absent,
                count(*) FILTER (WHERE guarantee = 'key' AND NOT needs_person AND in_doubt) AS repeated,
                count(*) FILTER (WHERE needs_person AND status = 'unknown') AS for_people
            FROM platform.actions WHERE restored IS NOT NULL AND status IN ('queued', 'unknown', 'reconciling')
            """)
        guard let row else { return Counts() }
        func count(_ column: String) throws(DatabaseError) -> Int { Int(try row[column] as Int64) }
        return Counts(
            asked: try count("asked"), absent: try count("absent"), repeated: try count("repeated"),
            forPeople: try count("for_people"))
    }

    /// A query of the subjects of a product that wait for a person's word because of a quarantine.
    package static func waiting(product: String) -> SQL {
        """
        SELECT subject_id FROM platform.actions
        WHERE product = \(product) AND restored IS NOT NULL AND status = 'unknown' AND needs_person
        """
    }

    /// The newest moment before `moment` that the ledger and the processes beside it have written down.
    package static func newestMoment(
        before moment: Timestamp, on connection: Connection
    ) async throws(DatabaseError) -> Timestamp? {
        try await connection.first(
            """
            SELECT greatest((SELECT max(heartbeat_at) FROM platform.instances WHERE heartbeat_at < \(moment)),
                (SELECT max(created_at) FROM platform.actions WHERE created_at < \(moment)),
                (SELECT max(last_call_at) FROM platform.actions
                 WHERE last_call_at < \(moment) AND created_at > \(moment)::timestamptz - interval '60 days'),
                (SELECT max(created_at) FROM platform.suppressions WHERE created_at < \(moment)))
            """)?[0]
    }

    /// What no product has been told yet; locked.
    struct Untold {
        let action: Action
        let needsPerson: Bool
        let reason: String?
    }

    static func lockUntold(
        of products: [String], where condition: SQL, most: Int, on connection: Connection
    ) async throws(DatabaseError) -> [Untold] {
        let rows = try await connection.query(
            """
            SELECT \(sql: Action.columns), a.needs_person, a.reason FROM platform.actions a
            WHERE NOT a.is_told AND a.product = ANY(\(products)) AND \(sql: condition)
            ORDER BY a.created_at, a.id LIMIT \(Int64(most)) FOR UPDATE SKIP LOCKED
            """)
        return try rows.map { row throws(DatabaseError) in
            Untold(action: try Action(row), needsPerson: try row["needs_person"], reason: try row["reason"])
        }
    }

    static func noteTold(_ actions: [UUID], on connection: Connection) async throws(DatabaseError) {
        try await connection.execute("UPDATE platform.actions SET is_told = true WHERE id = ANY(\(actions))")
    }
}
