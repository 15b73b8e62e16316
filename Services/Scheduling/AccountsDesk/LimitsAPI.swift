internal import Actions
internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import Outbox
internal import Timekeeping

/// Rules and their use: how fast and how much may be sent.
extension AccountsDesk {
    private static let howItGrows = "Say how it grows: by a step or by percent, not both."
    private static let rule: [Shape.Field] = [
        .optional(
            "per_minute", .nullable(.integer(1...600)), "At most so many in any 60 seconds; null: no such limit."),
        .optional(
            "spacing_ms", .nullable(.integer(0...86_400_000)), "Milliseconds from one to the next; null: none."),
        .optional(
            "per_day", .nullable(.integer(0...1_000_000)),
            "In a calendar day of the account's time zone; null: no such limit."),
        .optional(
            "per_week", .nullable(.integer(0...1_000_000)),
            "In a week from Monday, in the account's time zone; null: no such limit."),
        .optional(
            "ramp",
            .nullable(
                .ruled(
                    [
                        .required("first", .integer(0...1_000_000), "So many on the first day."),
                        .optional("step", .integer(1...1_000_000), "So many more each day."),
                        .optional("percent", .integer(101...1000), "Or so many percent of the day before."),
                        .optional("restart", .boolean, "Begin again with the first day."),
                    ],
                    [
                        .some(of: [["step"], ["percent"]], code: "choice", howItGrows),
                        .notTogether(["step", "percent"], howItGrows),
                    ])), "Warming up, until it reaches `per_day`; it begins with the first use. null: none."),
    ]

    var limitRoutes: [Route] {
        [
            .get(
                "/api/limits", .read, "All limits with their use and the next free moment.",
                query: [.optional("platform", .platform), .optional("account_id", .uuid)],
                answer: .json(.page(AccountsShapes.limit), "All."), listLimits),
            .get(
                "/api/limits/{id}", .read, "One limit.", answer: .json(AccountsShapes.limit, "The limit."), showLimit),
            .patch(
                "/api/limits/{id}", .configure, "Change a rule; what it held is looked at again.",
                body: .change(AccountsDesk.rule), options: RouteOptions(isVersioned: true),
                answer: .json(AccountsShapes.limit, "The limit."), changeLimit),
            .post(
                "/api/limits", .configure, "Add a limit that several operations use together.",
                body: .object(
                    [
                        .required("name", .name(max: 32), "Shown where it holds something."),
                        .required("platform", .platform),
                        .required("operations", .set(.name(max: 32), min: 2, max: 16)),
                        .optional("account_id", .uuid, "Its account; without it the network as a whole."),
                    ] + AccountsDesk.rule),
                answer: .created(AccountsShapes.limit, "The limit.", at: .init("/api/limits/{id}")).refusing(
                    "already-there"),
                addLimit),
            .delete(
                "/api/limits/{id}", .configure, "Take a limit away that several operations share.",
                answer: .nothing("It is gone.").refusing("not-shared"),
                removeLimit),
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
        let id = try request.uuid("id")
        return AccountsDesk.answer(
            200, try await database.withConnection { try await AccountsDesk.limit(id, on: $0) })
    }

    private static func answer(_ status: Int, _ setting: LimitSetting) -> Response {
        Response.json(status, setting.json).tagged(EntityTag(version: setting.version))
    }

    /// - Parameter locked: until the transaction ends.
    private static func limit(
        _ id: UUID, locked: Bool = false, on connection: Connection
    ) async throws -> LimitSetting {
        let setting = try await LimitSettings.find(id, locked: locked, on: connection)
        guard let setting else { throw Problem.noSuchLimit }
        return setting
    }

    private func changeLimit(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let body = request.json ?? .null
        let changed = try await outbox.transaction { connection in
            let setting = try await AccountsDesk.limit(id, locked: true, on: connection)
            try request.requireMatch(EntityTag(version: setting.version))
            try await LimitSettings.change(
                setting, to: AccountsDesk.rule(setting.limit.rule, changed: body), on: connection)
            return try await AccountsDesk.limit(id, on: connection)
        }
        // The rule has changed, whatever becomes of this second look: the first met nearly every queue.
        _ = try? await database.withConnection { try await LimitSettings.wake(changed, on: $0) }
        outbox.ring()
        return AccountsDesk.answer(200, changed)
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
        if let ramp = body["ramp"] { rule.ramp = AccountsDesk.ramp(rule.ramp, changed: ramp) }
        return rule
    }

    private static func ramp(_ old: Ramp?, changed body: JSONValue) -> Ramp? {
        guard let first = body["first"]?.intValue else { return nil }
        let (step, percent) = (body["step"]?.intValue, body["percent"]?.intValue)
        let began = body["restart"]?.boolValue == true ? nil : old?.began
        return Ramp(
            first: Int(first), growth: step.map { .step(Int($0)) } ?? .percent(Int(percent ?? 101)), began: began)
    }

    private func addLimit(_ request: Request) async throws -> Response {
        let body = request.json ?? .null
        let (name, platform) = (body["name"]?.stringValue ?? "", body["platform"]?.stringValue ?? "")
        let operations = (body["operations"]?.arrayValue ?? []).compactMap(\.stringValue).sorted()
        let account = body["account_id"]?.stringValue.flatMap(UUID.init(text:))
        guard !operations.contains(name) else {
            throw Problem.validation([FieldError("/name", "choice", "must be none of the operations")])
        }
        let rule = AccountsDesk.rule(Limit.Rule(), changed: body)
        let setting = try await database.transaction { connection in
            let accounts = try await Accounts.list(on: connection).filter { $0.platform == platform }
            guard !accounts.isEmpty, account == nil || accounts.contains(where: { $0.id == account }) else {
                throw Problem.validation([
                    FieldError(
                        account == nil ? "/platform" : "/account_id", "choice",
                        "There is no such account on a network of this name.")
                ])
            }
            let id = try await LimitSettings.add(
                name: name, sharedBy: operations, platform: platform, accountID: account, rule: rule, on: connection)
            guard let id else {
                throw Problem.conflict(
                    "already-there", "There is a limit of this name already, or it is an operation's.")
            }
            return try await AccountsDesk.limit(id, on: connection)
        }
        return AccountsDesk.answer(201, setting).header("Location", "/api/limits/\(setting.id.lowercase)")
    }

    private func removeLimit(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let removed = try await outbox.transaction { connection in
            let setting = try await AccountsDesk.limit(id, locked: true, on: connection)
            guard setting.sharedBy != nil else {
                throw Problem.conflict(
                    "not-shared", "This is the limit of one operation: change its rules instead; null takes one away.")
            }
            try await LimitSettings.remove(setting, on: connection)
            return setting
        }
        _ = try? await database.withConnection { try await LimitSettings.wake(removed, on: $0) }
        outbox.ring()
        return .noContent
    }
}

extension LimitSetting {
    fileprivate var json: JSONValue {
        let (rule, use, hold) = (limit.rule, use, hold)
        return [
            "id": .id(id), "platform": .string(platform), "operation": .string(operation), "account_id": .id(accountID),
            "per_minute": .count(rule.perMinute), "spacing_ms": .count(rule.spacing.map { Int($0 / .milliseconds(1)) }),
            "per_day": .count(rule.perDay), "per_week": .count(rule.perWeek), "ramp": rampJSON,
            "shared_by": sharedBy.map { .array($0.map(JSONValue.string)) } ?? .null, "source": .string(source),
            "time_zone": .string(limit.zone.name),
            "used": [
                "last_minute": .count(use.lastMinute), "today": .count(use.today), "this_week": .count(use.thisWeek),
            ],
            "held_by": JSONValue(hold?.by.rawValue), "next_free_at": JSONValue(hold?.until ?? at),
            "version": .int(version),
        ]
    }

    private var rampJSON: JSONValue {
        guard let ramp = limit.rule.ramp else { return .null }
        var object: JSONObject = [
            "first": .count(ramp.first),
            "today": .count(min(ramp.allowed(on: limit.zone.day(of: at)), limit.rule.perDay ?? .max)),
            "began_at": JSONValue(ramp.began.map { limit.zone.start(ofDay: $0) }),
        ]
        switch ramp.growth {
        case .step(let step): object["step"] = .count(step)
        case .percent(let percent): object["percent"] = .count(percent)
        }
        return .object(object)
    }
}

extension Problem {
    fileprivate static let noSuchLimit = notFound("There is no such limit.")
}
