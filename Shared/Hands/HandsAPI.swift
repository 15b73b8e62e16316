package import Actions
package import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Listing

/// Actions that wait for a person's hands: the system prepared text and link, a person sends and reports.
package struct HandsAPI<Product: HandsProduct>: Sendable {
    let product: Product
    let ledger: Ledger
    let queue: HandsList<Product>

    package init(_ product: Product, ledger: Ledger, database: Database) {
        (self.product, self.ledger) = (product, ledger)
        queue = HandsList(product, database: database)
    }

    private var form: HandsForm { product.form }

    package var routes: [Route] {
        [
            .get(
                "\(product.path)/assisted", .send,
                "What waits for your hands: first what was perhaps sent and not reported, then the rest, the oldest first.",
                query: [
                    .optional("platform", form.platforms),
                    .optional("others", .boolean, "Also what others have in hand, without its text."),
                    .optional("limit", .integer(1...Int64(Listing.mostOnPage))), Listing.cursor,
                ], answer: .json(.page(form.item), "A page."), list),
            .get(
                "\(product.path)/assisted/{id}", .send, "One of them, also when it is done.",
                answer: .json(form.item, "The \(form.noun).")
            ) { request in try await item(request) },
            act("claim", "Take it for ten minutes; others do not see it meanwhile.") { acts, id, _ in
                try await acts.claim(id)
            },
            act(
                "sent", "I have sent it.",
                .object([
                    .optional(
                        "sent_body", .string(min: 1, max: 20_000), "The text really used; the draft when absent."),
                    .optional(
                        "already_sent", .boolean,
                        "I sent it without a claim: it is recorded, flagged, and counted also above the limits."),
                ])
            ) { acts, id, body in
                try await acts.sent(
                    id, text: body?["sent_body"]?.stringValue, alreadySent: body?["already_sent"]?.boolValue ?? false)
            },
            act("skipped", "I will not send it.", .object([.optional("reason", .string(min: 1, max: 500))])) {
                acts, id, body in
                try await acts.skipped(id, reason: body?["reason"]?.stringValue ?? "skipped by hand")
            },
            act(
                "settle", "Say what became of what somebody took and did not report.",
                .object([
                    .required(
                        "outcome", .choice(HandSettling.Word.allCases.map(\.rawValue)),
                        "`sent`: it was sent. `not_sent`: it was not, and waits for hands again.")
                ])
            ) { acts, id, body in
                guard let word = body?["outcome"]?.stringValue.flatMap(HandSettling.Word.init(rawValue:)) else {
                    return
                }
                try await acts.settle(id, word)
            },
            act("undo", "Take a report back within 15 minutes.") { acts, id, _ in try await acts.undo(id) },
        ]
    }

    private func act(
        _ name: String, _ summary: String, _ body: Shape? = nil,
        _ perform: @escaping @Sendable (HandsActs<Product>, UUID, JSONValue?) async throws -> Void
    ) -> Route {
        .post(
            "\(product.path)/assisted/{id}/\(name)", .send, summary, body: body,
            answer: .json(form.item, "The \(form.noun) as it is now.").refusing(
                form.refusals + ["limit-reached", "paused", "restored"])
        ) { request in
            try await perform(
                HandsActs(product, ledger: ledger, by: request.principal), try request.uuid("id"), request.json)
            return try await item(request)
        }
    }

    private func item(_ request: Request) async throws -> Response {
        .json(200, try await queue.item(try request.uuid("id"), for: request.principal.id))
    }

    private func list(_ request: Request) async throws -> Response {
        let page = try await queue.page(
            for: request.principal.id, withOthers: request.query.first("others") == "true",
            platform: request.query.first("platform"), after: request.query.first("cursor"),
            limit: request.query.first("limit").flatMap { Int($0) } ?? 50)
        return Response.json(200, ["items": .array(page.items), "next_cursor": JSONValue(page.next)]).linked(
            next: page.next, of: request)
    }
}
