internal import JSON
internal import Timekeeping

/// `POST /{page}/messages`: the Send API and its rules. Source: Messenger Platform, "Send API" and "policy overview".
struct MessageSending {
    let world: World

    private static let window = Duration.seconds(24 * 3600)
    private static let humanWindow = Duration.seconds(7 * 24 * 3600)
    private static let longestText = 2000

    /// Whom a call is about, as far as it can be read.
    static func recipient(_ graph: GraphCall) -> String? {
        (try? graph.parameters.structure("recipient"))?.flatMap { id(of: $0) }
    }

    private static func id(of recipient: JSONValue) -> String? {
        recipient["id"]?.stringValue ?? recipient["id"]?.intValue.map { String($0) }
    }

    func perform(_ graph: GraphCall, _ call: CallUnderWay) throws -> Reply {
        guard let recipient = try graph.parameters.structure("recipient") else {
            throw PracticeGraphError.parameter("The parameter recipient is required").refusal
        }
        guard let id = MessageSending.id(of: recipient) else {
            throw PracticeGraphError.parameter("Param recipient[id] must be a valid ID string (e.g., \"123\")").refusal
        }
        if graph.parameters.text("sender_action") != nil {
            call.operation = "sender_action"
            _ = try reachable(id)
            return .ok(["recipient_id": .string(id)])
        }
        let (text, message) = try text(graph)
        let type = try messagingType(graph)
        let person = try reachable(id)
        let limit = type.tag == "HUMAN_AGENT" ? MessageSending.humanWindow : MessageSending.window
        guard person.wrote(within: limit) else { throw PracticeGraphError.outsideWindow.refusal }
        var details: JSONObject = ["messaging_type": .string(type.name)]
        if let tag = type.tag { details["tag"] = .string(tag) }
        if let attachment = message["attachment"]?["type"] { details["attachment"] = attachment }
        let arrival = try world.accept(
            call, to: id, text: text, metadata: message["metadata"]?.stringValue, details: details)
        return .ok(["recipient_id": .string(id), "message_id": .string(arrival.messageID)])
    }

    private func reachable(_ id: String) throws -> Person {
        guard let person = world.people.person(.facebook, id) else { throw PracticeGraphError.noMatchingUser.refusal }
        guard person.behaviour != .blocked else { throw PracticeGraphError.personNotAvailable.refusal }
        return person
    }

    private func text(_ graph: GraphCall) throws -> (String, JSONValue) {
        guard let message = try graph.parameters.structure("message") else {
            throw PracticeGraphError.parameter("The parameter message is required").refusal
        }
        let text = message["text"]?.stringValue ?? ""
        guard !text.isEmpty || message["attachment"]?.objectValue != nil else {
            throw PracticeGraphError.parameter(
                "Message cannot be empty, must provide valid attachment or text", subcode: 2_018_034
            )
            .refusal
        }
        guard text.unicodeScalars.count <= MessageSending.longestText else {
            throw PracticeGraphError.parameter(
                "Length of param message[text] must be less than or equal to \(MessageSending.longestText)"
            ).refusal
        }
        guard (message["metadata"]?.stringValue ?? "").unicodeScalars.count <= 1000 else {
            throw PracticeGraphError.parameter("Length of param message[metadata] must be less than or equal to 1000")
                .refusal
        }
        return (text, message)
    }

    /// Three of the four old tags are refused since 27 April 2026; UTILITY needs an approved template, and here is none.
    private func messagingType(_ graph: GraphCall) throws -> (name: String, tag: String?) {
        let name = graph.parameters.text("messaging_type") ?? "RESPONSE"
        let tag = graph.parameters.text("tag")
        switch name {
        case "RESPONSE", "UPDATE": return (name, nil)
        case "MESSAGE_TAG":
            guard let tag else {
                throw PracticeGraphError.parameter("Param tag is required for messaging_type MESSAGE_TAG").refusal
            }
            guard tag == "HUMAN_AGENT" else {
                throw PracticeGraphError.parameter(
                    "Param tag must be one of {HUMAN_AGENT}: \(tag) is no longer supported"
                )
                .refusal
            }
            return (name, tag)
        case "UTILITY": throw PracticeGraphError.parameter("No approved message template was given").refusal
        default:
            throw PracticeGraphError.parameter(
                "Param messaging_type must be one of {RESPONSE, UPDATE, MESSAGE_TAG, UTILITY}"
            )
            .refusal
        }
    }
}
