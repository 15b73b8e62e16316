internal import Actions
internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import SocialContract
internal import Telemetry
internal import Timekeeping

/// The queue and what may be done to one of its messages. Every act locks the person, then the item, and looks again.
struct AssistedQueue: Sendable {
    let context: MessagingContext
    /// How long a claim hides the message from others, and how long a report can be taken back.
    static let claimMinutes: Int64 = 10
    static let undoMinutes: Int64 = 15

    static let columns: SQL = """
        a.id, a.created_at, a.message_id, coalesce(m.sent_body, m.draft_body), r.profile_url, m.platform, m.account_id, \
        r.profile_id, r.full_name, r.username, m.message_type, a.state, \
        CASE WHEN a.claimed_until > clock_timestamp() THEN a.claimed_by END, \
        CASE WHEN a.claimed_until > clock_timestamp() THEN a.claimed_until END, a.done_by, a.done_at, m.status, m.sent_at, \
        m.reason, m.is_flagged, m.thread_id
        """
    static let columnCount = 21
    static let tables: SQL = """
        social.social_assisted a JOIN social.social_messages m ON m.id = a.message_id
        JOIN social.social_recipients r ON r.profile_id = m.social_profile_id
        """

    /// - Returns: one row more than `limit` when there are more, what holds them, by message, and which people have said no meanwhile.
    func waiting(
        for caller: String, platform: String?, after: PageCursor?, limit: Int
    ) async throws -> (Rows, held: [UUID: Waiting], suppressed: Set<UUID>) {
        try await context.database.withConnection { connection in
            let rows = try await connection.query(
                AssistedQueue.statement(for: caller, platform: platform, after: after, limit: limit + 1))
            var held = try await HeldMessages.byHand(rows.map(AssistedQueue.subject), on: connection)
            let people = try rows.map { row throws(DatabaseError) in
                try Recipient(row, first: AssistedQueue.columnCount)
            }
            let restored = try await RestoredPeople.held(people.map(\.id), on: connection)
            for (row, person) in zip(rows, people) where restored.contains(person.id) {
                held[try row[2]] = Waiting(heldBy: .restored, until: nil, reason: Problem.restored.detail)
            }
            return (rows, held, try await context.suppressions.suppressed(among: people, on: connection))
        }
    }

    private static func statement(for caller: String, platform: String?, after: PageCursor?, limit: Int) -> SQL {
        """
        SELECT \(sql: AssistedQueue.columns), \(sql: Recipient.columns) FROM \(sql: AssistedQueue.tables)
        WHERE a.state = 'waiting'
          AND (a.claimed_until IS NULL OR a.claimed_until <= clock_timestamp() OR a.claimed_by = \(caller))
          AND (\(platform)::text IS NULL OR m.platform = \(platform))
          AND (\(after?.at)::timestamptz IS NULL OR (a.created_at, a.id) > (\(after?.at), \(after?.id)))
        ORDER BY a.created_at, a.id LIMIT \(Int64(limit))
        """
    }

    /// What decides whether something holds it.
    static func subject(_ row: Row) throws(DatabaseError) -> HeldMessages.Subject {
        HeldMessages.Subject(
            id: try row[2], platform: try row[5], status: try row[16], delivery: Account.Delivery.assisted.rawValue,
            accountID: try row[6])
    }

    func item(_ id: UUID) async throws -> JSONValue {
        try await context.database.withConnection { connection in
            let row = try await connection.first(
                "SELECT \(sql: AssistedQueue.columns) FROM \(sql: AssistedQueue.tables) WHERE a.id = \(id)")
            guard let row else { throw Problem.notFound("There is no such message in the queue.") }
            let subject = try AssistedQueue.subject(row)
            let isWaiting = subject.status == MessageStatus.queued.rawValue
            let held = try await HeldMessages.byHand(isWaiting ? [subject] : [], on: connection)
            return try AssistedQueue.json(row, held[subject.id])
        }
    }

    static func json(_ row: Row, _ held: Waiting?) throws -> JSONValue {
        func time(_ column: Int) throws -> JSONValue { JSONValue((try row[column] as Timestamp?)?.iso8601) }
        var item: JSONObject = [
            "id": .string((try row[0] as UUID).lowercase), "created_at": try time(1),
            "message_id": .string((try row[2] as UUID).lowercase), "text": JSONValue(try row[3] as String?),
            "profile_url": .string(try row[4]), "platform": .string(try row[5]),
            "account": JSONValue((try row[6] as UUID?)?.lowercase),
            "profile_id": .string((try row[7] as UUID).lowercase), "full_name": JSONValue(try row[8] as String?),
            "username": .string(try row[9]), "message_type": .string(try row[10]), "state": .string(try row[11]),
            "claimed_by": JSONValue(try row[12] as String?), "claimed_until": try time(13),
            "done_by": JSONValue(try row[14] as String?), "done_at": try time(15), "status": .string(try row[16]),
            "sent_at": try time(17), "reason": JSONValue(try row[18] as String?), "is_flagged": .bool(try row[19]),
            "thread_id": JSONValue((try row[20] as UUID?)?.lowercase),
        ]
        // Whoever has claimed it may go on.
        let isClaimed = try row[12] as String? != nil
        for (name, value) in HeldMessages.members(isClaimed ? nil : held) { item[name] = value }
        return .object(item)
    }

    /// An item under lock, as an act finds it.
    struct Locked {
        let id: UUID
        let messageID: UUID
        let messageType: MessageType
        let accountID: UUID?
        let person: Recipient
        let state: String
        /// Somebody else's claim that still runs.
        let claimedByOther: String?
        let claimedUntil: Timestamp?
        let doneBy: String?
        let doneAt: Timestamp?
        let isUndoable: Bool
        /// When a claim used the limits for it, and whose.
        let chargedAt: Timestamp?
        let chargedAccount: UUID?
        /// That was today.
        let isCharged: Bool
        /// A follow-up, and they wrote to us since it was drafted.
        let isAnswered: Bool
    }

    func lock(_ id: UUID, for caller: String, on connection: Connection) async throws -> Locked {
        let owner: UUID? = try await connection.first(
            """
            SELECT m.social_profile_id FROM social.social_assisted a
            JOIN social.social_messages m ON m.id = a.message_id WHERE a.id = \(id)
            """)?[0]
        guard let owner, let person = try await Recipient.lock([owner], on: connection)[owner] else {
            throw Problem.notFound("There is no such message in the queue.")
        }
        let row = try await connection.first(
            """
            SELECT a.message_id, m.message_type, m.account_id, a.state,
                CASE WHEN a.claimed_until > clock_timestamp() AND a.claimed_by <> \(caller) THEN a.claimed_by END,
                a.claimed_until, a.done_by, a.done_at,
                coalesce(a.done_at > clock_timestamp() - \(AssistedQueue.undoMinutes)::bigint * interval '1 minute', false),
                coalesce((a.charged_at AT TIME ZONE 'UTC')::date = (clock_timestamp() AT TIME ZONE 'UTC')::date, false),
                \(sql: ReplyMatching.isAnswered), a.charged_at, coalesce(a.charged_account, m.account_id)
            FROM social.social_assisted a JOIN social.social_messages m ON m.id = a.message_id
            WHERE a.id = \(id) FOR UPDATE OF a, m
            """)
        guard let row else { throw Problem.notFound("There is no such message in the queue.") }
        let type: String = try row[1]
        return Locked(
            id: id, messageID: try row[0], messageType: MessageType(rawValue: type) ?? .initial, accountID: try row[2],
            person: person, state: try row[3], claimedByOther: try row[4], claimedUntil: try row[5], doneBy: try row[6],
            doneAt: try row[7], isUndoable: try row[8], chargedAt: try row[11], chargedAccount: try row[12],
            isCharged: try row[9], isAnswered: try row[10])
    }
}

extension AssistedQueue.Locked {
    /// - Throws: 409 with the reason when it is done already.
    func requireWaiting() throws(Problem) {
        if state != "waiting" {
            throw .conflict(
                "already-\(state)",
                "This message was already marked as \(state)\(doneAt.map { " at \($0.iso8601)" } ?? "").",
                extra: [
                    ("state", .string(state)), ("done_by", JSONValue(doneBy)), ("done_at", JSONValue(doneAt?.iso8601)),
                ])
        }
    }

    /// - Throws: 409 with the reason when it is done already, or in somebody else's hands.
    func requireOpen() throws(Problem) {
        try requireWaiting()
        if claimedByOther != nil {
            throw .conflict(
                "claimed", "Somebody else is at this message until \(claimedUntil?.iso8601 ?? "later").",
                extra: [("claimed_until", JSONValue(claimedUntil?.iso8601))])
        }
    }

    func change(_ event: String, _ trace: TraceContext) -> ThreadChange {
        ThreadChange(
            event: event, messageID: messageID, messageType: messageType, profileID: person.id, accountID: accountID,
            trace: trace)
    }
}
