package import Addresses

/// Everything by which one person may be known. Any part may be absent.
package struct Identifiers: Sendable, Equatable {
    /// The network that username and platform id belong to.
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
    enum Kind: String, CaseIterable {
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
    /// The spellings that a "no" is recorded under and looked up by, each once, without the empty ones. They are part of every stored
    /// hash: changing one forgets the people recorded before, so a change is a new form, and the one before stays.
    /// - Parameter book: the networks that are known; names on others, and addresses, have a spelling too.
    func normalised(_ book: AddressBook) -> [NormalisedIdentifier] {
        var spellings = Spellings()
        let platform = spellings.platform(platform.map(Visible.folded))
        var addresses = [profileURL]
        if let address = username.flatMap({ SpokenAddress.inName($0, on: platform, in: book) }) {
            addresses.append(address)
        } else {
            let reader = platform.flatMap(book.reader(of:))
            spellings.add(.username, onPlatform(platform, username.map { SpokenName.of($0, on: reader) }))
        }
        spellings.add(
            .platformUserID, onPlatform(platform, platformUserID.map { Visible.trimmed(Visible.composed($0)) }))
        for case let text? in addresses {
            guard let address = SpokenAddress(text, in: book) else { continue }
            spellings.add(.profileURL, address.text)
            spellings.add(.username, onPlatform(address.platform, address.username))
            spellings.add(.platformUserID, onPlatform(address.platform, address.platformUserID))
        }
        for email in email.map(MailAddress.read) ?? [] {
            for mailbox in MailAddress.mailboxes(email) { spellings.add(.email, mailbox) }
            spellings.add(.email, MailAddress.googleMailbox(email))
        }
        spellings.add(.phone, phone.flatMap(digits))
        return spellings.found
    }

    /// How the same identifiers were spelled before, where that differs: until 0.2 full stops in Facebook's names counted, e-mail cells
    /// were one address, escapes in names stayed; and before a further network was known, or by the rules that it had then.
    func earlier(_ book: AddressBook) -> [NormalisedIdentifier] {
        let present = normalised(book)
        // No network's rules spell addresses of mail and telephones.
        var named = self
        (named.email, named.phone) = (nil, nil)
        let before = book.isDelivered ? [] : ([.delivered] + book.before).flatMap { named.normalised($0) }
        return Set(spelledEarlier() + before).filter { !present.contains($0) }
    }

    private func spelledEarlier() -> [NormalisedIdentifier] {
        var spellings = Spellings()
        let platform = spellings.platform(platform.map(EarlierAddress.folded))
        spellings.add(.username, onPlatform(platform, username.map(EarlierAddress.handle)))
        spellings.add(.platformUserID, onPlatform(platform, platformUserID.map(Earlier.trimmed)))
        if let address = profileURL.flatMap(EarlierAddress.init) {
            spellings.add(.profileURL, address.text)
            spellings.add(.username, onPlatform(address.platform, address.username))
            spellings.add(.platformUserID, onPlatform(address.platform, address.platformUserID))
        }
        if let email = email.map(EarlierAddress.folded) {
            for mailbox in MailAddress.mailboxes(email) { spellings.add(.email, mailbox) }
        }
        spellings.add(.phone, phone.flatMap(digits))
        return spellings.found
    }
}

/// Spellings as they are found, each once.
private struct Spellings {
    private(set) var found: [NormalisedIdentifier] = []

    mutating func add(_ kind: NormalisedIdentifier.Kind, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        let one = NormalisedIdentifier(kind: kind, value: value)
        if !found.contains(one) { found.append(one) }
    }

    func platform(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
}

extension Identifiers {
    /// Usernames by network, also those that the profile's address says; on Facebook without full stops.
    package func usernames(_ book: AddressBook) -> [(platform: String, name: String)] {
        onPlatforms(.username, book).map { ($0, $1) }
    }
    /// The networks' own ids, likewise.
    package func platformUserIDs(_ book: AddressBook) -> [(platform: String, id: String)] {
        onPlatforms(.platformUserID, book).map { ($0, $1) }
    }

    private func onPlatforms(_ kind: NormalisedIdentifier.Kind, _ book: AddressBook) -> [(String, String)] {
        normalised(book).filter { $0.kind == kind }.compactMap { one in
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

/// Digits only, in the international form without `00`.
/// - Returns: `nil` below six digits, which no telephone number has.
private func digits(_ text: String) -> String? {
    var number = String(text.unicodeScalars.filter { ("0"..."9").contains($0) }.map(Character.init))
    if number.hasPrefix("00") { number.removeFirst(2) }
    return number.count >= 6 ? number : nil
}
