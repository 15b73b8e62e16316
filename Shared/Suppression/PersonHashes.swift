internal import Secrets

/// Keyed hashes of everything that names one person.
///
/// ``present`` is what is written down beside people and actions. A "no" is written under ``all``, and looked up under all of them
/// where it may have been recorded by earlier rules.
package struct PersonHashes: Sendable {
    /// The kind of a contact of which only the hash is known.
    static let contact = "contact"

    struct Keyed: Sendable {
        let hash: [UInt8]
        let kind: String
    }
    /// By today's rules: one per way of naming the person.
    let named: [Keyed]
    /// The same identifiers by earlier rules, where those gave another text.
    let spelled: [Keyed]
    /// Further spellings that may have been given before (``Identifiers/variants(_:)``).
    let guessed: [Keyed]

    package var present: [[UInt8]] { named.map(\.hash) }
    package var all: [[UInt8]] { (named + spelled + guessed).map(\.hash) }
}

extension SuppressionList {
    /// The hashes a person is looked up under where they are known by name: by today's rules, and by those before. Each 32 bytes:
    /// HMAC-SHA-256 over kind, NUL and spelling. No order is promised.
    package func hashes(for identifiers: Identifiers) -> [[UInt8]] {
        unique(identifiers.normalised(book) + identifiers.earlier(book), and: identifiers.contactHashes).map(\.hash)
    }

    /// The hashes that are stored beside a person: by today's rules only.
    package func presentHashes(for identifiers: Identifiers) -> [[UInt8]] {
        keyed(identifiers.normalised(book)).map(\.hash)
    }

    /// Everything under which a person may lie on the list, or among hashes of before.
    package func everyHash(for identifiers: Identifiers) -> PersonHashes {
        let named = unique(identifiers.normalised(book), and: identifiers.contactHashes)
        var seen = Set(named.map(\.hash))
        func fresh(_ spellings: [NormalisedIdentifier]) -> [PersonHashes.Keyed] {
            keyed(spellings).filter { seen.insert($0.hash).inserted }
        }
        let spelled = fresh(identifiers.earlier(book))
        return PersonHashes(named: named, spelled: spelled, guessed: fresh(identifiers.variants(book)))
    }

    private func keyed(_ spellings: [NormalisedIdentifier]) -> [PersonHashes.Keyed] {
        spellings.map { one in
            PersonHashes.Keyed(
                hash: hmac.tag(Array((one.kind.rawValue + "\0" + one.value).utf8)), kind: one.kind.rawValue)
        }
    }

    /// Contacts of which only the hash is known stand behind the names, unless a name is the same.
    private func unique(_ spellings: [NormalisedIdentifier], and contacts: [[UInt8]]) -> [PersonHashes.Keyed] {
        let named = keyed(spellings)
        guard !contacts.isEmpty else { return named }
        let known = Set(named.map(\.hash))
        return named + Set(contacts).subtracting(known).map { PersonHashes.Keyed(hash: $0, kind: PersonHashes.contact) }
    }
}
