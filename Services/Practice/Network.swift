/// The networks whose dialects are spoken here; each has its paths below its own name.
enum Network: String, CaseIterable, Sendable {
    case facebook
    case linkedin
    /// Mastodon's dialect, whose `Idempotency-Key` makes a repeated call harmless.
    case testnet
}

/// What the networks here take for true. Nobody's real credential is ever needed.
enum Credentials {
    static let token = "practice-token"
    static let expired = "practice-expired-token"
    static let revoked = "practice-revoked-token"
    /// Valid, but lacks every permission.
    static let unprivileged = "practice-unprivileged-token"
    static let appID = "1042000000000000"
    static let appSecret = "practice-secret"
    static let verifyToken = "practice-verify"

    enum State: Sendable { case valid, expired, revoked, unprivileged, unknown, missing }

    static func state(of token: String?) -> State {
        switch token {
        case nil, "": .missing
        case self.token: .valid
        case expired: .expired
        case revoked: .revoked
        case unprivileged: .unprivileged
        default: .unknown
        }
    }

    /// The credential of `Authorization: Bearer …`; `nil` without one.
    static func bearer(_ header: String?) -> String? {
        guard let header, header.lowercased().hasPrefix("bearer ") else { return nil }
        return String(header.dropFirst("bearer ".count).drop { $0 == " " })
    }
}

/// Who writes: the one account that each network here has.
enum Accounts {
    static let page = "1042000000000001"
    static let pageName = "Practice Page"
    /// A person's id; the URN is ``memberURN``.
    static let member = "PractMe001"
    static let memberURN = "urn:li:person:PractMe001"
    static let memberName = (first: "Robin", last: "Practice")
    static let testnet = "practice"

    static func own(_ network: Network) -> String {
        switch network {
        case .facebook: page
        case .linkedin: memberURN
        case .testnet: testnet
        }
    }
}
