/// The tables, read once.
struct Lexicon: Sendable {
    static let all = Lexicon(Language.all)

    private var names: [String: Int] = [:]
    /// Whole words, and beginnings of words.
    private var words: [String: [Int]] = [:]
    private var stems: [String: [Int]] = [:]
    private var longestStem = 0
    /// A long word with one letter left out, to what it may have been meant to be.
    private var misspelt: [String: String] = [:]
    private(set) var phrases: [Int: [Pattern]] = [:]

    init(_ languages: [Language]) {
        for name in WordClass.allCases { _ = symbol("<\(name.rawValue)>") }
        for language in languages {
            for (name, list) in language.classes {
                for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                    for spelling in Lexicon.spellings(word) { learn(spelling, symbol("<\(name.rawValue)>")) }
                }
            }
            for (kind, list) in language.phrases {
                for phrase in list.split(whereSeparator: { $0 == "," || $0 == "\n" }) { add(String(phrase), kind) }
            }
        }
        for word in words.keys.sorted() where word.utf8.count >= 6 {
            for shorter in Lexicon.shortened(word) where words[shorter] == nil { misspelt[shorter] = word }
        }
    }

    /// Umlauts are written as two letters, too.
    private static func spellings(_ word: some StringProtocol) -> Set<String> {
        var wide = String(word)
        for (letter, pair) in [("ä", "ae"), ("ö", "oe"), ("ü", "ue")] { wide = wide.replacing(letter, with: pair) }
        return [Folding.plain(word), Folding.plain(wide)]
    }

    private mutating func symbol(_ name: String) -> Int {
        if let known = names[name] { return known }
        names[name] = names.count
        return names.count - 1
    }

    private mutating func learn(_ word: String, _ symbol: Int) {
        if word.hasSuffix("*") {
            let stem = String(word.dropLast())
            longestStem = max(longestStem, stem.utf8.count)
            if stems[stem]?.contains(symbol) != true { stems[stem, default: []].append(symbol) }
        } else if words[word]?.contains(symbol) != true {
            words[word, default: []].append(symbol)
        }
    }

    private mutating func add(_ phrase: String, _ kind: PhraseKind) {
        var elements: [Pattern.Element] = []
        for part in phrase.split(separator: " ") {
            if part == "~" {
                elements.append(.gap)
                continue
            }
            var symbols: [Int] = []
            for alternative in part.split(separator: "|") {
                if alternative.hasPrefix("<") {
                    symbols.append(symbol(String(alternative)))
                } else {
                    for spelling in Lexicon.spellings(alternative) {
                        let own = symbol(spelling)
                        learn(spelling, own)
                        symbols.append(own)
                    }
                }
            }
            elements.append(.word(symbols))
        }
        guard case .word(let first)? = elements.first else { return }
        let pattern = Pattern(kind: kind, elements: elements)
        for symbol in first { phrases[symbol, default: []].append(pattern) }
    }

    func symbols(of word: String) -> [Int] {
        let known = exact(word)
        if !known.isEmpty || word.utf8.count < 5 || word.utf8.count > 24 { return known }
        // The first letter is hardly ever the wrong one.
        if let meant = misspelt[word], meant.first == word.first { return exact(meant) }
        for shorter in Lexicon.shortened(word) where shorter.first == word.first {
            if words[shorter] != nil, shorter.utf8.count >= 6 { return exact(shorter) }
            // One letter instead of another, or two letters the wrong way round.
            if word.utf8.count >= 6, let meant = misspelt[shorter], meant.first == word.first { return exact(meant) }
        }
        return []
    }

    private func exact(_ word: String) -> [Int] {
        var found = words[word] ?? []
        var stem = ""
        for letter in word.prefix(longestStem) {
            stem.append(letter)
            if let more = stems[stem] { found += more }
        }
        return found
    }

    func symbol(of name: WordClass) -> Int { names["<\(name.rawValue)>"] ?? -1 }

    private static func shortened(_ word: String) -> [String] {
        word.indices.map { index in
            var shorter = word
            shorter.remove(at: index)
            return shorter
        }
    }
}

/// A phrase, ready to be compared.
struct Pattern: Sendable {
    enum Element: Sendable {
        case word([Int])
        /// Up to ``Pattern/widest`` words.
        case gap
    }
    static let widest = 4

    let kind: PhraseKind
    let elements: [Element]

    /// - Returns: the place behind the phrase, when it begins at `start`.
    func end(in words: ArraySlice<Word>, from start: Int) -> Int? { end(in: words, from: start, elements[...]) }

    private func end(in words: ArraySlice<Word>, from start: Int, _ rest: ArraySlice<Element>) -> Int? {
        var (place, rest) = (start, rest)
        while let element = rest.first {
            rest = rest.dropFirst()
            switch element {
            case .word(let symbols):
                guard place < words.endIndex, words[place].symbols.contains(where: { symbols.contains($0) }) else {
                    return nil
                }
                place += 1
            case .gap:
                for skipped in 0...Pattern.widest {
                    if let end = end(in: words, from: place + skipped, rest) { return end }
                }
                return nil
            }
        }
        return place
    }
}
