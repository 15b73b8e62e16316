internal import Actions
internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import Outbox

/// Rules and their use: how fast and how much may be sent.
extension AccountsDesk {
    private static let rule = Shape.object([
        .optional(
            "per_minute", .nullable(.integer(1...600)), "At most so many in any 60 seconds; null: no such limit."),
        .optional(
            "spacing_ms", .nullable(.integer(0...86_400_000)), "Milliseconds from one to the next; null: none."),
        .optional("per_day", .nullable(.integer(0...1_000_000)), "In a calendar day, UTC; null: no such limit."),
        .optional("per_week", .nullable(.integer(0...1_000_000)), "In a week from Monday, UTC; null: no such limit."),
    ])

    var limitRoutes: [Route] {
        [
            .get(
                "/api/limits", .read, "All limits with their use and the next free moment.",
                query: [.optional("platform", .string(min: 1, max: 32)), .optional("account_id", .uuid)], listLimits),
            .get("/api/limits/{id}", .read, "One limit.", showLimit),
            .patch(
                "/api/limits/{id}", .configure, "Change a rule; what it held is looked at again.",
                body: AccountsDesk.rule, response: "The limit.", changeLimit),
        ]
    }

    private func listLimits(_ request: Request) async throws -> Response {
        let (platform, account) = (request.query.first("platform"), request.query.first("account_id"))
        let settings = try await database.withConnection {
            try await LimitSettings.list(
                platform: platform, accountID: account.flatMap(UUID.init(text:)), on: $0)
        }
        return AccountsDesk.whole(settings.map(\.json))
    }

    private func showLimit(_ request: Request) async throws -> Response {
        let setting = try await find(try request.uuid("id"))
        return Response.json(200, setting.json).tagged(EntityTag(version: setting.version))
    }

    private func find(_ id: UUID) async throws -> LimitSetting {
        let setting = try await database.withConnection { try await LimitSettings.find(id, on: $0) }
        guard let setting else { throw Problem.noSuchLimit }
        return setting
    }

    private func changeLimit(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let body = request.json ?? .null
        guard body.objectValue?.fields.isEmpty == false else { throw Problem.nothingToChange }
        let changed = try await outbox.transaction { connection in
            let found = try await LimitSettings.find(id, locked: true, on: connection)
            guard let setting = found else { throw Problem.noSuchLimit }
            try request.requireMatch(EntityTag(version: setting.version))
            try await LimitSettings.change(
                setting, to: AccountsDesk.rule(setting.limit.rule, changed: body), on: connection)
            return setting
        }
        // The rule has changed, whatever becomes of this second look: the first met nearly every queue.
        _ = try? await database.withConnection { try await LimitSettings.wake(changed, on: $0) }
        outbox.ring()
        return try await showLimit(request)
    }

    /// `null` takes a limit away; what is not named stays.
    private static func rule(_ rule: Limit.Rule, changed body: JSONValue) -> Limit.Rule {
        var rule = rule
        func number(_ name: String, _ old: Int?) -> Int? {
            body[name].map { $0.intValue.map { Int($0) } } ?? old
        }
        rule.perMinute = number("per_minute", rule.perMinute)
        rule.perDay = number("per_day", rule.perDay)
        rule.perWeek = number("per_week", rule.perWeek)
        if let spacing = body["spacing_ms"] { rule.spacing = spacing.intValue.map { .milliseconds($0) } }
        return rule
    }
}

extension LimitSetting {
    fileprivate var json: JSONValue {
        let (rule, use, hold) = (limit.rule, use, hold)
        return [
            "id": .id(id), "platform": .string(platform), "operation": .string(operation), "account_id": .id(accountID),
            "per_minute": .count(rule.perMinute), "spacing_ms": .count(rule.spacing.map { Int($0 / .milliseconds(1)) }),
            "per_day": .count(rule.perDay), "per_week": .count(rule.perWeek),
            "used": [
                "last_minute": .count(use.lastMinute), "today": .count(use.today), "this_week": .count(use.thisWeek),
            ],
            "held_by": JSONValue(hold?.by.rawValue), "next_free_at": .moment(hold?.until ?? at),
            "version": .int(version),
        ]
    }
}

extension Problem {
    fileprivate static let noSuchLimit = notFound("There is no such limit.")
}
