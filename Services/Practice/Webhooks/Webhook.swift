internal import HTTPClient
internal import HTTPServer
internal import JSON
internal import Secrets
internal import Timekeeping

/// Where events go, and what they are signed with.
struct Webhook: Sendable {
    let network: PracticeNetwork
    let url: String
    let appSecret: String
    let verifyToken: String
    /// What the page is subscribed to (`subscribed_apps`).
    var fields: Set<String> = Webhook.usualFields

    static let usualFields: Set<String> = ["messages"]

    /// Holds secrets: for the file, not for an answer.
    var record: JSONValue {
        [
            "network": .string(network.rawValue), "url": .string(url), "app_secret": .string(appSecret),
            "verify_token": .string(verifyToken), "fields": .array(fields.sorted().map(JSONValue.string)),
        ]
    }

    /// The question that proves that the receiver knows the verify token (Graph API webhooks, "verification requests").
    func handshake(challenge: String) -> HTTPRequest {
        let query = [
            ("hub.mode", "subscribe"), ("hub.verify_token", verifyToken), ("hub.challenge", challenge),
        ].map { "\($0)=\(PercentDecoding.encode($1))" }.joined(separator: "&")
        return HTTPRequest(url: url + (url.contains("?") ? "&" : "?") + query, timeout: .seconds(20))
    }

    func request(_ body: [UInt8]) -> HTTPRequest {
        let tag = hex(hmacSHA256(key: Array(appSecret.utf8), body))
        return HTTPRequest(
            method: "POST", url: url,
            headers: [
                ("Content-Type", "application/json"), ("X-Hub-Signature-256", "sha256=\(tag)"),
                ("User-Agent", "facebookexternalua"),
            ], body: body, timeout: .seconds(20))
    }
}

extension Webhook {
    /// - Returns: `nil` when something is missing.
    init?(_ json: JSONValue) {
        guard let network = json["network"]?.stringValue.flatMap(PracticeNetwork.init(rawValue:)),
            let url = json["url"]?.stringValue, let secret = json["app_secret"]?.stringValue,
            let token = json["verify_token"]?.stringValue
        else { return nil }
        (self.network, self.url, appSecret, verifyToken) = (network, url, secret, token)
        if let fields = json["fields"]?.arrayValue { self.fields = Set(fields.compactMap(\.stringValue)) }
    }
}

/// An event of a page's inbox, in Messenger's shape.
enum PageEvent {
    static func said(_ said: Utterance, from person: Person) -> JSONValue {
        let (id, text) = (JSONValue.string(said.id), JSONValue.string(said.text))
        switch said.form {
        case .message: return page(said, "messaging", [event(person, said, ["message": ["mid": id, "text": text]])])
        case .standby: return page(said, "standby", [event(person, said, ["message": ["mid": id, "text": text]])])
        case .change:
            let change: JSONValue = [
                "field": "messages", "value": event(person, said, ["message": ["mid": id, "text": text]]),
            ]
            return page(said, "changes", [change])
        case .button:
            return page(
                said, "messaging", [event(person, said, ["postback": ["mid": id, "title": text, "payload": "X"]])])
        case .edited:
            return page(
                said, "messaging",
                [
                    event(person, said, ["message": ["mid": id, "text": "ok send me mroe"]]),
                    event(person, said, ["message_edit": ["mid": id, "text": text, "num_edit": 1]]),
                ])
        }
    }

    private static func event(_ person: Person, _ said: Utterance, _ what: JSONObject) -> JSONValue {
        var event: JSONObject = [
            "sender": ["id": .string(person.id)], "recipient": ["id": .string(PracticeAccounts.page)],
            "timestamp": .int(said.at.microseconds / 1000),
        ]
        event.fields += what.fields
        return .object(event)
    }

    private static func page(_ said: Utterance, _ line: String, _ events: [JSONValue]) -> JSONValue {
        var entry: JSONObject = ["id": .string(PracticeAccounts.page), "time": .int(said.at.microseconds / 1000)]
        entry[line] = .array(events)
        return ["object": "page", "entry": [.object(entry)]]
    }
}
