package import AdapterWire
internal import JSON

extension GraphNetwork {
    /// A call to our webhook. Source: Graph API "Webhooks, getting started", Messenger Platform "Webhooks".
    package func heard(_ call: InboundCall) -> InboundAnswer {
        switch call.method {
        case "GET": handshake(call)
        case "POST": events(call)
        default: InboundAnswer(status: 405)
        }
    }

    /// Whoever set up the webhook knows our token; then the network wants its challenge back.
    private func handshake(_ call: InboundCall) -> InboundAnswer {
        guard call.query("hub.mode") == "subscribe", call.query("hub.verify_token") != nil,
            let challenge = call.query("hub.challenge"), challenge.utf8.count <= 1024
        else { return InboundAnswer(status: 403) }
        return InboundAnswer(
            verify: InboundAnswer.Verification(.secret("verify_token"), expected: .query("hub.verify_token")),
            body: challenge)
    }

    /// Signed over the raw bytes: they hold escapes that nobody writes again in the same way.
    private func events(_ call: InboundCall) -> InboundAnswer {
        guard let header = call.header("x-hub-signature-256"), header.utf8.starts(with: "sha256=".utf8) else {
            return InboundAnswer(status: 401)
        }
        let verify = InboundAnswer.Verification(
            .hmacSHA256(key: "app_secret", of: .body), expected: String(header.dropFirst("sha256=".count)))
        guard let document = call.document else {
            // Asked again it would be no better, and the network gives up whoever refuses for long.
            let raw = String(decoding: call.body ?? [], as: UTF8.self)
            return InboundAnswer(
                verify: verify, unreadable: [UnreadableEvent(reason: "the call's body is no JSON", raw: raw)])
        }
        let said = GraphNetwork.some(document["entry"]).flatMap { entry in
            GraphNetwork.events(in: entry).map { GraphEvent.outcome($0, in: entry) }
        }
        var packed = PackedEvents()
        if let other = document["object"]?.stringValue, other != object {
            // Two networks of one app at one address: whoever set it up has to know that nothing is heard.
            if said.contains(where: \.isSaid) { packed.add(foreign(other, document)) }
        } else {
            for outcome in said { packed.add(outcome) }
        }
        return InboundAnswer(verify: verify, events: packed.events, unreadable: packed.unreadable)
    }

    private func foreign(_ other: String, _ document: JSONValue) -> GraphEvent.Outcome {
        let reason =
            "the call is about \"\(other.readable(upTo: 40))\", and this address is \(name)'s; give each network its own address"
        return .unreadable(UnreadableEvent(reason: reason, raw: document.text))
    }

    /// Where several are usual, one may stand without its brackets.
    private static func some(_ json: JSONValue?) -> [JSONValue] {
        guard let json, json.objectValue == nil else { return json.map { [$0] } ?? [] }
        return json.arrayValue ?? []
    }

    /// `standby` is what a page gets while another of its apps has the conversation; `changes` the same in the shape of a
    /// subscription (Instagram with its own login, and test calls).
    private static func events(in entry: JSONValue) -> [JSONValue] {
        let changes = some(entry["changes"]).flatMap { some($0["value"]) }.filter { $0["sender"] != nil }
        return some(entry["messaging"]) + some(entry["standby"]) + changes
    }
}

/// Events as far as an answer has room for them.
struct PackedEvents {
    private(set) var events: [InboundEvent] = []
    private(set) var unreadable: [UnreadableEvent] = []
    /// Of a reply of 1 MiB. What Meta sends takes less than the call that brought it; only a call that repeats one long id in many
    /// events takes more.
    private var room = 14 << 16
    private var isFull = false

    mutating func add(_ outcome: GraphEvent.Outcome) {
        switch outcome {
        case .event(let event):
            if fits(event.json) { events.append(event) }
        case .unreadable(let event):
            if fits(event.json) { unreadable.append(event) }
        case .nothing: break
        }
    }

    private mutating func fits(_ json: JSONValue) -> Bool {
        room -= json.serialized().count + 1
        if room >= 0 { return true }
        if !isFull {
            unreadable.append(UnreadableEvent(reason: "one call has more events than an answer has room for", raw: ""))
        }
        isFull = true
        return false
    }
}
