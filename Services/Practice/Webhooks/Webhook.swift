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
