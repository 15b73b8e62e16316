internal import Actions
internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON

/// The ledger itself: who got what, by which account, and why has this one not gone yet?
extension AccountsDesk {
    var actionRoutes: [Route] {
        [
            .get(
                "/api/actions", .read, "Everything done or to be done on networks, newest first; no texts.",
                query: [
                    .optional("status", .choice(ActionStatus.allCases.map(\.rawValue))),
                    .optional("platform", .string(min: 1, max: 32)), .optional("account_id", .uuid),
                    .optional("product", .string(min: 1, max: 32)),
                ] + AccountsDesk.paging, listActions),
            .get("/api/actions/{id}", .read, "One action with everything that was tried.", showAction),
        ]
    }

    private func listActions(_ request: Request) async throws -> Response {
        let query = request.query
        let filter = LedgerReading.Filter(
            status: query.first("status").flatMap(ActionStatus.init(rawValue:)), platform: query.first("platform"),
            accountID: query.first("account_id").flatMap(UUID.init(text:)), product: query.first("product"))
        let after = try query.cursor.map { ($0.at, $0.id) }
        let entries = try await database.withConnection {
            try await LedgerReading.page(filter, limit: AccountsDesk.pageSize(request) + 1, after: after, on: $0)
        }
        return AccountsDesk.page(entries, request, cursor: { PageCursor(at: $0.createdAt, id: $0.id) }, item: \.json)
    }

    private func showAction(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let found = try await database.withConnection { try await LedgerReading.entry(id, on: $0) }
        guard let found, var answer = found.entry.json.objectValue else {
            throw Problem.notFound("There is no such action.")
        }
        answer["attempts"] = .array(found.attempts.map(\.json))
        return .json(200, .object(answer))
    }
}

extension LedgerEntry {
    fileprivate var json: JSONValue {
        [
            "id": .id(id), "product": .string(product), "subject_id": .id(subjectID), "account_id": .id(accountID),
            "account": .string(handle), "platform": .string(platform), "operation": .string(operation),
            "delivery": .string(delivery), "send_guarantee": .string(guarantee), "status": .string(status.rawValue),
            "attempt_count": .count(attempts), "failure_count": .count(failures), "code": JSONValue(code),
            "reason": JSONValue(reason), "external_id": JSONValue(externalID),
            "held_by": JSONValue(waiting?.heldBy.rawValue), "held_until": .moment(waiting?.until),
            "held_reason": JSONValue(waiting?.reason), "claimed_by": JSONValue(claim?.hand.name),
            "claimed_until": .moment(claim?.until), "created_by": .string(createdBy),
            "created_at": .moment(createdAt), "first_call_at": .moment(firstCallAt),
            "finished_at": .moment(finishedAt),
        ]
    }
}

extension LedgerAttempt {
    fileprivate var json: JSONValue {
        [
            "number": .count(number), "kind": .string(kind), "intent_at": .moment(intentAt),
            "calling_at": .moment(callingAt), "ended_at": .moment(endedAt), "outcome": JSONValue(outcome),
            "code": JSONValue(code), "reason": JSONValue(reason), "delivery": .string(delivery),
            "actor": JSONValue(actor),
        ]
    }
}
