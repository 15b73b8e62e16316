internal import HTTPServer
internal import JSON
internal import Timekeeping

/// Mastodon's dialect. Its `Idempotency-Key` makes a repeated call return the first call's status for one hour.
struct TestnetDialect: Dialect {
    let network = PracticeNetwork.testnet
    let world: World

    private static let keyLife = Duration.seconds(3600)
    private static let host = "testnet.example"

    func answer(_ request: DialectRequest, _ call: CallUnderWay) throws -> Reply {
        switch (request.method, request.segments.joined(separator: "/")) {
        case ("POST", "api/v1/statuses"):
            call.operation = "send"
            call.key = request.header("Idempotency-Key").flatMap { $0.isEmpty ? nil : $0 }
            let status = NewStatus(request.request)
            call.person = status.flatMap { TestnetText.mentions($0.text).first }
            try admit(request, call)
            guard let status else { throw TestnetDialect.refusal(400, "The body cannot be read") }
            return try publish(status, call)
        case ("GET", "api/v1/accounts/verify_credentials"):
            call.operation = "verify_credentials"
            try admit(request, call)
            return .ok(account(PracticeAccounts.testnet, "Practice"))
        case ("GET", "api/v1/notifications"):
            call.operation = "notifications"
            try admit(request, call)
            return .ok(.array(mentions(since: request.request.query.first("since_id"))))
        case ("GET", _)
        where request.segments.count == 4 && request.segments.prefix(3).elementsEqual(["api", "v1", "statuses"]):
            call.operation = "read"
            try admit(request, call)
            let found = world.records.arrivals.last { $0.network == .testnet && $0.messageID == request.segments[3] }
            guard let found else { throw TestnetDialect.refusal(404, "Record not found") }
            return .ok(json(found))
        default: throw TestnetDialect.refusal(404, "Record not found")
        }
    }

    private func admit(_ request: DialectRequest, _ call: CallUnderWay) throws {
        switch Credentials.state(of: Credentials.bearer(request.header("Authorization"))) {
        case .missing, .unknown, .expired: throw TestnetDialect.refusal(401, "The access token is invalid")
        case .revoked: throw TestnetDialect.refusal(401, "The access token was revoked")
        case .unprivileged: throw TestnetDialect.refusal(403, "This action is outside the authorized scopes")
        case .valid: try world.strike(call)
        }
    }

    private func publish(_ status: NewStatus, _ call: CallUnderWay) throws -> Reply {
        if let key = call.key, let account = call.account,
            let first = world.records.arrival(.testnet, account: account, key: key, within: TestnetDialect.keyLife)
        {
            world.repeated(call, first)
            return .ok(json(first))
        }
        guard status.text.contains(where: { !$0.isWhitespace }) else {
            throw TestnetDialect.refusal(422, "Validation failed: Text can't be blank")
        }
        guard TestnetText.length(status.text) <= TestnetText.limit else {
            throw TestnetDialect.refusal(
                422, "Validation failed: Text character limit of \(TestnetText.limit) exceeded")
        }
        guard ["public", "unlisted", "private", "direct"].contains(status.visibility) else {
            throw TestnetDialect.refusal(422, "Validation failed: Visibility is not included in the list")
        }
        let person = call.person.flatMap { world.people.person(.testnet, $0) }
        guard person?.behaviour != .blocked else { throw TestnetDialect.refusal(403, "This action is not allowed") }
        var details: JSONObject = ["visibility": .string(status.visibility)]
        if let other = status.inReplyTo { details["in_reply_to_id"] = .string(other) }
        let arrival = try world.accept(call, to: person?.id ?? "", text: status.text, details: details)
        return .ok(json(arrival))
    }

    // MARK: Shapes

    private func json(_ arrival: Arrival) -> JSONValue {
        let address = "https://\(TestnetDialect.host)/users/\(arrival.account)/statuses/\(arrival.messageID)"
        let mentioned = world.people.person(.testnet, arrival.recipient)
        return [
            "id": .string(arrival.messageID), "uri": .string(address), "url": .string(address),
            "created_at": .string(arrival.at.iso8601), "content": .string(TestnetText.html(arrival.text)),
            "visibility": arrival.details["visibility"] ?? "direct",
            "in_reply_to_id": arrival.details["in_reply_to_id"] ?? .null, "favourites_count": 0, "reblogs_count": 0,
            "replies_count": 0, "account": account(arrival.account, "Practice"), "media_attachments": [],
            "mentions": .array(mentioned.map { [mention($0)] } ?? []),
        ]
    }

    private func mention(_ person: Person) -> JSONValue {
        [
            "id": .string(person.id), "username": .string(person.id), "acct": .string(person.id),
            "url": .string("https://\(TestnetDialect.host)/@\(person.id)"),
        ]
    }

    private func account(_ name: String, _ shown: String) -> JSONValue {
        [
            "id": .string(name), "username": .string(name), "acct": .string(name), "display_name": .string(shown),
            "url": .string("https://\(TestnetDialect.host)/@\(name)"), "note": "<p></p>", "bot": false, "locked": false,
        ]
    }

    /// What people wrote to us, the newest first; a notification's id is the time in microseconds.
    private func mentions(since: String?) -> [JSONValue] {
        let after = since.flatMap(Int64.init) ?? 0
        let said = world.people.everybody.filter { $0.network == .testnet }.flatMap { person in
            person.conversation.filter { $0.isTheirs && $0.at.microseconds > after }.map { (person, $0) }
        }
        return said.sorted { $0.1.at > $1.1.at }.prefix(40).map { person, said in
            [
                "id": .string(String(said.at.microseconds)), "type": "mention", "created_at": .string(said.at.iso8601),
                "account": account(person.id, person.name),
                "status": [
                    "id": .string(said.id), "created_at": .string(said.at.iso8601), "visibility": "direct",
                    "content": .string(TestnetText.html("@\(PracticeAccounts.testnet) \(said.text)")),
                    "account": account(person.id, person.name),
                ],
            ]
        }
    }

    // MARK: Faults and headers

    private static func refusal(_ status: Int, _ text: String) -> PracticeRefusal {
        PracticeRefusal(reply: Reply(status: status, body: ["error": .string(text)], code: String(status)))
    }

    func reply(to fault: Fault) -> Reply {
        switch fault.kind {
        case .rateLimited:
            var reply = TestnetDialect.refusal(429, "Too many requests").reply
            let wait = Duration.seconds(fault.seconds ?? 300)
            reply.headers = [
                ("X-RateLimit-Limit", "300"), ("X-RateLimit-Remaining", "0"),
                ("X-RateLimit-Reset", Timestamp.now().adding(wait).iso8601),
            ]
            return reply
        case .expiredToken: return TestnetDialect.refusal(401, "The access token is invalid").reply
        case .errorBefore: return TestnetDialect.refusal(fault.status ?? 503, "Service unavailable").reply
        default: return TestnetDialect.refusal(fault.status ?? 500, "Something went wrong").reply
        }
    }

    func dress(_ reply: Reply, _ request: DialectRequest) -> Reply {
        var dressed = reply
        dressed.headers.append(("Content-Type", "application/json; charset=utf-8"))
        return dressed
    }
}

/// A status to publish, from JSON or a form.
private struct NewStatus {
    let text: String
    let visibility: String
    let inReplyTo: String?

    /// - Returns: `nil` when the body cannot be read.
    init?(_ request: Request) {
        let type = request.headers["Content-Type"]?.prefix { $0 != ";" && $0 != " " }.lowercased()
        if type == "application/json" {
            guard let body = try? JSONValue.parse(request.body), body.objectValue != nil else { return nil }
            text = body["status"]?.stringValue ?? ""
            visibility = body["visibility"]?.stringValue ?? "public"
            inReplyTo = body["in_reply_to_id"]?.stringValue
        } else {
            guard let form = QueryItems(decoding: request.body) else { return nil }
            text = form.first("status") ?? ""
            visibility = form.first("visibility") ?? "public"
            inReplyTo = form.first("in_reply_to_id")
        }
    }
}
