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
struct SocialReplyReception: Sendable {
    let context: SocialMessagingContext
    let platform: String

    /// Replies that are kept for somebody we do not know. What comes beyond is counted, and a no among it is on the list already.
    static let mostWaiting: Int64 = 100

    private var matching: SocialReplyMatching { SocialReplyMatching(context: context) }

    // MARK: Written

    /// - Returns: whether others have something to hear; so everywhere here.
    func add(_ event: InboundEvent) async throws -> Bool {
        guard let externalID = event.externalID else { return false }
        let heard = Hearing.hear(event.text ?? "")
        return try await context.outbox.gather { connection in
            try await matching.waitForPeople(on: connection)
            if try await isTakenBack(externalID, on: connection) { return }
            let person = try await SocialRecipientStore.find(event.senderID, on: platform, connection)
            guard let id = try await store(event, externalID, heard, isKnown: person != nil, on: connection) else {
                return
            }
            if let person { try await answer(id, of: person.id, on: connection) }
        }.hasNews
    }

    private func answer(_ reply: UUID, of person: UUID, on connection: Connection) async throws {
        let queued = try await SocialFollowupRule.queued(to: person, on: connection)
        let taken = try await SocialWithdrawal(context: context).cancel(
            queued, reason: SocialRefusal.answered.sentence, on: connection)
        try await matching.belongs(reply, to: person, taken: taken, on: connection)
    }

    /// - Returns: `nil` when it is here already, or beyond what is kept.
    private func store(
        _ event: InboundEvent, _ externalID: String, _ heard: Heard, isKnown: Bool, on connection: Connection
    ) async throws -> UUID? {
        if !isKnown, try await isSurplus(event, externalID, heard, on: connection) { return nil }
        return try await SocialReplyStore.add(
            SocialReplyStore.New(
                platform: platform, externalID: externalID, sender: event.senderID, account: event.accountRef,
                body: event.text ?? "", form: event.form.rawValue,
                at: event.at.flatMap(Timestamp.init(networkMilliseconds:)),
                meaning: heard.stored, revision: Int64(event.revision ?? 0)), on: connection)
    }

    private func isSurplus(
        _ event: InboundEvent, _ externalID: String, _ heard: Heard, on connection: Connection
    ) async throws -> Bool {
        let waiting = try await SocialReplyStore.waiting(
            of: event.senderID, externalID, most: SocialReplyReception.mostWaiting, on: platform, connection)
        guard waiting.count >= SocialReplyReception.mostWaiting, !waiting.isHere else { return false }
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
            let found = try await SocialReplyStore.find(externalID, by: event.senderID, on: platform, connection)
            guard let known = found else { return try await isTakenBack(externalID, on: connection) }
            let revision = event.revision.map(Int64.init)
            guard known.deletedAt == nil, revision.map({ known.revision < $0 }) ?? true else { return true }
            try await SocialReplyStore.edit(
                known.id, event.text ?? "", heard.stored, revision: revision, on: connection)
            if heard.meaning != .other, let person = known.profileID {
                try await answer(known.id, of: person, on: connection)
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
            let isForgotten = try await SocialReplyStore.forget(
                externalID, by: event.senderID, on: platform, connection)
            guard !isForgotten else { return }
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
            try await SocialReplyStore.unmark(externalID, on: platform, in: context.database)
            return false
        }
        let isBad = SocialReplyReception.displeasure.contains(sign) || Phrases.hear(sign).meaning != .other
        var mark = event
        (mark.form, mark.text) = (.reaction, sign)
        return try await context.outbox.gather { [mark] connection in
            try await matching.waitForPeople(on: connection)
            let person = try await SocialRecipientStore.find(mark.senderID, on: platform, connection)
            let heard = Heard(isBad ? .doubtful : .other, words: isBad ? [sign] : [])
            if let id = try await store(mark, externalID, heard, isKnown: person != nil, on: connection), let person {
                try await SocialReplyStore.own(sign: id, person, on: connection)
            } else {
                try await SocialReplyStore.remark(externalID, sign, heard.stored, on: platform, connection)
            }
        }.hasNews
    }

    /// The names that Meta gives them.
    private static let displeasure: Set<String> = ["angry", "dislike", "😠", "😡", "🤬", "👎", "🖕"]
}

extension Heard {
    fileprivate var stored: SocialReplyStore.Meaning { .init(meaning.rawValue, words: words) }
}
