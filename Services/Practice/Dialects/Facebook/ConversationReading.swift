internal import JSON
internal import Secrets
internal import Timekeeping

/// The page's inbox: conversations, their messages, and pages of both.
struct ConversationReading {
    let world: World

    /// `t_` and the person's id.
    func person(thread: String) -> Person? {
        let person = world.people.person(.facebook, String(thread.dropFirst(2)))
        return person?.conversation.isEmpty == false ? person : nil
    }

    // MARK: Conversations

    /// `GET /{page}/conversations`, the latest first.
    func conversations(_ graph: GraphCall) throws -> JSONValue {
        let platform = graph.parameters.text("platform") ?? "MESSENGER"
        guard platform.uppercased() == "MESSENGER" else { return ["data": []] }
        let fields = try graph.fields()
        let range = updatedRange(graph)
        let people = matching(graph).filter { range.contains(updated($0)) }
            .map { (name: "\(updated($0)) \($0.id)", person: $0) }.sorted { $0.name > $1.name }
        let limit = graph.parameters.number("limit", in: 1...500, usual: 25)
        let page = Page(people.map(\.name), limit: limit, graph.parameters)
        let nodes = try people[page.range].map { try thread($0.person, graph).json(fields) }
        let query = graph.parameters.query(without: Page.parameters)
        return page.json(nodes) { graph.address("\(graph.node)/conversations", query, $0, limit: limit) }
    }

    private func matching(_ graph: GraphCall) -> [Person] {
        if let id = graph.parameters.text("user_id") {
            return [world.people.person(.facebook, id)].compactMap { $0 }.filter { !$0.conversation.isEmpty }
        }
        return world.people.everybody.filter { $0.network == .facebook && !$0.conversation.isEmpty }
    }

    private func updatedRange(_ graph: GraphCall) -> ClosedRange<Int64> {
        // Somebody else's numbers: beyond what microseconds can say they are cut.
        let all = Int64.min / 1000...Int64.max / 1000
        func moment(_ name: String) -> Int64? {
            graph.parameters.text(name).flatMap(Int64.init).map { min(max($0, all.lowerBound), all.upperBound) }
        }
        let after = moment("updated_after_ms") ?? 0
        let before = moment("updated_before_ms") ?? all.upperBound
        return after * 1000...max(after, before) * 1000
    }

    private func updated(_ person: Person) -> Int64 { person.conversation.last?.at.microseconds ?? 0 }

    func thread(_ person: Person, _ graph: GraphCall) -> GraphNode {
        GraphNode(kind: "UnifiedThread", id: "t_\(person.id)", usual: ["link", "updated_time"]) { field in
            switch field.name {
            case "link": .string("/\(PracticeAccounts.page)/inbox/\(person.id)/")
            case "updated_time": person.conversation.last.map { .string($0.at.graphText) } ?? .null
            case "participants", "senders": ["data": [who(person), page]]
            case "snippet": person.conversation.last.map { .string(String($0.text.prefix(120))) } ?? .null
            case "message_count": JSONValue(person.conversation.count)
            case "unread_count": JSONValue(person.conversation.reversed().prefix { $0.isTheirs }.count)
            case "can_reply": .bool(person.wrote(within: .seconds(86_400)) && person.behaviour != .blocked)
            case "is_subscribed": true
            case "messages": try messages(of: person, field.children, limit: field.limit ?? 25, graph, isNested: true)
            case "name", "subject", "tags", "scoped_thread_key", "wallpaper": .null
            default: nil
            }
        }
    }

    // MARK: Messages

    /// `GET /{thread}/messages`, the newest first.
    func messages(_ graph: GraphCall) throws -> JSONValue {
        guard let person = person(thread: graph.node) else {
            throw PracticeGraphError.missingObject(graph.node, "GET").refusal
        }
        let limit = graph.parameters.number("limit", in: 1...500, usual: 25)
        return try messages(of: person, graph.fields(), limit: limit, graph, isNested: false)
    }

    private func messages(
        of person: Person, _ fields: [GraphField], limit: Int, _ graph: GraphCall, isNested: Bool
    ) throws -> JSONValue {
        let newest = person.conversation.map { (name: "\($0.at.microseconds) \($0.id)", said: $0) }.sorted {
            $0.name > $1.name
        }
        // Below a conversation the cursors of the call are the conversation's.
        let page = Page(newest.map(\.name), limit: limit, isNested ? nil : graph.parameters)
        let nodes = try newest[page.range].map { try message($0.said, person).json(fields) }
        let query = fields.isEmpty ? [] : [("fields", fields.map(\.text).joined(separator: ","))]
        return page.json(nodes) { graph.address("t_\(person.id)/messages", query, $0, limit: limit) }
    }

    private func message(_ said: Utterance, _ person: Person) -> GraphNode {
        GraphNode(kind: "UnifiedMessage", id: said.id, usual: ["created_time"]) { field in
            switch field.name {
            case "created_time": .string(said.at.graphText)
            case "message": .string(said.text)
            case "from": said.isTheirs ? who(person) : page
            case "to": ["data": [said.isTheirs ? page : who(person)]]
            case "tags": ["data": [["name": said.isTheirs ? "inbox" : "sent"], ["name": "read"]]]
            case "attachments", "shares", "sticker", "reactions", "reply_to", "thread_id": .null
            default: nil
            }
        }
    }

    private func who(_ person: Person) -> JSONValue {
        ["name": .string(person.name), "email": .string("\(person.id)@facebook.com"), "id": .string(person.id)]
    }

    private var page: JSONValue {
        [
            "name": .string(PracticeAccounts.pageName), "email": .string("\(PracticeAccounts.page)@facebook.com"),
            "id": .string(PracticeAccounts.page),
        ]
    }
}

extension Timestamp {
    /// `2026-11-21T06:30:00+0000`
    var graphText: String { String(iso8601.prefix(19)) + "+0000" }
}
