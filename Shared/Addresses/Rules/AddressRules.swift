/// Which addresses are a network's, whom each shows, and how a person's one address is written.
package struct AddressRules: Sendable, Equatable {
    package struct Host: Sendable, Equatable {
        /// In small letters. Whatever stands before it and a full stop is a country or a device.
        package var name: String
        /// A step that stands before the name on this host and no other.
        package var step: String?
        /// In a no it counts only when nothing stands before it: part of hashes that exist.
        package var isExactInNoes: Bool

        package init(_ name: String, step: String? = nil, isExactInNoes: Bool = false) {
            (self.name, self.step, self.isExactInNoes) = (name, step, isExactInNoes)
        }
    }

    /// A kind of page. Of several that fit, the first counts.
    package struct Form: Sendable, Equatable {
        package enum Meaning: Sendable, Equatable {
            case person
            /// What it is, such as `a company page` (R0.42, R0.43: people only, companies never).
            case other(String)
            /// Why such an address is not taken, and what to do.
            case refused(String)
        }
        package var path: String
        package var meaning: Meaning

        package init(_ path: String, _ meaning: Meaning = .person) { (self.path, self.meaning) = (path, meaning) }
    }

    /// What a no's address may say beyond ``forms``: people copy it from anywhere, and nobody is asked to correct it.
    package struct Noes: Sendable, Equatable {
        /// More steps that mean nothing.
        package var passed: [String]
        /// First steps of pages that show nobody: inboxes.
        package var nobody: [String]
        /// More paths with a name.
        package var forms: [String]
        package init(passed: [String] = [], nobody: [String] = [], forms: [String] = []) {
            (self.passed, self.nobody, self.forms) = (passed, nobody, forms)
        }
    }

    /// The first one is where people's pages are; noes are spelled by it.
    package var hosts: [Host]
    /// Hosts whose addresses lead anywhere.
    package var forwarding: [String]
    /// Steps in front of a name that mean nothing: a mobile site's, an app's.
    package var passed: [String]
    /// An `@` in front of a name is no part of it.
    package var allowsAt: Bool
    package var forms: [Form]
    /// What a page is that has no form here; continues "is", as ``Form/Meaning/other(_:)`` does.
    package var otherwise: String
    /// The same for the address without a path.
    package var front: String?
    /// A person's one address, `{name}` in it.
    package var profile: String
    /// The one of whoever has a number only, `{number}` in it.
    package var numbered: String?
    package var noes: Noes

    package init(
        hosts: [Host], forwarding: [String] = [], passed: [String] = [], allowsAt: Bool = false, forms: [Form],
        otherwise: String, front: String? = nil, profile: String, numbered: String? = nil, noes: Noes = Noes()
    ) {
        (self.hosts, self.forwarding, self.passed, self.allowsAt) = (hosts, forwarding, passed, allowsAt)
        (self.forms, self.otherwise, self.front) = (forms, otherwise, front)
        (self.profile, self.numbered, self.noes) = (profile, numbered, noes)
    }
}
