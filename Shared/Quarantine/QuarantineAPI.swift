internal import Actions
package import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Listing

/// A quarantine over HTTP: what it holds, a person's answers in bulk, and its end.
package struct QuarantineAPI: Sendable {
    let database: Database
    let watch: QuarantineWatch
    let products: [any RestoredProduct]
    /// One call answers for what it comes to in this time, and says where to go on: far less than any call may last.
    let patience: Duration
    /// Something may be sent now.
    let changed: @Sendable () -> Void

    package init(
        database: Database, watch: QuarantineWatch, products: [any RestoredProduct],
        patience: Duration = .seconds(15), changed: @escaping @Sendable () -> Void = {}
    ) {
        (self.database, self.watch, self.products, self.changed) = (database, watch, products, changed)
        self.patience = patience
    }

    private static let groups = RestoredGroup.allCases.map(\.rawValue)

    package var routes: [Route] {
        [
            .get(
                "/api/quarantine", .read,
                "Whether an older state of the database was put back, and what waits because of it.",
                answer: .json(QuarantineAPI.shape, "What it is, and what is held, by group."), show),
            RestoredList.listing.route(
                "/api/quarantine/held", .read, "What waits for a person's answer, the oldest first.", held),
            .post(
                "/api/quarantine", .configure,
                "Quarantine by hand: an older state was put back that nothing can notice.",
                body: .object([
                    .required("reason", .string(min: 1, max: 500), "Shown wherever something waits because of it.")
                ]), answer: .created(QuarantineAPI.shape, "As it stands now."), begin),
            .post(
                "/api/quarantine/confirm", .configure, "Answer for what waits, many at once.",
                body: .ruled(
                    [
                        .required(
                            "group", .choice(QuarantineAPI.groups + ["all"]),
                            "`all` with `go_on` answers for everybody, and for everything that waits for a person."),
                        .required(
                            "outcome", .choice(RestoredWord.allCases.map(\.rawValue)),
                            "`sent`: it was sent. `go_on`: it was not, it goes on. `skip`: it was not, and will not be."
                        ),
                        .optional("ids", .array(.uuid, max: 1000), "Only these; everything of the group when absent."),
                        .optional("platform", .platform, "Only on this network."),
                        .optional(
                            "cursor", .cursor,
                            "`next_cursor` of the call before: goes on behind what that one came to."),
                    ], QuarantineAPI.words),
                answer: .json(QuarantineAPI.confirmed, "What this call came to."),
                confirm),
            .post(
                "/api/quarantine/release", .configure,
                "Sending goes on; what waits for a person's answer still waits.",
                answer: .json(QuarantineAPI.shape, "As it stands now.").refusing("not-quarantined"), release),
        ]
    }

    /// What can be said of whom.
    private static let words: [Shape.Rule] = {
        let ofAll = "of all together only go_on can be said, and of nobody in particular"
        let ofGroups = RestoredGroup.allCases.map { group in
            let known = RestoredWord.known(for: group).map(\.rawValue)
            return Shape.Rule.only(
                "outcome", known, where: "group", is: [group.rawValue],
                "of this group only this can be said: \(known.joined(separator: ", "))")
        }
        return ofGroups + [
            .only("outcome", [RestoredWord.goOn.rawValue], where: "group", is: ["all"], ofAll),
            .none(of: ["ids", "platform"], where: "group", is: ["all"], at: "outcome", ofAll),
        ]
    }()

    private static let shape = Shape.named(
        "QuarantineState",
        .object([
            .required("quarantined", .boolean, "Its pause is open: nothing is sent."),
            .required(
                "quarantine", .nullable(Quarantine.shape), "Null when there is none, or everybody was answered for."),
            .required(
                "held", .object(groups.map { .required($0, .count) }), "What waits for a person's answer, by group."),
            .required(
                "settling",
                .object([
                    .required("asked", .count, "The network is asked."),
                    .required("not_arrived", .count, "The network says that it did not arrive."),
                    .required("key_repeated", .count, "The same key is sent once more."),
                ]), "What nobody needs to answer for: the networks tell."),
        ]))
    private static let confirmed = Shape.object([
        .required("settled", .count, "So many were answered for."),
        .required(
            "failed", .list(.object([.required("id", .uuid), .required("reason", .text)])), "Those that were not."),
        .required(
            "next_cursor", .nullable(.cursor), "Where it did not come to the end: the same call with it goes on."),
    ])

    // MARK: Looking

    private func show(_ request: Request) async throws -> Response { .json(200, try await state()) }

    private func state() async throws -> JSONValue {
        try await database.withConnection { connection in
            let quarantine = try await Quarantines.current(on: connection)
            var held = JSONObject()
            for group in RestoredGroup.allCases { held[group.rawValue] = 0 }
            for product in products {
                for (group, count) in try await product.counts(on: connection) {
                    held[group.rawValue] = .int((held[group.rawValue]?.intValue ?? 0) + Int64(count))
                }
            }
            let doubts = try await RestoredActions.counts(on: connection)
            return [
                "quarantined": .bool(quarantine?.isOpen == true), "quarantine": quarantine?.json ?? .null,
                "held": .object(held),
                // What nobody needs to answer for: the networks tell.
                "settling": [
                    "asked": JSONValue(doubts.asked), "not_arrived": JSONValue(doubts.absent),
                    "key_repeated": JSONValue(doubts.repeated),
                ],
            ]
        }
    }

    private func held(_ request: Request) async throws -> Response {
        guard let group = RestoredGroup(rawValue: request.query.first("group") ?? "") else { throw Problem.notFound }
        let source = try await database.withConnection { try await RestoredList.source(group, products, on: $0) }
        return try await RestoredList.listing.from(source).answer(request, in: database)
    }

    // MARK: Answering

    private func begin(_ request: Request) async throws -> Response {
        let reason = request.json?["reason"]?.stringValue ?? ""
        _ = try await watch.quarantine(reason: reason, by: request.principal.name, on: database)
        return .json(201, try await state())
    }

    private func confirm(_ request: Request) async throws -> Response {
        let body = request.json ?? .null
        guard let word = RestoredWord(rawValue: body["outcome"]?.stringValue ?? "") else { throw Problem.notFound }
        let named = RestoredGroup(rawValue: body["group"]?.stringValue ?? "")
        let ids = body["ids"] == nil ? nil : request.uuids("ids")
        let platform = body["platform"]?.stringValue
        let answering = RestoredAnswer(
            database: database, products: products, groups: named.map { [$0] } ?? [.queued, .hands], word: word,
            platform: platform, ids: ids, patience: patience, request: request)
        let answered = try await answering.go(from: body["cursor"]?.stringValue)
        if named == nil, answered.next == nil {
            try await database.withConnection { try await Quarantines.confirmAll(by: request.principal.name, on: $0) }
        }
        changed()
        let reasons = answered.failed.map { id, reason -> JSONValue in
            ["id": .string(id.uuidString.lowercased()), "reason": .string(reason)]
        }
        return .json(
            200,
            [
                "settled": JSONValue(answered.settled), "failed": .array(reasons),
                "next_cursor": JSONValue(answered.next),
            ])
    }

    private func release(_ request: Request) async throws -> Response {
        try await database.transaction { connection in
            guard try await Quarantines.release(by: request.principal.name, on: connection) else {
                throw Problem.conflict("not-quarantined", "Nothing is quarantined.")
            }
        }
        changed()
        return .json(200, try await state())
    }
}
