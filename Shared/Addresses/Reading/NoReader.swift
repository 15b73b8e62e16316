/// What one network's rules say of the addresses in noes: nobody is asked to correct such an address, so more is understood.
struct NoReader: Sendable {
    /// Where noes are spelled.
    let host: String
    let passed: Set<String>
    let nobody: Set<String>
    /// The first step of a host whose names stand behind it.
    let steps: [String: String]
    let wantsAt: Bool
    /// Paths with a name: words that lead to it, and whether it begins with `@`.
    private let names: [PathPattern]
    private let hasBareNumbers: Bool
    /// First word of a path that ends in a number, and how many steps it has.
    private let numbers: [(word: Set<String>, count: Int)]
    /// How the address of a number is spelled: `profile.php`, and the field of the query that holds it.
    private let numberedPage: String?
    private let numberedField: String?

    init(_ rules: AddressRules, _ forms: [(pattern: PathPattern, isPerson: Bool)]) {
        host = rules.hosts.first?.name ?? ""
        passed = Set(rules.passed + rules.noes.passed)
        nobody = Set(rules.noes.nobody)
        steps = Dictionary(rules.hosts.compactMap { host in host.step.map { (host.name, $0) } }) { first, _ in first }
        let people = forms.filter(\.isPerson).map(\.pattern)
        wantsAt = people.contains(where: \.wantsAt)
        names = (people + rules.noes.forms.compactMap(PathPattern.init)).filter { pattern in
            pattern.steps.contains { $0 == .name || $0 == .atName }
        }
        hasBareNumbers = people.contains { $0.steps == [.number] }
        numbers = people.compactMap { pattern in
            guard pattern.query == nil, pattern.isLed, pattern.steps.last == .number,
                case .words(let words)? = pattern.steps.first
            else { return nil }
            return (words, pattern.steps.count)
        }
        let asked = people.first { $0.query != nil && $0.isLed }
        numberedField = asked?.query
        if case .words(let words)? = asked?.steps.first { numberedPage = words.first } else { numberedPage = nil }
    }

    /// Some people have a number only, and it stands in the query.
    /// - Returns: page and field, as most of the web has them where no network is known or it has none.
    var numbered: (page: String, field: String) { (numberedPage ?? "profile.php", numberedField ?? "id") }

    /// Without the steps that a network's mobile site, app or mails put before the name.
    func direct(_ steps: ArraySlice<String>) -> [String] {
        var rest = steps
        while rest.count > 1, let first = rest.first, passed.contains(first) { rest.removeFirst() }
        return Array(rest)
    }

    /// A person who is known by number only: what a browser shows of them (`people/<name>/<number>`; the name there is none, and the
    /// network ignores it), or the number alone.
    /// - Returns: `nil` for another kind of path; with `page`, how the network spells the number's own page.
    func number(_ path: [String]) -> (digits: String?, page: String)? {
        guard let numberedPage, let first = path.first else { return nil }
        if hasBareNumbers, NoReader.isNumber(first) { return (first, numberedPage) }
        guard let form = numbers.first(where: { $0.word.contains(first) }) else { return nil }
        let isThere = path.count >= form.count && NoReader.isNumber(path[form.count - 1])
        return (isThere ? path[form.count - 1] : nil, numberedPage)
    }

    /// Whether this network knows people by number.
    var hasNumbers: Bool { numberedPage != nil }

    private static func isNumber(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy { 0x30...0x39 ~= $0 } }

    /// The name in a path, not folded yet.
    func name(_ path: [String]) -> String? {
        guard let first = path.first, !nobody.contains(first) else { return nil }
        for pattern in names where pattern.steps.count <= path.count {
            var found: String?
            let fits = zip(pattern.steps, path).allSatisfy { step, part in
                switch step {
                case .words(let words): return words.contains(part)
                case .any: return true
                case .atAny: return part.hasPrefix("@")
                case .name: found = part
                case .atName:
                    guard part.hasPrefix("@") else { return false }
                    found = part
                case .number: return false
                }
                return true
            }
            if fits { return found }
        }
        return nil
    }
}
