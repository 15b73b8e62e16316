// Normal form C is public in the standard library under this name only; Foundation's own would link all of Foundation.
@_spi(_Unicode) internal import Swift

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

extension Identifiers {
    /// All spellings a "no" must be found under, each once, without the empty ones.
    var normalised: [NormalisedIdentifier] {
        var found: [NormalisedIdentifier] = []
        func add(_ kind: NormalisedIdentifier.Kind, _ value: String?) {
            guard let value, !value.isEmpty else { return }
            let one = NormalisedIdentifier(kind: kind, value: value)
            if !found.contains(one) { found.append(one) }
        }
        let platform = platform.map(folded).flatMap { $0.isEmpty ? nil : $0 }
        add(.username, onPlatform(platform, username.map(handle)))
        add(.platformUserID, onPlatform(platform, platformUserID.map { trimmed($0) }))
        if let address = profileURL.flatMap(ProfileAddress.init) {
            add(.profileURL, address.text)
            add(.username, onPlatform(address.platform, address.username))
            add(.platformUserID, onPlatform(address.platform, address.platformUserID))
        }
        for email in email.map(mailboxes) ?? [] { add(.email, email) }
        add(.phone, phone.flatMap(digits))
        return found
    }
}

extension Identifiers {
    /// Usernames by network, also those that the profile's address says.
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
private func onPlatform(_ platform: String?, _ value: String?) -> String? {
    guard let platform, let value, !value.isEmpty else { return nil }
    return platform + "\0" + value
}

/// Usernames are compared without case on all four networks, and people write an `@` in front or not.
func handle(_ text: String) -> String {
    let name = folded(text)
    return name.hasPrefix("@") ? String(name.dropFirst()) : name
}

/// The address, and without its `+tag`: a no to one is a no to the mailbox behind it.
private func mailboxes(_ text: String) -> [String] {
    let address = folded(text)
    guard let at = address.utf8.lastIndex(of: UInt8(ascii: "@")), at != address.startIndex else { return [] }
    guard let plus = address.utf8[..<at].firstIndex(of: UInt8(ascii: "+")), plus != address.startIndex else {
        return [address]
    }
    return [address, address[..<plus] + String(address[at...])]
}

/// Digits only, in the international form without `00`.
/// - Returns: `nil` below six digits, which no telephone number has.
private func digits(_ text: String) -> String? {
    var number = String(text.unicodeScalars.filter { ("0"..."9").contains($0) }.map(Character.init))
    if number.hasPrefix("00") { number.removeFirst(2) }
    return number.count >= 6 ? number : nil
}

/// Without blanks at the ends, in small letters.
func folded(_ text: String) -> String { trimmed(text).lowercased() }

/// Without blanks at the ends, and with every accent in the one spelling that Unicode calls normal form C.
func trimmed(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return trimmedASCII(text) }
    var rest = String(String.UnicodeScalarView(text._nfc))[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
}

/// The same for most of the world's usernames, ten times as fast: imports come through here a million times.
private func trimmedASCII(_ text: String) -> String {
    let bytes = text.utf8
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = bytes.first, let last = bytes.last else { return text }
    guard isBlank(first) || isBlank(last) else { return text }
    let rest = bytes.drop(while: isBlank)
    let kept = rest.lastIndex { !isBlank($0) }.map { rest[...$0] } ?? rest[rest.endIndex...]
    return String(Substring(kept))
}
