internal import Actions
internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import Listing
internal import Outbox
internal import Timekeeping

/// Stopping: an account, a network, or everything.
extension AccountsDesk {
    private static let pause = Shape.ruled(
        [
            .optional("platform", .platform, "This network; with neither this nor an account, everything."),
            .optional("account_id", .uuid, "This account."),
            .required("reason", .string(min: 1, max: 500), "Shown wherever something waits because of it."),
            .optional("until", .future, "It ends by itself then; without it, by hand only."),
        ],
        [
            .notTogether(
                ["platform", "account_id"], at: "account_id", "Name a network or an account, not both.")
        ])

    var pauseRoutes: [Route] {
        [
            Pauses.listing.route("/api/pauses", .read, "Pauses, newest first.", database: database),
            .post(
                "/api/pauses", .send, "Stop: when this answers, nothing it covers is started any more.",
                body: AccountsDesk.pause,
                answer: .created(AccountsShapes.begunPause, "Nothing it covers begins any more."), beginPause),
            .delete("/api/pauses/{id}", .configure, "End a pause.", answer: .nothing("It is over."), endPause),
        ]
    }

    private func beginPause(_ request: Request) async throws -> Response {
        let body = request.json ?? .null
        let platform = body["platform"]?.stringValue
        let account = body["account_id"]?.stringValue.flatMap(UUID.init(text:))
        let until = try request.future("until")
        try await check(platform, account)
        var (answer, pause) = try await database.transaction { connection in
            let pause = try await Pauses.begin(
                platform: platform, accountID: account, reason: body["reason"]?.stringValue ?? "", until: until,
                by: request.principal.name, on: connection)
            return (try await Pauses.shown(pause.id, on: connection), pause)
        }
        // Behind the commit: the gate is shut until then, and everybody waits at it.
        let underWay = try await database.withConnection { try await Pauses.underWay(pause, on: $0) }
        answer["under_way"] = .count(underWay)
        answer["effect"] = .string(
            "No intent starts from now on. "
                + (underWay == 0 ? "Nothing is under way." : "Tries already under way may still reach the network."))
        return Response.json(201, .object(answer))
    }

    /// A pause that covers nothing would stop nobody, and still look like one.
    private func check(_ platform: String?, _ account: UUID?) async throws {
        let accounts = try await database.withConnection { try await Accounts.list(on: $0) }
        if let platform, !accounts.contains(where: { $0.platform == platform }) {
            throw Problem.validation([
                FieldError("/platform", "choice", "No account is on a network of this name.")
            ])
        }
        if let account, !accounts.contains(where: { $0.id == account }) {
            throw Problem.validation([FieldError("/account_id", "choice", "There is no such account.")])
        }
    }

    private func endPause(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let ended = try await outbox.transaction {
            try await Pauses.end(id, by: request.principal.name, on: $0)
        }
        guard ended else { throw Problem.notFound("There is no open pause with this id.") }
        return .noContent
    }
}
