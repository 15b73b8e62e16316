internal import HTTPServer
internal import JSON
internal import Secrets

/// A page's part of the Graph API: `/{version}/{node}` and `/{version}/{node}/{edge}`.
struct FacebookDialect: Dialect {
    let network = PracticeNetwork.facebook
    let world: World
    private let meter = UsageMeter()

    init(world: World) { self.world = world }

    func answer(_ request: DialectRequest, _ call: CallUnderWay) throws -> Reply {
        meter.count()
        let graph = try GraphCall(request)
        let operation = try operation(graph)
        call.operation = operation.name
        call.person = operation.person
        try checkToken(graph, operation)
        try world.strike(call)
        return try operation.perform(graph, call)
    }

    private struct Operation {
        let name: String
        var needsToken = true
        /// Whom it is about, as far as that can be read.
        var person: String?
        let perform: (GraphCall, CallUnderWay) throws -> Reply
    }

    private func operation(_ graph: GraphCall) throws -> Operation {
        let node = graph.node
        let isPage = node == "me" || node == PracticeAccounts.page
        switch (graph.request.method, graph.edge) {
        case ("GET", nil) where node == "debug_token":
            return Operation(name: "debug_token", needsToken: false) { graph, _ in try debugToken(graph) }
        case ("GET", nil):
            return Operation(name: isPage ? "page" : "read", person: isPage ? nil : node) { graph, _ in
                .ok(try self.node(graph).json(graph.fields()))
            }
        case ("POST", "messages") where isPage:
            return Operation(name: "send", person: MessageSending.recipient(graph)) { graph, call in
                try MessageSending(world: world).perform(graph, call)
            }
        case ("GET", "conversations") where isPage:
            return Operation(name: "conversations", person: graph.parameters.text("user_id")) { graph, _ in
                .ok(try ConversationReading(world: world).conversations(graph))
            }
        case ("GET", "messages") where node.hasPrefix("t_"):
            return Operation(name: "messages", person: String(node.dropFirst(2))) { graph, _ in
                .ok(try ConversationReading(world: world).messages(graph))
            }
        case ("POST", "subscribed_apps") where isPage:
            return Operation(name: "subscribe") { graph, _ in try subscribe(graph) }
        case ("GET", "subscribed_apps") where isPage:
            return Operation(name: "subscriptions") { _, _ in subscriptions }
        case (_, let edge?):
            throw isPage || node.hasPrefix("t_")
                ? PracticeGraphError.unknownPath(edge).refusal
                : PracticeGraphError.missingObject(node, graph.request.method).refusal
        default: throw PracticeGraphError.missingObject(node, graph.request.method).refusal
        }
    }

    private func checkToken(_ graph: GraphCall, _ operation: Operation) throws {
        guard operation.needsToken else { return }
        switch Credentials.state(of: graph.token) {
        case .missing: throw PracticeGraphError.noToken.refusal
        case .unknown: throw PracticeGraphError.unreadableToken.refusal
        case .expired: throw PracticeGraphError.expiredToken.refusal
        case .revoked: throw PracticeGraphError.revokedToken.refusal
        case .unprivileged:
            throw (operation.name == "send" ? PracticeGraphError.messagingPermission : PracticeGraphError.permission)
                .refusal
        case .valid: break
        }
        guard let proof = graph.parameters.text("appsecret_proof") else { return }
        let expected = hmacSHA256(key: Array(Credentials.appSecret.utf8), Array(Credentials.token.utf8))
        guard let given = bytes(hex: proof), constantTimeEqual(given, expected) else {
            throw PracticeGraphError.badProof.refusal
        }
    }

    // MARK: Nodes

    private func node(_ graph: GraphCall) throws -> GraphNode {
        let reading = ConversationReading(world: world)
        if graph.node == "me" || graph.node == PracticeAccounts.page { return FacebookDialect.page() }
        if graph.node.hasPrefix("t_"), let person = reading.person(thread: graph.node) {
            return reading.thread(person, graph)
        }
        // A profile can be read by a page only that the person has written to.
        if let person = world.people.person(network, graph.node), person.lastWrote != nil {
            return FacebookDialect.profile(person)
        }
        throw PracticeGraphError.missingObject(graph.node, "GET").refusal
    }

    private static func page() -> GraphNode {
        GraphNode(kind: "Page", id: PracticeAccounts.page, usual: ["name"]) { field in
            switch field.name {
            case "name": .string(PracticeAccounts.pageName)
            case "username": "practice.page"
            case "category": "Practice"
            case "about": "A page of the practice networks. Nothing here reaches a real person."
            case "link": .string("https://www.facebook.com/\(PracticeAccounts.page)")
            case "fan_count", "followers_count": 0
            case "tasks": ["MESSAGING", "MODERATE"]
            case "access_token": .string(Credentials.token)
            default: nil
            }
        }
    }

    private static func profile(_ person: Person) -> GraphNode {
        GraphNode(kind: "User", id: person.id, usual: ["first_name", "last_name", "profile_pic"]) { field in
            switch field.name {
            case "first_name": .string(person.firstName)
            case "last_name": .string(person.lastName)
            case "name": .string(person.name)
            case "profile_pic": .string("https://platform-lookaside.example/\(person.id)/picture.jpg")
            case "locale", "timezone", "gender": .null
            default: nil
            }
        }
    }

    // MARK: Application

    private func debugToken(_ graph: GraphCall) throws -> Reply {
        let asker = graph.token
        guard asker == "\(Credentials.appID)|\(Credentials.appSecret)" || asker == Credentials.token else {
            throw (asker == nil ? PracticeGraphError.noToken : .unreadableToken).refusal
        }
        guard let input = graph.parameters.text("input_token") else {
            throw PracticeGraphError.parameter("You must provide an input_token").refusal
        }
        let state = Credentials.state(of: input)
        var data: JSONObject = [
            "app_id": .string(Credentials.appID), "application": "Practice", "type": "PAGE",
            "is_valid": .bool(state == .valid || state == .unprivileged), "issued_at": 1_760_000_000, "expires_at": 0,
            "data_access_expires_at": 0, "profile_id": .string(PracticeAccounts.page),
            "user_id": .string(PracticeAccounts.member),
            "scopes": state == .valid ? ["pages_messaging", "pages_manage_metadata", "pages_show_list"] : [],
        ]
        if state != .valid, state != .unprivileged {
            data["error"] = [
                "code": 190, "subcode": state == .expired ? 463 : state == .revoked ? 460 : 467,
                "message": "The access token is not valid.",
            ]
        }
        return .ok(["data": .object(data)])
    }

    private func subscribe(_ graph: GraphCall) throws -> Reply {
        let fields = graph.parameters.text("subscribed_fields") ?? ""
        let names = Set(fields.filter { !"[]\" ".contains($0) }.split(separator: ",").map(String.init))
        guard !names.isEmpty else {
            throw PracticeGraphError.parameter("The parameter subscribed_fields is required.").refusal
        }
        try world.webhooks.subscribe(names)
        return .ok(["success": true])
    }

    private var subscriptions: Reply {
        guard let hook = world.webhooks.hook else { return .ok(["data": []]) }
        return .ok([
            "data": [
                [
                    "id": .string(Credentials.appID), "name": "Practice",
                    "subscribed_fields": .array(hook.fields.sorted().map(JSONValue.string)),
                ]
            ]
        ])
    }

    // MARK: Faults and headers

    func reply(to fault: Fault) -> Reply {
        switch fault.kind {
        case .rateLimited:
            var reply = PracticeGraphError.rateLimit(fault.code ?? 613, status: fault.status).reply
            let wait = fault.seconds ?? 60
            reply.headers = UsageHeaders.make(percent: 100, wait: wait)
            // The real network sends no Retry-After: only where somebody asked for one.
            if fault.seconds != nil { reply.headers.append(("Retry-After", String(Int(wait.rounded(.up))))) }
            return reply
        case .expiredToken: return PracticeGraphError.expiredToken.reply
        case .errorBefore: return PracticeGraphError.unavailable(status: fault.status ?? 503).reply
        default: return PracticeGraphError.unknown(status: fault.status ?? 500).reply
        }
    }

    func dress(_ reply: Reply, _ request: DialectRequest) -> Reply {
        var dressed = reply
        dressed.headers.append(("Content-Type", "application/json; charset=UTF-8"))
        dressed.headers.append(("facebook-api-version", request.segments.first ?? ""))
        if !reply.headers.contains(where: { $0.0 == "X-App-Usage" }) {
            dressed.headers += UsageHeaders.make(percent: meter.percent(people: world.people.everybody.count), wait: 0)
        }
        if reply.status == 401 || reply.code?.hasPrefix("190") == true {
            dressed.headers.append(("WWW-Authenticate", "OAuth \"Facebook Platform\" \"invalid_token\""))
        }
        return dressed
    }
}
