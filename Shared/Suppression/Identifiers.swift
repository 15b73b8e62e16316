/// Everything by which one person may be known. Any part may be absent.
package struct Identifiers: Sendable, Equatable {
    /// `linkedin`, `facebook`, `instagram`, `tiktok`: what username and platform id belong to.
    package var platform: String?
    package var username: String?
    package var platformUserID: String?
    package var profileURL: String?
    package var email: String?
    package var phone: String?
    /// Hashes of e-mail addresses or telephone numbers that are not kept themselves (``SuppressionList/hashes(for:)``).
    package var contactHashes: [[UInt8]]

    package init(
        platform: String? = nil, username: String? = nil, platformUserID: String? = nil, profileURL: String? = nil,
        email: String? = nil, phone: String? = nil, contactHashes: [[UInt8]] = []
    ) {
        self.contactHashes = contactHashes
        (self.platform, self.username, self.platformUserID) = (platform, username, platformUserID)
        (self.profileURL, self.email, self.phone) = (profileURL, email, phone)
    }
}

/// One way of naming a person, in the only spelling that is hashed. Both fields are part of every stored hash: changing a
/// spelling forgets the people recorded before.
struct NormalisedIdentifier: Hashable {
    enum Kind: String {
        case username
        case platformUserID = "platform_user_id"
        case profileURL = "profile_url"
        case email
        case phone
    }
    let kind: Kind
    let value: String
}

/// The rules a spelling is made by. They are part of every stored hash: changing one forgets the people recorded before, so a
/// change is a new form, and the one before stays.
enum Form {
    /// Until 0.2: full stops in Facebook's names counted, e-mail cells were one address, escapes in names stayed.
    case earlier
    case present

    func trimmed(_ text: String) -> String {
        self == .present ? Visible.trimmed(Visible.composed(text)) : Earlier.trimmed(text)
    }
    func folded(_ text: String) -> String {
        self == .present ? Visible.folded(text) : Earlier.trimmed(text).lowercased()
    }
}

extension Identifiers {
    /// The spellings that a "no" is recorded under and looked up by, each once, without the empty ones.
    var normalised: [NormalisedIdentifier] { spelled(.present) }

    /// How the same identifiers were spelled before, where that differs.
    var earlier: [NormalisedIdentifier] {
        let present = normalised
        return spelled(.earlier).filter { !present.contains($0) }
    }

    func spelled(_ form: Form) -> [NormalisedIdentifier] {
        var found: [NormalisedIdentifier] = []
        func add(_ kind: NormalisedIdentifier.Kind, _ value: String?) {
            guard let value, !value.isEmpty else { return }
            let one = NormalisedIdentifier(kind: kind, value: value)
            if !found.contains(one) { found.append(one) }
        }
        let platform = platform.map(form.folded).flatMap { $0.isEmpty ? nil : $0 }
        var addresses = [profileURL]
        if form == .present, let address = username.flatMap({ ProfileAddress.inName($0, on: platform) }) {
            addresses.append(address)
        } else {
            add(.username, onPlatform(platform, username.map { form.handle($0, on: platform) }))
        }
        add(.platformUserID, onPlatform(platform, platformUserID.map(form.trimmed)))
        for case let text? in addresses {
            guard let address = ProfileAddress(text, form) else { continue }
            add(.profileURL, address.text)
            add(.username, onPlatform(address.platform, address.username))
            add(.platformUserID, onPlatform(address.platform, address.platformUserID))
        }
        for email in email.map(form.addresses) ?? [] {
            for mailbox in MailAddress.mailboxes(email) { add(.email, mailbox) }
            if form == .present { add(.email, MailAddress.googleMailbox(email)) }
        }
        add(.phone, phone.flatMap(digits))
        return found
    }
}

extension Identifiers {
    /// Usernames by network, also those that the profile's address says; on Facebook without full stops.
    package var usernames: [(platform: String, name: String)] { onPlatforms(.username).map { ($0, $1) } }
    /// The networks' own ids, likewise.
    package var platformUserIDs: [(platform: String, id: String)] { onPlatforms(.platformUserID).map { ($0, $1) } }

    private func onPlatforms(_ kind: NormalisedIdentifier.Kind) -> [(String, String)] {
        normalised.filter { $0.kind == kind }.compactMap { one in
            let parts = one.value.split(separator: "\0", maxSplits: 1)
            return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
        }
    }
}

/// Usernames and ids mean something on their network only.
func onPlatform(_ platform: String?, _ value: String?) -> String? {
    guard let platform, let value, !value.isEmpty else { return nil }
    return platform + "\0" + value
}

extension Form {
    /// Usernames are compared without case on all four networks, and people write an `@` in front or not. Facebook ignores full
    /// stops in its names.
    func handle(_ text: String, on platform: String?) -> String {
        guard self == .present else {
            let name = Earlier.trimmed(text).lowercased()
            return name.hasPrefix("@") ? String(name.dropFirst()) : name
        }
        var name = folded(NetworkName.unescaped(text))
        if name.hasPrefix("@") { name = folded(String(name.dropFirst())) }
        while name.utf8.last == UInt8(ascii: "/") { name.removeLast() }
        return NetworkName.plain(name, on: platform)
    }

    func addresses(_ cell: String) -> [String] {
        self == .present ? MailAddress.read(cell) : [Earlier.trimmed(cell).lowercased()]
    }
}

/// Digits only, in the international form without `00`.
/// - Returns: `nil` below six digits, which no telephone number has.
private func digits(_ text: String) -> String? {
    var number = String(text.unicodeScalars.filter { ("0"..."9").contains($0) }.map(Character.init))
    if number.hasPrefix("00") { number.removeFirst(2) }
    return number.count >= 6 ? number : nil
}
