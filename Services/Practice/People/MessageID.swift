internal import Secrets

/// Ids as each network writes them; never given twice, also across restarts and resets.
enum MessageID {
    static func fresh(_ network: PracticeNetwork) -> String {
        switch network {
        case .facebook: "m_" + base64URL(randomBytes(36))
        case .linkedin: "2-" + base64URL(randomBytes(24))
        // A number that fits in 63 bits, as Mastodon's.
        case .testnet:
            String(randomBytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } >> 4 | 1 << 59)
        }
    }
}
