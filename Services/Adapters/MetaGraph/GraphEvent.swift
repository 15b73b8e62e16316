internal import AdapterWire
internal import JSON

/// One entry of `messaging`, `standby` or `changes`. Source: Messenger Platform "Webhook events", Instagram "Webhooks".
struct GraphEvent {
    enum Outcome {
        case event(InboundEvent)
        case unreadable(UnreadableEvent)
        /// What we have no word for: echoes of our own, referrals, hand-overs, and what comes next year.
        case nothing

        /// Somebody said something.
        var isSaid: Bool {
            switch self {
            case .event(let event): event.kind != .delivered && event.kind != .read
            case .unreadable: true
            case .nothing: false
            }
        }
    }

    private let json: JSONValue
    private let sender: String
    private let account: String?
    private let at: Int?

    /// What an entry says.
    static func outcome(_ json: JSONValue, in entry: JSONValue) -> Outcome {
        let saying = ["message", "message_edit", "postback", "reaction", "optin"]
        guard saying.contains(where: { json[$0] != nil }) || json["delivery"] != nil || json["read"] != nil else {
            return .nothing
        }
        guard let sender = id(json["sender"]?["id"]) else {
            let isSaid = saying.contains { json[$0] != nil }
            return isSaid ? unreadable("the sender's id", json) : .nothing
        }
        // Without its mark, an echo still has the page as its sender.
        guard sender != id(entry["id"]) else { return .nothing }
        let event = GraphEvent(
            json: json, sender: sender, account: id(json["recipient"]?["id"]) ?? id(entry["id"]),
            at: GraphMoment.milliseconds(json["timestamp"]) ?? GraphMoment.milliseconds(entry["time"]))
        return event.outcome
    }

    private var outcome: Outcome {
        if let message = json["message"] { return said(message) }
        if let edit = json["message_edit"] {
            return about(edit, .edited, text: GraphEvent.text(edit["text"]) ?? "", revision: edit["num_edit"])
        }
        if let postback = json["postback"] { return tapped(postback) }
        if let reaction = json["reaction"] {
            let sign = GraphEvent.text(reaction["emoji"]) ?? GraphEvent.text(reaction["reaction"])
            return about(reaction, .reaction, text: reaction["action"]?.stringValue == "unreact" ? nil : sign)
        }
        if let optin = json["optin"] {
            // Marketing messages that the person has switched off.
            let isEnd = optin["notification_messages_status"]?.stringValue == "STOP_NOTIFICATIONS"
            return isEnd ? .event(InboundEvent(.unsubscribed, senderID: sender, accountRef: account, at: at)) : .nothing
        }
        if let delivery = json["delivery"] {
            return .event(
                InboundEvent(
                    .delivered, senderID: sender, accountRef: account,
                    externalIDs: (delivery["mids"]?.arrayValue ?? []).compactMap(GraphEvent.message),
                    before: GraphMoment.milliseconds(delivery["watermark"]), at: at))
        }
        let read = json["read"] ?? .null
        // Messenger gives a moment, Instagram the message.
        return .event(
            InboundEvent(
                .read, senderID: sender, accountRef: account,
                externalIDs: GraphEvent.message(read["mid"]).map { [$0] } ?? [],
                before: GraphMoment.milliseconds(read["watermark"]), at: at))
    }

    /// A picture is an answer too, without a text.
    private func said(_ message: JSONValue) -> Outcome {
        if GraphEvent.isTrue(message["is_echo"]) { return .nothing }
        let given = GraphEvent.message(message["mid"])
        if GraphEvent.isTrue(message["is_deleted"]) {
            return given.map { event(.deleted, $0) } ?? GraphEvent.unreadable("the message's id", json)
        }
        let text = GraphEvent.text(message["text"])
        // Who says it and what they say can be read: it may be a no.
        guard let id = given ?? text.map({ "unnamed:" + GraphEvent.mark(of: [sender, String(at ?? 0), $0]) }) else {
            return GraphEvent.unreadable("the message's id", json)
        }
        var form = InboundEvent.Form.text
        if message["quick_reply"] != nil {
            form = .button
        } else if message["reply_to"]?["story"] != nil {
            form = .story
        } else if GraphEvent.isTrue(message["is_unsupported"]) {
            form = .unsupported
        } else if text == nil {
            let kinds = (message["attachments"]?.arrayValue ?? []).compactMap { $0["type"]?.stringValue }
            form = kinds.contains("story_mention") ? .story : .attachment
        }
        return event(.reply, id, text: text, form: form)
    }

    /// A button, an opening question, a menu entry. Older versions give it no id; a person does not tap twice in a millisecond.
    private func tapped(_ postback: JSONValue) -> Outcome {
        guard let id = GraphEvent.message(postback["mid"]) ?? at.map({ "postback:\(sender):\($0)" }) else {
            return GraphEvent.unreadable("the button's id and time", json)
        }
        return event(.reply, id, text: GraphEvent.text(postback["title"]), form: .button)
    }

    private func about(
        _ part: JSONValue, _ kind: InboundEvent.Kind, text: String?, revision: JSONValue? = nil
    ) -> Outcome {
        guard let id = GraphEvent.message(part["mid"]) else { return GraphEvent.unreadable("the message's id", json) }
        return event(kind, id, text: text, revision: GraphMoment.number(revision))
    }

    private func event(
        _ kind: InboundEvent.Kind, _ id: String, text: String? = nil, form: InboundEvent.Form = .text,
        revision: Int? = nil
    ) -> Outcome {
        .event(
            InboundEvent(
                kind, senderID: sender, externalID: id, accountRef: account, text: text, form: form, revision: revision,
                at: at))
    }

    /// The same for the same words: FNV-1a, 64 bits, twice with different beginnings. No proof of anything, only a name.
    private static func mark(of parts: [String]) -> String {
        func hash(_ start: UInt64) -> String {
            let value = parts.joined(separator: "\0").utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
            return String(value, radix: 16)
        }
        return hash(0xCBF2_9CE4_8422_2325) + hash(0x9E37_79B9_7F4A_7C15)
    }

    private static func unreadable(_ what: String, _ json: JSONValue) -> Outcome {
        .unreadable(UnreadableEvent(reason: "\(what) is missing or is none", raw: json.text))
    }

    /// Written as text in some calls.
    private static func isTrue(_ json: JSONValue?) -> Bool {
        json?.boolValue == true || json?.stringValue == "true" || json?.intValue == 1
    }

    private static func text(_ json: JSONValue?) -> String? {
        json?.stringValue ?? json?.intValue.map { String($0) }
    }

    /// An account's id. They are strings, and sometimes numbers; real ones have some twenty digits.
    private static func id(_ json: JSONValue?) -> String? {
        guard let id = text(json), (1...128).contains(id.utf8.count), !id.utf8.contains(0) else { return nil }
        return id
    }

    /// A message's id. Instagram's have some 170 bytes.
    private static func message(_ json: JSONValue?) -> String? {
        guard let id = text(json), (1...512).contains(id.utf8.count), !id.utf8.contains(0) else { return nil }
        return id
    }
}
