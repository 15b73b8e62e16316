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
