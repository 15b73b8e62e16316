internal import AdapterKit
package import AdapterWire
internal import JSON

/// What sets Meta's messaging networks apart; everything else they share.
package struct GraphNetwork: Sendable {
    /// How the access token travels.
    package enum Proof: Sendable {
        /// In form and query, with the proof that an app may be set to require (`appsecret_proof`).
        case parameters
        /// In the header `Authorization`, with JSON bodies.
        case bearer
    }

    package let name: String
    package let proof: Proof
    /// `platform` of the conversations' list.
    package let platform: String
    /// `object` of webhook calls.
    package let object: String
    package let textLimit: Manifest.TextLimit
    package let profileFields: String

    package init(
        name: String, proof: Proof, platform: String, object: String, textLimit: Manifest.TextLimit,
        profileFields: String
    ) {
        (self.name, self.proof, self.platform, self.object) = (name, proof, platform, object)
        (self.textLimit, self.profileFields) = (textLimit, profileFields)
    }

    /// The version that these shapes were written for; each lives about two years.
    package static let defaultVersion = "v26.0"

    /// The account's setting `api_version`.
    /// - Throws: when it is anything but `v`, digits, a point and digits.
    func version(_ start: AdapterCall.Start) throws(AdapterFailure) -> String {
        guard let setting = start.settings["api_version"], !setting.isNull else { return GraphNetwork.defaultVersion }
        let parts = (setting.stringValue ?? "").dropFirst().split(separator: ".", omittingEmptySubsequences: false)
        let isVersion = parts.count == 2 && parts.allSatisfy(Self.isShortNumber) && setting.stringValue?.first == "v"
        guard isVersion, let text = setting.stringValue else {
            throw AdapterFailure(.configuration, "\(name): the account's setting api_version must look like v26.0.")
        }
        return text
    }

    private static func isShortNumber(_ text: Substring) -> Bool {
        (1...3).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// The person's page-scoped id.
    func person(_ input: MessageInput) throws(AdapterFailure) -> String {
        guard let id = input.personID, id.utf8.count <= 128, PathSegment.encoded(id) == id else {
            throw AdapterFailure(
                .recipientUnreachable,
                "\(name) addresses people by the id it gives them when they write to us; this person has none.")
        }
        return id
    }

    func get(
        _ id: String, _ path: String, query: [WirePair], capture: [String: String] = [:]
    ) -> WireRequest {
        WireRequest(
            id: id, target: .base("api", path: path), query: query + (proof == .parameters ? GraphNetwork.proofs : []),
            headers: headers, capture: capture)
    }

    /// The token as it travels outside query and form.
    var headers: [WirePair] {
        proof == .bearer ? [WirePair("Authorization", .concat(["Bearer ", .secret("access_token")]))] : []
    }

    static let proofs = [
        WirePair("access_token", .secret("access_token")),
        WirePair("appsecret_proof", .hmacSHA256(key: "app_secret", of: .secret("access_token"))),
    ]
}
