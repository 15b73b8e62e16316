/// The networks Social Outreach knows (R0.3). The raw value is the column `platform`.
package enum Network: String, Sendable, CaseIterable, Hashable {
    case linkedin, facebook, instagram, tiktok

    /// The network's own spelling of its name.
    package var name: String {
        switch self {
        case .linkedin: "LinkedIn"
        case .facebook: "Facebook"
        case .instagram: "Instagram"
        case .tiktok: "TikTok"
        }
    }

    /// - Parameter spelling: what people write into a column: any case, with spaces, or the usual short form.
    package init?(spelling: String) {
        if let exact = Network(rawValue: spelling) {
            self = exact
            return
        }
        switch FoldedHeading(spelling).text {
        case "linkedin", "li": self = .linkedin
        case "facebook", "fb": self = .facebook
        case "instagram", "ig", "insta": self = .instagram
        case "tiktok", "tt": self = .tiktok
        default: return nil
        }
    }

    /// The network whose pages `host` (lower case) serves, in whatever country or on whatever device.
    init?(host: String) {
        let match = Self.domains.first { domain, _ in
            let rest = host.utf8.count - domain.utf8.count
            guard rest >= 0, host.utf8.dropFirst(rest).elementsEqual(domain.utf8) else { return false }
            return rest == 0 || host.utf8.dropFirst(rest - 1).first == UInt8(ascii: ".")
        }
        guard let match else { return nil }
        self = match.1
    }

    private static let domains: [(String, Network)] = [
        ("linkedin.com", .linkedin), ("facebook.com", .facebook), ("fb.com", .facebook),
        ("m.me", .facebook), ("messenger.com", .facebook),
        ("instagram.com", .instagram), ("instagr.am", .instagram), ("ig.me", .instagram), ("tiktok.com", .tiktok),
    ]

    static let listed = "linkedin, facebook, instagram and tiktok"
}

/// A heading without what varies from file to file: case, spaces, underscores, punctuation.
struct FoldedHeading {
    let text: String

    init(_ heading: String) {
        text = String(
            heading.lowercased().unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            })
    }
}
