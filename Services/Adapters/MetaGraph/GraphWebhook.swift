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
        // An answer that shows in the network's own log, for a call that nobody can read.
        guard let document = call.document else { return InboundAnswer(verify: verify, status: 400) }
        guard document["object"]?.stringValue == object else { return InboundAnswer(verify: verify) }
        let entries = document["entry"]?.arrayValue ?? []
        return InboundAnswer(verify: verify, events: GraphNetwork.fitting(entries))
    }

    /// Room for events in a reply of 1 MiB. What Meta sends takes less than the call that brought it; only a forged call, which
    /// repeats one long id in many events, takes more.
    private static let mostBytes = 15 << 16

    private static func fitting(_ entries: [JSONValue]) -> [InboundEvent] {
        var (events, room): ([InboundEvent], Int) = ([], mostBytes)
        for entry in entries {
            for json in entry["messaging"]?.arrayValue ?? [] {
                guard let event = GraphEvent(json, in: entry)?.event else { continue }
                room -= event.json.serialized().count + 1
                guard room >= 0 else { return events }
                events.append(event)
            }
        }
        return events
    }
}

/// One entry of `messaging`.
struct GraphEvent {
    /// `nil` for what we have no word for: echoes of our own, deletions, reactions, buttons.
    let event: InboundEvent?

    /// - Returns: `nil` without a sender.
    init?(_ json: JSONValue, in entry: JSONValue) {
        guard let sender = Self.text(json["sender"]?["id"]), !sender.isEmpty else { return nil }
        let account = Self.text(json["recipient"]?["id"]) ?? Self.text(entry["id"])
        let at = Self.moment(json["timestamp"]) ?? Self.moment(entry["time"])
        if let message = json["message"] {
            event = Self.reply(message, sender, account, at)
        } else if let delivery = json["delivery"] {
            event = InboundEvent(
                .delivered, senderID: sender, accountRef: account,
                externalIDs: (delivery["mids"]?.arrayValue ?? []).compactMap(Self.message),
                before: Self.moment(delivery["watermark"]), at: at)
        } else if let read = json["read"] {
            // Messenger gives a moment, Instagram the message.
            event = InboundEvent(
                .read, senderID: sender, accountRef: account, externalIDs: Self.message(read["mid"]).map { [$0] } ?? [],
                before: Self.moment(read["watermark"]), at: at)
        } else {
            event = nil
        }
    }

    /// A picture is an answer too, without a text.
    private static func reply(_ message: JSONValue, _ sender: String, _ account: String?, _ at: Int?) -> InboundEvent? {
        guard message["is_echo"]?.boolValue != true, message["is_deleted"]?.boolValue != true,
            let id = Self.message(message["mid"])
        else { return nil }
        return InboundEvent(
            .reply, senderID: sender, externalID: id, accountRef: account, text: message["text"]?.stringValue, at: at)
    }

    /// An account's id. They are strings, and sometimes numbers; real ones have some twenty digits.
    private static func text(_ json: JSONValue?) -> String? {
        guard let id = json?.stringValue ?? json?.intValue.map({ String($0) }), id.utf8.count <= 128 else { return nil }
        return id
    }

    /// A message's id. Instagram's have some 170 bytes.
    private static func message(_ json: JSONValue?) -> String? {
        guard let id = json?.stringValue, !id.isEmpty, id.utf8.count <= 512 else { return nil }
        return id
    }

    private static func moment(_ json: JSONValue?) -> Int? {
        json?.intValue.flatMap { $0 >= 0 ? Int($0) : nil }
    }
}
