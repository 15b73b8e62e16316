/// A person's address on a network in its one canonical spelling, so that a unique check finds the same person (C22).
///
/// Canonical means: https, the network's main host, no tracking, no fragment, no language or tab behind the name, the
/// name composed (NFC), in small letters and percent-encoded, without what the network ignores, which is full stops on Facebook:
/// `https://www.linkedin.com/in/<name>`, `https://www.facebook.com/<name>` or `…/profile.php?id=<number>`,
/// `https://www.instagram.com/<name>/`, `https://www.tiktok.com/@<name>`.
package struct ProfileURL: Sendable, Hashable {
    package let platform: String
    /// The name in the address, decoded and folded; digits for a numbered profile.
    package let username: String
    /// The canonical address.
    package let text: String
    /// The network's own id of the person, where the address tells it.
    package let platformUserID: String?

    /// Reads an address as it was copied from a browser, an app or an export.
    package init(_ text: String, in book: AddressBook = .delivered) throws(AddressRefusal) {
        let address = try AddressParts(text)
        guard !book.forwards(address.host) else {
            throw AddressRefusal(reason: "is a forwarding link; open it and give the address it leads to")
        }
        guard let reader = book.reader(host: address.host) else {
            throw AddressRefusal(
                reason: "leads to \(address.host), and this network is not known to Outreach; give an address on "
                    + book.titles)
        }
        try self.init(reader, try reader.target(of: address))
    }

    /// The address of the person called `username` (with or without `@`), under the same rules as any other address:
    /// digits are a numbered Facebook profile, and a network's own pages are nobody's name.
    package init(platform: String, username: String, in book: AddressBook = .delivered) throws(AddressRefusal) {
        guard let reader = book.reader(of: platform) else {
            throw AddressRefusal(
                reason: "is on a network that is not known to Outreach; give an address on \(book.titles)")
        }
        let spelled = PercentEscapes.resolved(Visible.trimmed(username))
        let name = spelled.hasPrefix("@") ? String(spelled.dropFirst()) : spelled
        if let objection = reader.names.objection(to: name) { throw AddressRefusal(reason: objection) }
        try self.init(reader, try reader.target(of: AddressParts(reader.spelled(name))))
    }

    private init(_ reader: PlatformReader, _ target: ProfileTarget) throws(AddressRefusal) {
        platform = reader.platform
        switch target {
        case .number(let digits):
            guard let address = reader.address(ofNumber: digits) else {
                throw AddressRefusal(reason: "shows a number and no name; give the address with the name")
            }
            (username, text, platformUserID) = (digits, address, digits)
        case .name(let spelled):
            let name = reader.names.folded(spelled)
            if let objection = reader.names.objection(to: name) { throw AddressRefusal(reason: objection) }
            (username, text) = (name, reader.address(of: name))
            platformUserID = reader.names.isOpaque(name) ? name : nil
            guard text.utf8.count <= AddressParts.longest else {
                throw AddressRefusal(
                    reason: "is longer than \(AddressParts.longest) bytes; give the profile's own address")
            }
        }
    }
}
