/// The networks that people are known on, and how each is read. Which ones they are is data: the delivered four, and those that adapters
/// brought (decision 0029).
package struct AddressBook: Sendable {
    /// The networks Outreach is delivered with; always known.
    package static let delivered = AddressBook([])

    private let readers: [PlatformReader]
    private let byPlatform: [String: PlatformReader]
    private let hosts: [(name: String, isExactInNoes: Bool, reader: PlatformReader)]
    private let forwarding: Set<String>
    /// The rules that further networks had before, newest first: noes were spelled by them.
    package let before: [AddressBook]
    /// No further network is known.
    package var isDelivered: Bool { readers.count == PlatformRules.delivered.count && before.isEmpty }

    /// - Parameter further: networks besides the delivered ones. A delivered network's own rules are part of hashes that exist, so no
    ///   others take their place.
    /// - Parameter before: sets of rules that some of them had before.
    package init(_ further: [PlatformRules], before: [[PlatformRules]] = []) {
        self.before = before.map { AddressBook($0) }
        let known = Set(PlatformRules.delivered.map(\.platform))
        let rules = PlatformRules.delivered + further.filter { !known.contains($0.platform) }
        readers = rules.map(PlatformReader.init)
        byPlatform = Dictionary(readers.map { ($0.platform, $0) }) { first, _ in first }
        hosts = readers.flatMap { reader in
            reader.rules.addresses.hosts.map { ($0.name, $0.isExactInNoes, reader) }
        }
        forwarding = Set(rules.flatMap(\.addresses.forwarding))
    }

    /// The words of the column `platform`, the delivered ones first.
    package var platforms: [String] { readers.map(\.platform) }
    package var all: [PlatformReader] { readers }

    package func reader(of platform: String) -> PlatformReader? { byPlatform[platform] }

    /// - Parameter folded: a network's name as people write it into a column, without what is no letter or digit.
    package func reader(spelled folded: String) -> PlatformReader? {
        byPlatform[folded]
            ?? readers.first { reader in
                reader.rules.files.shortNames.contains(folded) || reader.platform.filter { $0 != "_" } == folded
            }
    }

    /// `linkedin, facebook, instagram and tiktok`.
    package var listed: String { AddressBook.joined(platforms, "and") }
    /// `LinkedIn, Facebook, Instagram or TikTok`.
    package var titles: String { AddressBook.joined(readers.map(\.title), "or") }

    private static func joined(_ words: [String], _ last: String) -> String {
        words.count < 2
            ? words.joined() : words.dropLast().joined(separator: ", ") + " \(last) \(words[words.count - 1])"
    }

    func forwards(_ host: String) -> Bool { forwarding.contains(host) }

    /// The network whose pages `host` (small letters) serves, in whatever country or on whatever device.
    package func reader(host: String) -> PlatformReader? {
        hosts.first { AddressBook.serves(host, $0.name) }?.reader
    }

    /// The same for the address in a no.
    func readerOfNo(host: String) -> PlatformReader? {
        hosts.first { $0.isExactInNoes ? host == $0.name : AddressBook.serves(host, $0.name) }?.reader
    }

    static func serves(_ host: String, anyOf domains: [String]) -> Bool { domains.contains { serves(host, $0) } }

    private static func serves(_ host: String, _ domain: String) -> Bool {
        let rest = host.utf8.count - domain.utf8.count
        guard rest >= 0, host.utf8.dropFirst(rest).elementsEqual(domain.utf8) else { return false }
        return rest == 0 || host.utf8.dropFirst(rest - 1).first == UInt8(ascii: ".")
    }
}
