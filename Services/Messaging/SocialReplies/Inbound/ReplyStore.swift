internal import Actions
internal import AdapterWire
internal import Database
internal import FoundationEssentials
internal import Outbox
internal import Phrases
internal import SocialContract
internal import SocialThreads
internal import Telemetry
internal import Timekeeping

/// The replies of one network: what people wrote, changed, took back and marked.
struct ReplyStore: Sendable {
    let context: MessagingContext
    let platform: String

    /// Replies that are kept for somebody we do not know. What comes beyond is counted, and a no among it is on the list already.
    static let mostWaiting: Int64 = 100

    private var matching: ReplyMatching { ReplyMatching(context: context) }

    // MARK: Written

    /// - Returns: whether others have something to hear; so everywhere here.
    func add(_ event: InboundEvent) async throws -> Bool {
        guard let externalID = event.externalID else { return false }
        let heard = Hearing.hear(event.text ?? "")
        return try await context.outbox.gather { connection in
            try await matching.waitForPeople(on: connection)
            if try await isTakenBack(externalID, on: connection) { return }
            let person = try await SocialRecipient.find(event.senderID, on: platform, connection)
            guard let id = try await store(event, externalID, heard, isKnown: person != nil, on: connection) else {
                return
            }
            if let person { try await answer(id, of: person.id, on: connection) }
        }.hasNews
    }

    private func answer(_ reply: UUID, of person: UUID, on connection: Connection) async throws {
        let queued = try await matching.queuedFollowups(of: person, on: connection)
        let taken = try await Withdrawal(context: context).cancel(
            queued, reason: SocialRefusal.answered.sentence, on: connection)
        try await matching.belongs(reply, to: person, taken: taken, on: connection)
    }

    /// - Returns: `nil` when it is here already, or beyond what is kept.
    private func store(
        _ event: InboundEvent, _ externalID: String, _ heard: Heard, isKnown: Bool, on connection: Connection
    ) async throws -> UUID? {
        if !isKnown, try await isSurplus(event, externalID, heard, on: connection) { return nil }
        let id = UUID()
        let stored = try await connection.execute(
            """
            INSERT INTO social.social_replies (id, platform, account_ref, external_id, platform_user_id, body, received_at,
                is_objection, form, meaning, meaning_words, revision, is_heard)
            VALUES (\(id), \(platform), \(event.accountRef), \(externalID), \(event.senderID), \(event.text ?? ""),
                    least(coalesce(\(InboundEvents.moment(event.at)), clock_timestamp()), clock_timestamp()),
                    \(heard.meaning == .no), \(event.form.rawValue), \(heard.meaning.rawValue), \(heard.words),
                    \(Int64(event.revision ?? 0)), true)
            ON CONFLICT (platform, external_id) DO NOTHING
            """)
        return stored > 0 ? id : nil
    }

    private func isSurplus(
        _ event: InboundEvent, _ externalID: String, _ heard: Heard, on connection: Connection
    ) async throws -> Bool {
        let row = try await connection.first(
            """
            SELECT (SELECT count(*) FROM (SELECT 1 FROM social.social_replies
                                          WHERE platform = \(platform) AND platform_user_id = \(event.senderID)
                                            AND profile_id IS NULL LIMIT \(ReplyStore.mostWaiting)) w),
                   EXISTS (SELECT FROM social.social_replies WHERE platform = \(platform) AND external_id = \(externalID))
            """)
        guard let row, try row[0] as Int64 >= ReplyStore.mostWaiting, try !(row[1] as Bool) else { return false }
        try await connection.execute(
            """
            INSERT INTO social.social_surplus_replies AS s (platform, platform_user_id, replies, noes)
            VALUES (\(platform), \(event.senderID), 1, \(heard.meaning == .no ? 1 : 0)::bigint)
            ON CONFLICT (platform, platform_user_id) DO UPDATE SET replies = s.replies + 1, noes = s.noes + excluded.noes,
                last_at = clock_timestamp()
            """)
        Metrics.shared.counter(
            "outreach_surplus_replies_total",
            help: "Replies of people who are not known, beyond what is kept for one; their texts are not kept.",
            labels: ["platform": platform, "product": "social"]
        ).add()
        return true
    }

    // MARK: Changed

    /// What a reply says now counts; a no that was said before stays one.
    func edit(_ event: InboundEvent) async throws -> Bool {
        guard let externalID = event.externalID else { return false }
        let heard = Hearing.hear(event.text ?? "")
        let (isHere, hasNews) = try await context.outbox.gather { connection -> Bool in
            try await matching.waitForPeople(on: connection)
            let known = try await connection.first(
                """
                SELECT id, profile_id, deleted_at IS NULL AND revision < coalesce(\(event.revision.map(Int64.init)), revision + 1)
                FROM social.social_replies
                WHERE platform = \(platform) AND external_id = \(externalID)
                  AND platform_user_id = \(event.senderID)
                """)
            guard let known else { return try await isTakenBack(externalID, on: connection) }
            guard try known[2] else { return true }
            let id: UUID = try known[0]
            try await connection.execute(
                """
                UPDATE social.social_replies SET body = \(event.text ?? ""), edited_at = clock_timestamp(),
                    revision = coalesce(\(event.revision.map(Int64.init)), revision + 1), is_heard = true, is_objection = is_objection OR \(heard.meaning == .no),
                    meaning = CASE WHEN meaning = 'no' THEN 'no' ELSE \(heard.meaning.rawValue) END,
                    meaning_words = \(heard.words),
                    decided_by = CASE WHEN \(heard.meaning == .doubtful) THEN NULL ELSE decided_by END,
                    decided_at = CASE WHEN \(heard.meaning == .doubtful) THEN NULL ELSE decided_at END
                WHERE id = \(id)
                """)
            if heard.meaning != .other, let person = try known[1] as UUID? {
                try await answer(id, of: person, on: connection)
            }
            return true
        }
        // The change came first, or what was changed is older than this installation.
        return isHere ? hasNews : try await add(event)
    }

    // MARK: Taken back

    /// The text goes, also from what decided; that there was an answer stays, and so does a no.
    func forget(_ event: InboundEvent) async throws {
        guard let externalID = event.externalID else { return }
        try await context.database.transaction { connection in
            let forgotten = try await connection.execute(
                """
                UPDATE social.social_replies SET body = '', meaning_words = '{}', deleted_at = coalesce(deleted_at, clock_timestamp())
                WHERE platform = \(platform) AND external_id = \(externalID) AND platform_user_id = \(event.senderID)
                """)
            guard forgotten == 0 else { return }
            try await connection.execute(
                """
                INSERT INTO social.social_removed_replies (platform, external_id) VALUES (\(platform), \(externalID))
                ON CONFLICT DO NOTHING
                """)
        }
    }

    private func isTakenBack(_ externalID: String, on connection: Connection) async throws(DatabaseError) -> Bool {
        try await connection.first(
            """
            SELECT EXISTS (SELECT FROM social.social_removed_replies
                           WHERE platform = \(platform) AND external_id = \(externalID))
            """)?[0] ?? false
    }

    // MARK: Marked

    /// A sign on one of our messages is no text: it ends nothing and opens nothing. One of displeasure is a doubt.
    func mark(_ event: InboundEvent) async throws -> Bool {
        guard let message = event.externalID else { return false }
        let externalID = "reaction:\(event.senderID):\(message)"
        guard let sign = event.text, !sign.isEmpty else {
            try await context.database.execute(
                """
                DELETE FROM social.social_replies WHERE platform = \(platform) AND external_id = \(externalID)
                  AND form = 'reaction' AND decided_at IS NULL
                """)
            return false
        }
        let isBad = ReplyStore.displeasure.contains(sign) || Phrases.hear(sign).meaning != .other
        var mark = event
        (mark.form, mark.text) = (.reaction, sign)
        return try await context.outbox.gather { [mark] connection in
            try await matching.waitForPeople(on: connection)
            let person = try await SocialRecipient.find(mark.senderID, on: platform, connection)
            let heard = Heard(isBad ? .doubtful : .other, words: isBad ? [sign] : [])
            if let id = try await store(mark, externalID, heard, isKnown: person != nil, on: connection), let person {
                try await connection.execute(
                    """
                    UPDATE social.social_replies SET profile_id = \(person.id), thread_id = \(person.threadID),
                        matched_at = clock_timestamp() WHERE id = \(id)
                    """)
            } else {
                // Another sign in the place of the first.
                try await connection.execute(
                    """
                    UPDATE social.social_replies SET body = \(sign), meaning = \(heard.meaning.rawValue), meaning_words = \(heard.words),
                        decided_by = NULL, decided_at = NULL
                    WHERE platform = \(platform) AND external_id = \(externalID) AND body <> \(sign)
                    """)
            }
        }.hasNews
    }

    /// The names that Meta gives them.
    private static let displeasure: Set<String> = ["angry", "dislike", "😠", "😡", "🤬", "👎", "🖕"]
}
