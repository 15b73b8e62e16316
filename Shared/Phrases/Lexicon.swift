/// The tables, read once.
struct Lexicon: Sendable {
    static let all = Lexicon(Language.all)

    /// Whole words, and beginnings of words.
    private var words: [UInt64: Senses] = [:]
    private var stems: [UInt64: Senses] = [:]
    private var longestStem = 0
    /// Long words, and each with one letter left out to what it may have been meant to be.
    private var long: Set<UInt64> = []
    private var misspelt: [UInt64: UInt64] = [:]
    private var names: [String: Int] = [:]
    /// What only looks like a no.
    private(set) var idioms = Patterns()
    /// What is a no, whatever it looks like.
    private(set) var finals = Patterns()
    /// What may be a whole clause.
    private(set) var answers = Patterns()
    /// What may stand in a clause.
    private(set) var signs = Patterns()

    init(_ languages: [Language]) {
        for language in languages {
            for (name, list) in language.classes {
                for word in list.split(whereSeparator: \.isWhitespace) {
                    var senses = Senses()
                    senses.add(name)
                    for spelling in Lexicon.spellings(word) { learn(spelling, senses) }
                }
            }
            for (kind, list) in language.phrases.sorted(by: { $0.key < $1.key }) {
                for phrase in list.split(whereSeparator: { $0 == "," || $0 == "\n" }) { add(String(phrase), kind) }
            }
        }
    }

    /// Umlauts are written as two letters, too.
    private static func spellings(_ word: some StringProtocol) -> Set<String> {
        var wide = String(word)
        for (letter, pair) in [("ä", "ae"), ("ö", "oe"), ("ü", "ue")] { wide = wide.replacing(letter, with: pair) }
        return [Folding.plain(word), Folding.plain(wide)]
    }

    private mutating func learn(_ word: String, _ senses: Senses) {
        if word.hasSuffix("*") {
            let stem = word.dropLast()
            longestStem = max(longestStem, stem.utf8.count)
            stems[WordKey(stem).value, default: Senses()].add(senses)
        } else {
            let key = WordKey(word).value
            words[key, default: Senses()].add(senses)
            guard word.utf8.count >= 7, !senses.isBackground, long.insert(key).inserted else { return }
            for shorter in WordKey.shortened(Array(word.utf8)) where senses.classes != 0 || misspelt[shorter] == nil {
                misspelt[shorter] = key
            }
        }
    }

    private mutating func add(_ phrase: String, _ kind: PhraseKind) {
        let elements = phrase.split(separator: " ").map { element($0) }
        guard !elements.isEmpty else { return }
        let pattern = Pattern(kind: kind, elements: elements)
        switch kind {
        case .idiom, .yes: idioms.add(pattern)
        case .final: finals.add(pattern)
        case .keyword, .bare: answers.add(pattern)
        default: signs.add(pattern)
        }
    }

    private mutating func element(_ part: Substring) -> Pattern.Element {
        switch part.first {
        case "~": .gap(Int(part.dropFirst()) ?? 4)
        case "$": .end
        default: .word(senses(of: part))
        }
    }

    /// Of a place in a phrase.
    private mutating func senses(of place: Substring) -> Senses {
        var senses = Senses()
        for alternative in place.split(separator: "|") {
            if alternative.hasPrefix("<") {
                guard let name = WordClass.named[String(alternative)] else {
                    preconditionFailure("no class \(alternative)")
                }
                senses.add(name)
            } else {
                for spelling in Lexicon.spellings(alternative) {
                    let name = names[spelling] ?? names.count
                    names[spelling] = name
                    senses.add(name)
                    var own = Senses()
                    own.add(name)
                    learn(spelling, own)
                }
            }
        }
        return senses
    }

    func senses(of word: String) -> Senses {
        let letters = Array(word.utf8)
        let known = exact(letters)
        // What is known by its beginning alone may be misspelt, too.
        let isKnown = known.classes != 0 || words[WordKey(word).value] != nil
        guard !isKnown, letters.count >= 6, letters.count <= 24 else { return known }
        var found = known
        for key in [WordKey(word).value] + WordKey.shortened(letters) {
            // One letter instead of another, or two letters the wrong way round, leave both one letter short of the same.
            guard let meant = long.contains(key) ? key : misspelt[key], let senses = words[meant] else { continue }
            if senses.classes != 0 {
                found.add(senses)
                return found
            }
            if found.isEmpty { found = senses }
        }
        return found
    }

    func exact(_ letters: [UInt8]) -> Senses {
        var found = Senses()
        var key = WordKey()
        for (index, letter) in letters.enumerated() {
            key.add(letter)
            if index < longestStem, let more = stems[key.value] { found.add(more) }
        }
        if let more = words[key.value] { found.add(more) }
        return found
    }
}
