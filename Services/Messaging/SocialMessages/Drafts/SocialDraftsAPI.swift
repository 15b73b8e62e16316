internal import Actions
internal import Approval
internal import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Listing
internal import Outbox
internal import SocialContract
package import SocialThreads
internal import SocialWriting
internal import Texts

/// Drafts: read, edit, approve, delete (R0.66 to R0.69). Only DRAFT and APPROVED are drafts; anything further is 409 (C3).
package struct SocialDraftsAPI: Sendable {
    let context: SocialMessagingContext

    package init(context: SocialMessagingContext) { self.context = context }

    package var routes: [Route] {
        [
            SocialMessageLists.drafts.route(
                "/api/social/drafts", .read, "Drafts, newest first.", database: context.database),
            .get(
                "/api/social/drafts/{draft_id}", .read, "One draft, with the hash to approve it by.",
                answer: .json(SocialMessageShapes.draft, "The draft.").refusing("not-a-draft"), show),
            .patch(
                "/api/social/drafts/{draft_id}", .draft, "Edit or approve a draft.",
                body: .change(
                    [
                        .optional(
                            "draft_body", .string(min: 1, max: 20_000), "Kept byte for byte; it ends an approval."),
                        .optional("status", .choice(["DRAFT", "APPROVED"])),
                        .optional(
                            "approval_hash", .string(min: 64, max: 64),
                            "With `APPROVED` and no new text: the hash of what was read; 409 when it is something else by now."
                        ),
                    ], SocialDraftsAPI.rules), options: RouteOptions(isVersioned: true),
                answer: .json(SocialMessageShapes.draft, "The draft as it is now.").refusing(
                    "approval-void", "not-a-draft", "suppressed"), edit),
            .delete(
                "/api/social/drafts/{draft_id}", .draft, "Delete a draft.", options: RouteOptions(isVersioned: true),
                answer: .nothing("It is gone.").refusing("not-a-draft"), delete),
        ]
    }

    private func show(_ request: Request) async throws -> Response {
        let id = try request.uuid("draft_id")
        return try await context.database.withConnection { connection in
            let row = try await SocialMessageStore.row(id, on: connection)
            // Never 304: the hash also tells of the recipient and the account, the tag of the message only.
            return try await answer(row, on: connection).tagged(EntityTag(version: try judge(row).version))
        }
    }

    /// With the hash of what its reader sees: text, recipient and account.
    private func answer(_ row: Row?, on connection: Connection) async throws -> Response {
        guard let row else { throw Problem.notFound("There is no such draft.") }
        let draft = try SocialMessage(row)
        let seen = try await approval(of: draft.draftBody ?? "", draft, on: connection)
        let more = JSONObject(Hold.members(nil) + [("approval_hash", JSONValue(seen?.hash))])
        return .json(200, try SocialMessage.record.object(row, and: more))
    }

    /// - Returns: `nil` when the person is no longer there.
    private func approval(
        of text: String, _ draft: SocialMessage, on connection: Connection
    ) async throws -> Approval? {
        let people = try await SocialRecipientStore.find([draft.profileID], on: connection)
        guard let person = people[draft.profileID] else { return nil }
        let account = try await SendingAccounts(on: connection).sender(draft.accountID, draft.platform)
        return SocialApproval.of(text, to: person, by: account?.id)
    }

    /// - Throws: 404, or 409 when it is a draft no longer.
    private func judge(_ row: Row?) throws -> SocialMessage {
        guard let message = try row.map(SocialMessage.init) else { throw Problem.notFound("There is no such draft.") }
        guard message.isDraft else {
            let status = message.status.rawValue
            throw Problem.conflict(
                "not-a-draft", "This message is \(status) and is a draft no longer.",
                extra: [("message_status", .string(status))])
        }
        return message
    }

    private static let approving = "goes with status APPROVED and without draft_body"
    private static let rules: [Shape.Rule] = [
        .notTogether(["approval_hash", "draft_body"], at: "approval_hash", approving),
        .none(of: ["approval_hash"], where: "status", is: ["DRAFT"], at: "approval_hash", approving),
        .needs("approval_hash", anyOf: ["status"], "A hash approves: say the status APPROVED with it."),
    ]

    private func edit(_ request: Request) async throws -> Response {
        let id = try request.uuid("draft_id")
        let text = request.json?["draft_body"]?.stringValue
        let status = request.json?["status"]?.stringValue.flatMap(SocialMessageStatus.init)
        return try await context.database.transaction { connection in
            let known = try judge(try await SocialMessageStore.row(id, locked: true, on: connection))
            try request.requireMatch(EntityTag(version: known.version))
            if let text { try requireFit(text, platform: known.platform) }
            // A text that somebody changed has not been read by whoever approved the one before.
            let edit =
                status == .approved
                ? try await approved(text, known, by: request, on: connection)
                : SocialMessageStore.Edit(text: text, status: .draft, approval: nil, approvedBy: nil)
            let row = try await SocialMessageStore.edit(id, edit, on: connection)
            return try await answer(row, on: connection).tagged(EntityTag(version: known.version + 1))
        }
    }

    /// - Throws: 409 when the caller read something else.
    private func approved(
        _ text: String?, _ draft: SocialMessage, by request: Request, on connection: Connection
    ) async throws -> SocialMessageStore.Edit {
        try await refuseSuppressed(draft.profileID, on: connection)
        let approval = try await approval(of: text ?? draft.draftBody ?? "", draft, on: connection)
        if let seen = request.json?["approval_hash"]?.stringValue, seen != approval?.hash {
            throw Problem.conflict(
                "approval-void", "Text, recipient or account are others than you have read; read it again.",
                extra: [("approval_hash", JSONValue(approval?.hash))])
        }
        return SocialMessageStore.Edit(
            text: text, status: .approved, approval: approval, approvedBy: request.principal.name)
    }

    /// - Throws: 400 when the person's network does not take such a text.
    private func requireFit(_ body: String, platform: String) throws(Problem) {
        guard let style = context.style(platform) else { return }
        do {
            try style.fit.admit(body)
        } catch {
            throw .validation([FieldError("/draft_body", "length", error.reason)])
        }
    }

    /// Nobody approves a text to a person who said no.
    private func refuseSuppressed(_ person: UUID, on connection: Connection) async throws {
        let people = try await SocialRecipientStore.find([person], on: connection)
        guard try await context.suppressions.suppressed(among: Array(people.values), on: connection).isEmpty else {
            throw Problem.conflict("suppressed", "This person is on the suppression list and is not written to.")
        }
    }

    private func delete(_ request: Request) async throws -> Response {
        let id = try request.uuid("draft_id")
        try await context.outbox.transaction { connection in
            guard let owner = try await SocialMessageStore.owner(of: id, on: connection) else {
                throw Problem.notFound("There is no such draft.")
            }
            _ = try await SocialRecipientStore.lock([owner], on: connection)
            let draft = try judge(try await SocialMessageStore.row(id, locked: true, on: connection))
            try request.requireMatch(EntityTag(version: draft.version))
            try await SocialMessageStore.delete(id, on: connection)
            let change = SocialThreadChange(
                event: SocialEvent.messageDropped, messageID: id, messageType: draft.type, profileID: owner,
                trace: request.trace)
            try await SocialThreadChanges.announce([change], through: context.outbox, on: connection)
        }
        return .noContent
    }
}
