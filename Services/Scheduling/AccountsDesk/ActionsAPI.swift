internal import Actions
internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import Listing

/// The ledger itself: who got what, by which account, and why has this one not gone yet?
extension AccountsDesk {
    var actionRoutes: [Route] {
        [
            ActionRecord.listing.route(
                "/api/actions", .read, "Everything done or to be done on networks, newest first; no texts.",
                database: database),
            .get(
                "/api/actions/{id}", .read, "One action with everything that was tried.",
                answer: .json(AccountsShapes.triedAction, "The action."), showAction),
        ]
    }

    private func showAction(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let found = try await database.withConnection { try await LedgerReading.entry(id, on: $0) }
        guard let found else { throw Problem.notFound("There is no such action.") }
        var answer = found.entry
        answer["attempts"] = .array(found.attempts.map(\.json))
        return .json(200, .object(answer))
    }
}

extension LedgerAttempt {
    fileprivate var json: JSONValue {
        [
            "number": .count(number), "kind": .string(kind), "intent_at": JSONValue(intentAt),
            "calling_at": JSONValue(callingAt), "ended_at": JSONValue(endedAt), "outcome": JSONValue(outcome),
            "code": JSONValue(code), "reason": JSONValue(reason), "delivery": .string(delivery),
            "actor": JSONValue(actor),
        ]
    }
}
