internal import Suppression

/// A person's address on a network in its one canonical spelling, so that a unique check finds the same person (C22).
///
/// Canonical means: https, the network's main host, no tracking, no fragment, no language or tab behind the name, the
/// name composed (NFC), in lower case and percent-encoded, on Facebook without full stops, which it ignores:
/// `https://www.linkedin.com/in/<name>`, `https://www.facebook.com/<name>` or `…/profile.php?id=<number>`,
/// `https://www.instagram.com/<name>/`, `https://www.tiktok.com/@<name>`.
package struct ProfileURL: Sendable, Hashable {
    package let network: Network
    /// The name in the address, decoded and folded; digits for a numbered Facebook profile.
    package let username: String
    /// The canonical address.
    package let text: String
    /// The network's own id of the person, where the address tells it.
    package let platformUserID: String?

    /// Reads an address as it was copied from a browser, an app or an export.
    package init(_ text: String) throws(ProfileURLRefusal) {
        let address = try WebAddress(text)
        if let refusal = Self.shortLink(address.host) { throw refusal }
        guard let network = Network(host: address.host) else {
            throw ProfileURLRefusal(
                reason: "leads to \(address.host), and this network is not known to Social Outreach; give an address on"
                    + " LinkedIn, Facebook, Instagram or TikTok")
        }
        let name: ProfileName =
            switch network {
            case .linkedin: try .linkedIn(address)
            case .facebook: try .facebook(address)
            case .instagram: try .instagram(address)
            case .tiktok: try .tiktok(address)
            }
        try self.init(network, name)
    }

    /// The address of the person called `username` (with or without `@`), under the same rules as any other address:
    /// digits are a numbered Facebook profile, and a network's own pages are nobody's name.
    package init(network: Network, username: String) throws(ProfileURLRefusal) {
        let spelled = NetworkName.unescaped(Visible.trimmed(username))
        let handle = spelled.hasPrefix("@") ? String(spelled.dropFirst()) : spelled
        if let objection = Handle.objection(to: handle, on: network) { throw ProfileURLRefusal(reason: objection) }
        try self.init(Self.base(network) + WebAddress.encoded(handle))
    }

    private init(_ network: Network, _ name: ProfileName) throws(ProfileURLRefusal) {
        self.network = network
        switch name {
        case .number(let digits):
            username = digits
            text = "https://www.facebook.com/profile.php?id=\(digits)"
            platformUserID = digits
        case .handle(let spelled):
            let handle = Handle.folded(spelled)
            if let objection = Handle.objection(to: handle, on: network) { throw ProfileURLRefusal(reason: objection) }
            username = handle
            let plain = NetworkName.plain(handle, on: network.rawValue)
            text = Self.base(network) + WebAddress.encoded(plain) + (network == .instagram ? "/" : "")
            platformUserID = network == .linkedin && Handle.isOpaque(handle) ? handle : nil
            guard text.utf8.count <= WebAddress.longest else {
                throw ProfileURLRefusal(
                    reason: "is longer than \(WebAddress.longest) bytes; give the profile's own address")
            }
        }
    }

    private static func base(_ network: Network) -> String {
        switch network {
        case .linkedin: "https://www.linkedin.com/in/"
        case .facebook: "https://www.facebook.com/"
        case .instagram: "https://www.instagram.com/"
        case .tiktok: "https://www.tiktok.com/@"
        }
    }

    private static let forwarders: Set<String> = [
        "lnkd.in", "fb.me", "vm.tiktok.com", "vt.tiktok.com", "l.facebook.com", "l.instagram.com",
    ]

    private static func shortLink(_ host: String) -> ProfileURLRefusal? {
        guard forwarders.contains(host) else { return nil }
        return ProfileURLRefusal(reason: "is a forwarding link; open it and give the address it leads to")
    }
}
