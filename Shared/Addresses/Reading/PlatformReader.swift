/// One network's rules, ready to be used a million times.
package final class PlatformReader: Sendable {
    package let rules: PlatformRules
    package let names: NameReader
    let forms: [PageForm]
    private let passed: Set<String>
    /// A step that stands before the name on one host only.
    private let steps: [String: String]
    private let allowsAt: Bool
    let noes: NoReader
    private let prefix: String
    private let suffix: String
    private let numbered: (prefix: String, suffix: String)?

    init(_ rules: PlatformRules) {
        self.rules = rules
        names = NameReader(rules.names, title: rules.title)
        forms = rules.addresses.forms.compactMap(PageForm.init)
        passed = Set(rules.addresses.passed)
        allowsAt = rules.addresses.allowsAt
        let steps = rules.addresses.hosts.compactMap { host in host.step.map { (host.name, $0) } }
        self.steps = Dictionary(steps) { first, _ in first }
        noes = NoReader(rules.addresses, forms.map { ($0.pattern, $0.meaning == .person) })
        (prefix, suffix) = PlatformReader.around("{name}", rules.addresses.profile)
        numbered = rules.addresses.numbered.map { PlatformReader.around("{number}", $0) }
    }

    package var platform: String { rules.platform }
    package var title: String { rules.title }

    private static func around(_ mark: String, _ text: String) -> (String, String) {
        let parts = text.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
        return (parts.first.map(String.init) ?? text, parts.count > 1 ? String(parts[1]) : "")
    }

    /// A person's one address, from a name that is folded (``NameReader/folded(_:)``).
    package func address(of name: String) -> String { spelled(names.plain(name)) }

    /// The same for a name as it is.
    func spelled(_ name: String) -> String { prefix + PercentEscapes.encoded(name) + suffix }

    /// The address of whoever has a number only.
    func address(ofNumber digits: String) -> String? { numbered.map { $0.prefix + digits + $0.suffix } }

    /// Whom the address shows.
    func target(of address: AddressParts) throws(AddressRefusal) -> ProfileTarget {
        var path = address.segments[...]
        if !steps.isEmpty, let step = steps[address.host], path.first == step { path.removeFirst() }
        while path.count > 1, !passed.isEmpty, passed.contains(path[path.startIndex].lowercased()) {
            path.removeFirst()
        }
        guard var first = path.first else {
            throw PlatformReader.notAPerson(rules.addresses.front ?? rules.addresses.otherwise)
        }
        if allowsAt, first.hasPrefix("@") {
            first = String(first.dropFirst())
            path[path.startIndex] = first
        }
        let small = first.lowercased()
        for form in forms {
            guard let finding = form.pattern.read(path, first: small, address) else { continue }
            switch (form.meaning, finding) {
            case (.other(let what), _): throw PlatformReader.notAPerson(what)
            case (.refused(let reason), _): throw AddressRefusal(reason: reason)
            case (.person, .name(let name)): return .name(name)
            case (.person, .number(let digits?)): return .number(digits)
            case (.person, .number(nil)):
                throw AddressRefusal(reason: "lacks the profile's number; copy the address again from the browser")
            case (.person, .nobody): continue
            }
        }
        throw PlatformReader.notAPerson(rules.addresses.otherwise)
    }

    private static func notAPerson(_ what: String) -> AddressRefusal {
        AddressRefusal(reason: "is \(what), not a person; give the address of a person's profile")
    }
}

/// A kind of page, ready to be recognised.
final class PageForm: Sendable {
    let pattern: PathPattern
    let meaning: AddressRules.Form.Meaning

    init?(_ form: AddressRules.Form) {
        guard let pattern = PathPattern(form.path) else { return nil }
        (self.pattern, meaning) = (pattern, form.meaning)
    }
}

/// What an address says about whom it shows.
enum ProfileTarget {
    case name(String)
    /// A profile without a name of its own.
    case number(String)
}
