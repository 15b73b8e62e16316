/// A path as a rule writes it, taken apart: `/in/{name}`, `/@{name}`, `/people/{any}/{number}`, `/profile.php?id={number}`,
/// `/{any}/posts|videos`. Words fit in any case; what stands behind the pattern does not count.
struct PathPattern: Sendable, Equatable {
    enum Step: Sendable, Equatable {
        case words(Set<String>)
        case any
        case name
        case number
        /// Begins with `@`.
        case atAny, atName
    }

    let steps: [Step]
    /// The field of the query that holds the number.
    let query: String?
    /// The words of the first step, when it has some: most paths are told apart by it.
    private let lead: Set<String>?

    var namesSomebody: Bool { query != nil || steps.contains { $0 == .name || $0 == .atName || $0 == .number } }
    var wantsAt: Bool { steps.contains { $0 == .atName || $0 == .atAny } }
    /// The first words are fixed.
    var isLed: Bool { lead != nil }

    /// - Returns: `nil` for what is no pattern.
    init?(_ text: String) {
        guard text.hasPrefix("/"), text.utf8.count <= 1000 else { return nil }
        let parts = text.dropFirst().split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var steps: [Step] = []
        for part in parts[0].split(separator: "/", omittingEmptySubsequences: false) {
            guard let step = PathPattern.step(part) else { return nil }
            steps.append(step)
        }
        guard (1...8).contains(steps.count) else { return nil }
        var query: String?
        if parts.count > 1 {
            guard parts[1].hasSuffix("={number}"), case let field = String(parts[1].dropLast(9)),
                !field.isEmpty, field.utf8.allSatisfy(PathPattern.isWordByte)
            else { return nil }
            query = field
        }
        let targets = steps.count { $0 == .name || $0 == .atName || $0 == .number } + (query == nil ? 0 : 1)
        guard targets <= 1 else { return nil }
        (self.steps, self.query) = (steps, query)
        if case .words(let words)? = steps.first { lead = words } else { lead = nil }
    }

    private static func step(_ text: Substring) -> Step? {
        switch text {
        case "{any}": return .any
        case "{name}": return .name
        case "{number}": return .number
        case "@{any}": return .atAny
        case "@{name}": return .atName
        default:
            let words = text.split(separator: "|", omittingEmptySubsequences: false)
            let areWords = words.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isWordByte) && $0 == $0.lowercased() }
            return areWords ? .words(Set(words.map(String.init))) : nil
        }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// Whom the page shows.
    enum Finding: Equatable {
        case nobody
        case name(String)
        /// `nil`: it should stand there, and does not.
        case number(String?)
    }

    /// - Parameters:
    ///   - path: decoded, without what is passed over.
    ///   - first: the path's first step in small letters.
    ///   - address: whose query is asked.
    /// - Returns: `nil` when the path has another form.
    func read(_ path: ArraySlice<String>, first: String, _ address: AddressParts) -> Finding? {
        if let lead, !lead.contains(first) { return nil }
        var finding = Finding.nobody
        for index in steps.indices {
            // A number that has to be there is missed, not overlooked.
            guard index < path.count else { return lead != nil && steps.last == .number ? .number(nil) : nil }
            let part = path[path.startIndex + index]
            switch steps[index] {
            case .words(let words):
                guard index == 0 || words.contains(part.lowercased()) else { return nil }
            case .any: break
            case .atAny: guard part.hasPrefix("@") else { return nil }
            case .name: finding = .name(part)
            case .atName:
                guard part.hasPrefix("@") else { return nil }
                finding = .name(String(part.dropFirst()))
            case .number:
                let isNumber = !part.isEmpty && part.utf8.allSatisfy { 0x30...0x39 ~= $0 }
                guard isNumber || lead != nil else { return nil }
                finding = .number(isNumber && part.utf8.count <= 20 ? part : nil)
            }
        }
        guard let query else { return finding }
        let number = address.value(of: query)
        let isNumber = number.map { 1...20 ~= $0.utf8.count && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } } ?? false
        return .number(isNumber ? number : nil)
    }
}
