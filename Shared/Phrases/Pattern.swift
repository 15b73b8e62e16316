/// A phrase, ready to be compared.
struct Pattern: Sendable {
    enum Element: Sendable {
        case word(Senses)
        /// Up to so many words.
        case gap(Int)
        /// No word any more, but pictures.
        case end
    }

    let kind: PhraseKind
    let elements: [Element]

    var span: Int {
        elements.reduce(0) { sum, element in
            switch element {
            case .word: sum + 1
            case .gap(let widest): sum + widest
            case .end: sum
            }
        }
    }

    /// - Returns: the place behind the phrase, when it begins at `start`.
    func end(in words: [Word], from start: Int) -> Int? { end(in: words, from: start, elements[...]) }

    private func end(in words: [Word], from start: Int, _ rest: ArraySlice<Element>) -> Int? {
        var (place, rest) = (start, rest)
        while let element = rest.first {
            rest = rest.dropFirst()
            switch element {
            case .word(let senses):
                guard place < words.endIndex, words[place].senses.meets(senses) else { return nil }
                place += 1
            case .end:
                guard words[min(place, words.endIndex)...].allSatisfy(\.isSign) else { return nil }
            case .gap(let widest):
                for skipped in 0...widest {
                    if let end = end(in: words, from: place + skipped, rest) { return end }
                }
                return nil
            }
        }
        return place
    }
}

/// Phrases by what they begin with.
struct Patterns: Sendable {
    /// What to look at first, most often in vain: no array is touched for it.
    private struct Entry {
        let pattern: Int
        /// Another word that has to be there.
        let next: Senses.Sum
    }

    private var all: [Pattern] = []
    private var byClass = [[Entry]](repeating: [], count: 64)
    private var byName: [Int: [Entry]] = [:]
    /// How many words the widest phrase may span.
    private(set) var span = 0

    mutating func add(_ pattern: Pattern) {
        let words = pattern.elements.compactMap { element in
            if case .word(let senses) = element { senses } else { nil }
        }
        guard let first = words.first else { return }
        span = max(span, pattern.span)
        // The last one is the rarest more often than not.
        var next = Senses.Sum()
        next.add(words[words.count - 1])
        let entry = Entry(pattern: all.count, next: next)
        all.append(pattern)
        for bit in byClass.indices where first.classes & 1 << UInt64(bit) != 0 { byClass[bit].append(entry) }
        for name in first.names { byName[name, default: []].append(entry) }
    }

    /// Calls for each phrase that stands at a place.
    /// - Parameter sum: of the words of the clause, or of as many from there as the widest phrase spans.
    func each(in words: [Word], from start: Int, sum: Senses.Sum, _ found: (PhraseKind, Int) -> Void) {
        func look(_ entries: [Entry]) {
            for entry in entries where sum.mayMeet(entry.next) {
                if let end = all[entry.pattern].end(in: words, from: start) { found(all[entry.pattern].kind, end) }
            }
        }
        var classes = words[start].senses.classes
        while classes != 0 {
            look(byClass[classes.trailingZeroBitCount])
            classes &= classes - 1
        }
        for name in words[start].senses.names {
            if let entries = byName[name] { look(entries) }
        }
    }
}
