internal import Actions
internal import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import SocialContract
package import SocialThreads
internal import Timekeeping

/// What was sent, and a person's whole history (R0.70 to R0.72).
package struct MessagesAPI: Sendable {
    let context: MessagingContext

    package init(context: MessagingContext) { self.context = context }

    package var routes: [Route] {
        let status = QueryField.optional(
            "status", .choice(SocialMessageStatus.allCases.map(\.rawValue)),
            "SENT unless told; others by when they were made.")
        return [
            .get(
                "/api/social/messages", .read, "Sent messages, or those of another status, newest first.",
                query: MessagePage.query + [status], answer: .json(.page(MessageShapes.message), "A page."),
                list),
            .get(
                "/api/social/messages/{message_id}", .read, "One message with its attempts.",
                answer: .json(MessageShapes.triedMessage, "The message."),
                show),
            .get(
                "/api/social/profiles/{profile_id}/messages", .read, "A person's messages, newest first.",
                query: MessagePage.query.filter { $0.name != "social_profile_id" },
                answer: .json(MessageShapes.history, "A page."), history),
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        let page = try MessagePage(request.query)
        let status = request.query.first("status").flatMap(SocialMessageStatus.init(rawValue:)) ?? .sent
        let isSent = status == .sent
        let sql = page.sql(statuses: [status], by: isSent ? "m.sent_at" : "m.created_at")
        let cursor = isSent ? MessageJSON.sentAt : MessageJSON.createdAt
        let (json, next) = try await read(sql, limit: page.limit, cursor: cursor)
        return Response.json(200, json).linked(next: next, of: request)
    }

    /// A page, and why what waits has not gone yet.
    private func read(_ sql: SQL, limit: Int, cursor: Int) async throws -> (JSONValue, next: String?) {
        try await context.database.withConnection { connection in
            let rows = try await connection.query(sql)
            let held = try await HeldMessages.of(rows.prefix(limit).map(MessageJSON.subject), on: connection)
            return try MessageJSON.page(rows, limit: limit, cursor: cursor, held: held)
        }
    }

    private func show(_ request: Request) async throws -> Response { try await message(request.uuid("message_id")) }

    /// One message as it is now, with its attempts.
    func message(_ id: UUID) async throws -> Response {
        try await context.database.withConnection { connection in
            let row = try await connection.first(
                "SELECT \(sql: MessageJSON.columns) FROM social.social_messages m WHERE m.id = \(id)")
            guard let row else { throw Problem.notFound("There is no such message.") }
            let held = try await HeldMessages.of([try MessageJSON.subject(row)], on: connection)
            var message = try MessageJSON.value(row, held[id]).objectValue ?? [:]
            message["attempts"] = .array(try await attempts(id, on: connection))
            return Response.json(200, .object(message)).tagged(EntityTag(version: try row[MessageJSON.version]))
        }
    }

    /// Every try of any delivery, every question to the network, and every word about it, the oldest first (R1.18).
    private func attempts(_ id: UUID, on connection: Connection) async throws -> [JSONValue] {
        try await LedgerReading.attempts(product: SocialLedger.product, subject: id, on: connection).map(\.json)
    }

    private func history(_ request: Request) async throws -> Response {
        let profile = try request.uuid("profile_id")
        let page = try MessagePage(request.query)
        let sql = page.sql(statuses: SocialMessageStatus.allCases, by: "m.created_at", profile: profile)
        let (json, next) = try await read(sql, limit: page.limit, cursor: MessageJSON.createdAt)
        var history = json.objectValue ?? [:]
        history["failed_drafts"] = .array(try await failedDrafts(of: profile))
        return Response.json(200, .object(history)).linked(next: next, of: request)
    }

    /// Follow-ups that a timer asked for and that could not be drafted, since the last one that could; the newest first.
    private func failedDrafts(of profile: UUID) async throws -> [JSONValue] {
        let rows = try await context.database.query(
            """
            SELECT due_message_id, code, reason, attempts, created_at FROM social.social_draft_items d
            WHERE profile_id = \(profile) AND status = 'failed' AND due_message_id IS NOT NULL
              AND NOT EXISTS (SELECT FROM social.social_messages m WHERE m.social_profile_id = d.profile_id
                              AND m.message_type = 'followup' AND m.created_at > d.created_at)
            ORDER BY created_at DESC, id LIMIT 20
            """)
        return try rows.map { row throws(DatabaseError) in
            [
                "message_type": .string(MessageType.followup.rawValue),
                "due_message_id": .string((try row[0] as UUID).lowercase), "code": JSONValue(try row[1] as String?),
                "reason": JSONValue(try row[2] as String?), "attempts": .int(Int64(try row[3] as Int32)),
                "created_at": .string((try row[4] as Timestamp).iso8601),
            ]
        }
    }
}

extension LedgerAttempt {
    fileprivate var json: JSONValue {
        [
            "account_id": .string(accountID.lowercase),
            "delivery": .string(delivery == "hands" ? Account.Delivery.assisted.rawValue : delivery),
            "outcome": JSONValue(word), "code": JSONValue(code), "reason": JSONValue(reason),
            "actor": .string(actor ?? "ledger"), "began_at": .string(intentAt.iso8601),
            "at": .string((endedAt ?? callingAt ?? intentAt).iso8601),
        ]
    }

    /// In the words of messages; `nil` while it is under way.
    private var word: String? {
        switch (kind, outcome) {
        case ("try", "succeeded"): "sent"
        case ("lookup", "absent"): "not_found"
        default: outcome
        }
    }
}
