internal import Actions
internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import Listing
internal import Timekeeping

/// The accounts that send.
extension AccountsDesk {
    private static let changes: [Shape.Field] = [
        .optional("delivery", .choice(Account.Delivery.allCases.map(\.rawValue)), "How its messages leave."),
        .optional("settings", .map(.any), "What its adapter is told. No secrets: those are credentials."),
        .optional("is_default", .boolean, "It sends when nobody names an account."),
        .optional(
            "time_zone", .format("time-zone", max: 64),
            "An IANA name such as Europe/Berlin: its caps per day and week follow that calendar. UTC unless told."),
    ]
    private static let handle = Shape.string(min: 1, max: 200)

    var accountRoutes: [Route] {
        [
            Accounts.listing.route("/api/accounts", .read, "All accounts, by network.", database: database),
            .get(
                "/api/accounts/{id}", .read, "One account.", options: RouteOptions(isVersioned: true),
                answer: .json(AccountsShapes.account, "The account."), showAccount),
            .post(
                "/api/accounts", .configure,
                "Add an account, with the limits that its network's adapter advises (50 messages a day and 250 a week unless it says otherwise).",
                body: .object(
                    [.required("platform", .name(max: 32)), .required("handle", AccountsDesk.handle)]
                        + AccountsDesk.changes),
                answer: .created(AccountsShapes.account, "The account.", at: .init("/api/accounts/{id}")).refusing(
                    "already-there"),
                addAccount),
            .patch(
                "/api/accounts/{id}", .configure, "Change an account.",
                body: .change([.optional("handle", AccountsDesk.handle)] + AccountsDesk.changes),
                options: RouteOptions(isVersioned: true),
                answer: .json(AccountsShapes.account, "The account.").refusing("already-there", "default-needed"),
                changeAccount),
        ]
    }

    private func showAccount(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let shown = try await database.withConnection { try await AccountsDesk.shown(id, on: $0) }
        return request.notModified(EntityTag(version: shown.version)) ?? AccountsDesk.answer(200, shown)
    }

    private typealias Shown = (account: JSONObject, version: Int64)

    private static func shown(_ id: UUID, on connection: Connection) async throws -> Shown {
        guard let shown = try await Accounts.shown(id, on: connection) else { throw Problem.noSuchAccount }
        return shown
    }

    private static func answer(_ status: Int, _ shown: Shown) -> Response {
        Response.json(status, .object(shown.account)).tagged(EntityTag(version: shown.version))
    }

    private func addAccount(_ request: Request) async throws -> Response {
        let body = request.json ?? .null
        let (platform, handle) = (body["platform"]?.stringValue ?? "", body["handle"]?.stringValue ?? "")
        let change = try AccountsDesk.change(body)
        let (id, made) = try await database.transaction { connection in
            let account = try await Accounts.create(platform: platform, handle: handle, change, on: connection)
            guard let account else { throw Problem.handleTaken }
            return (account.id, try await AccountsDesk.shown(account.id, on: connection))
        }
        return AccountsDesk.answer(201, made).header("Location", "/api/accounts/\(id.lowercase)")
    }

    private func changeAccount(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let body = request.json ?? .null
        let change = try AccountsDesk.change(body)
        let changed = try await database.transaction { connection in
            guard let account = try await Accounts.lock(id, on: connection) else { throw Problem.noSuchAccount }
            try request.requireMatch(EntityTag(version: account.version))
            if account.isDefault, change.isDefault == false { throw Problem.defaultNeeded }
            do {
                _ = try await Accounts.change(account, change, on: connection)
            } catch let error as DatabaseError where error.isUniqueViolation {
                throw Problem.handleTaken
            }
            return try await AccountsDesk.shown(id, on: connection)
        }
        return AccountsDesk.answer(200, changed)
    }

    private static func change(_ body: JSONValue) throws(Problem) -> AccountChange {
        let settings = body["settings"]?.text
        if let settings, settings.utf8.count > 16_384 {
            throw .validation([FieldError("/settings", "length", "must have at most 16384 bytes")])
        }
        let zone = body["time_zone"]?.stringValue
        if let zone, Zones.named(zone) == nil {
            throw .validation([
                FieldError(
                    "/time_zone", "choice",
                    "must be the name of a time zone that this system knows, such as Europe/Berlin; capitals count")
            ])
        }
        return AccountChange(
            handle: body["handle"]?.stringValue,
            delivery: body["delivery"]?.stringValue.flatMap(Account.Delivery.init(rawValue:)), settings: settings,
            isDefault: body["is_default"]?.boolValue, timeZone: zone)
    }
}

extension Problem {
    static let noSuchAccount = notFound("There is no such account.")
    fileprivate static let handleTaken = conflict(
        "already-there", "This network has an account with this handle already.")
    fileprivate static let defaultNeeded = conflict(
        "default-needed", "A network needs a default account: make another one the default instead.")
}
