internal import HTTPServer
internal import JSON
internal import Secrets

/// LinkedIn's unversioned API as far as messages need it. Source: "Messages API", a partner's product: people of the first degree only.
struct LinkedInDialect: Dialect {
    let network = PracticeNetwork.linkedin
    let world: World

    private static let longestBody = 8000
    private static let longestSubject = 200
    private static let mostRecipients = 10

    func answer(_ request: DialectRequest, _ call: CallUnderWay) throws -> Reply {
        switch (request.method, request.segments.joined(separator: "/")) {
        case ("POST", "v2/messages"):
            call.operation = "send"
            let body = request.request.body.isEmpty ? nil : try? JSONValue.parse(request.request.body)
            let recipients =
                body?["recipients"]?.arrayValue?.compactMap(\.stringValue) ?? thread(body).map { [$0] } ?? []
            call.person = recipients.first
            try admit(request, call)
            return try send(body, recipients, call)
        case ("GET", "v2/userinfo"):
            call.operation = "userinfo"
            try admit(request, call)
            return .ok(me)
        case ("GET", "v2/me"):
            call.operation = "me"
            try admit(request, call)
            return .ok([
                "id": .string(PracticeAccounts.member),
                "localizedFirstName": .string(PracticeAccounts.memberName.first),
                "localizedLastName": .string(PracticeAccounts.memberName.last), "vanityName": "robin-practice",
            ])
        default: throw LinkedInError.notFound("No virtual resource found").refusal
        }
    }

    private func admit(_ request: DialectRequest, _ call: CallUnderWay) throws {
        switch Credentials.state(of: Credentials.bearer(request.header("Authorization"))) {
        case .missing: throw LinkedInError.noToken.refusal
        case .unknown: throw LinkedInError.unknownToken.refusal
        case .expired: throw LinkedInError.expiredToken.refusal
        case .revoked: throw LinkedInError.revokedToken.refusal
        case .unprivileged: throw LinkedInError.denied("\(call.operation).\(request.method)").refusal
        case .valid: break
        }
        try world.strike(call)
    }

    private var me: JSONValue {
        [
            "sub": .string(PracticeAccounts.member),
            "name": .string("\(PracticeAccounts.memberName.first) \(PracticeAccounts.memberName.last)"),
            "given_name": .string(PracticeAccounts.memberName.first),
            "family_name": .string(PracticeAccounts.memberName.last),
            "picture": "https://media.example/robin.jpg", "email": "robin@example.org", "email_verified": true,
            "locale": ["country": "US", "language": "en"],
        ]
    }

    /// `urn:li:messageThread:` and the person's id: every conversation here has two sides.
    private func thread(_ body: JSONValue?) -> String? {
        guard let thread = body?["thread"]?.stringValue, thread.hasPrefix("urn:li:messageThread:") else { return nil }
        return "urn:li:person:" + thread.dropFirst("urn:li:messageThread:".count)
    }

    // MARK: Sending

    private func send(_ body: JSONValue?, _ recipients: [String], _ call: CallUnderWay) throws -> Reply {
        guard let body, body.objectValue != nil else {
            throw LinkedInError.malformed("The body is not a valid JSON object").refusal
        }
        let (text, subject) = try texts(body)
        guard !recipients.isEmpty, recipients.count <= LinkedInDialect.mostRecipients else {
            throw LinkedInError.input(
                "recipients", "MISSING_FIELD",
                "recipients or thread is required; at most \(LinkedInDialect.mostRecipients)"
            ).refusal
        }
        for urn in recipients { try checkReachable(urn) }
        var details: JSONObject = ["message_type": .string(body["messageType"]?.stringValue ?? "MEMBER_TO_MEMBER")]
        if !subject.isEmpty { details["subject"] = .string(subject) }
        for urn in recipients { _ = try world.accept(call, to: urn, text: text, details: details) }
        let id = call.messageID ?? ""
        return Reply(status: 201, headers: [("x-linkedin-id", id), ("x-restli-id", id)], body: nil)
    }

    private func texts(_ body: JSONValue) throws -> (text: String, subject: String) {
        guard let text = body["body"]?.stringValue, !text.isEmpty else {
            throw LinkedInError.input("body", "MISSING_FIELD", "body is required").refusal
        }
        guard text.unicodeScalars.count <= LinkedInDialect.longestBody else {
            throw LinkedInError.input(
                "body", "FIELD_LENGTH_TOO_LONG", "body has more than \(LinkedInDialect.longestBody) characters",
                status: 422
            ).refusal
        }
        let subject = body["subject"]?.stringValue ?? ""
        guard subject.unicodeScalars.count <= LinkedInDialect.longestSubject else {
            throw LinkedInError.input(
                "subject", "FIELD_LENGTH_TOO_LONG",
                "subject has more than \(LinkedInDialect.longestSubject) characters",
                status: 422
            ).refusal
        }
        guard ["MEMBER_TO_MEMBER", nil].contains(body["messageType"]?.stringValue) else {
            throw LinkedInError.input("messageType", "INVALID_VALUE_FOR_FIELD", "messageType is not allowed").refusal
        }
        return (text, subject)
    }

    private func checkReachable(_ urn: String) throws {
        guard urn.hasPrefix("urn:li:person:") else {
            throw LinkedInError.input("recipients", "INVALID_VALUE_FOR_FIELD", "\(urn) is not a person's URN").refusal
        }
        guard let person = world.people.person(.linkedin, urn) else {
            throw LinkedInError.notFound("Member \(urn) is not found").refusal
        }
        guard person.degree == 1, person.behaviour != .blocked else {
            throw LinkedInError.denied("messages.CREATE to a member who is not a 1st-degree connection").refusal
        }
    }

    // MARK: Faults and headers

    func reply(to fault: Fault) -> Reply {
        switch fault.kind {
        case .rateLimited:
            var reply = LinkedInError.throttled.reply
            // The real network sends no Retry-After: only where somebody asked for one.
            if let wait = fault.seconds { reply.headers.append(("Retry-After", String(Int(wait.rounded(.up))))) }
            return reply
        case .expiredToken: return LinkedInError.expiredToken.reply
        case .errorBefore: return LinkedInError.server(fault.status ?? 503).reply
        default: return LinkedInError.server(fault.status ?? 500).reply
        }
    }

    func dress(_ reply: Reply, _ request: DialectRequest) -> Reply {
        var dressed = reply
        dressed.headers += [
            ("X-RestLi-Protocol-Version", request.header("X-Restli-Protocol-Version") ?? "1.0.0"),
            ("x-li-uuid", base64URL(randomBytes(16))), ("x-li-fabric", "practice"),
        ]
        if reply.body != nil { dressed.headers.append(("Content-Type", "application/json")) }
        return dressed
    }
}
