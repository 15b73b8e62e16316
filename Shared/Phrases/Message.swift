/// A word of a message and what the tables know of it.
struct Word {
    let text: String
    /// As it was written, for the person who reads the decision.
    let written: String
    var senses = Senses()
}

/// A part of a message between two marks that end a thought, or in front of a "but".
struct Clause {
    var words: [Word]
    var isQuestion: Bool
    /// Another part of the same sentence follows.
    var goesOn = false
}

/// A message in clauses.
struct Message {
    private(set) var clauses: [Clause] = []

    init(_ text: String, lexicon: Lexicon) {
        var splitting = Splitting()
        for scalar in Splitting.joined(Array(text.unicodeScalars)) { splitting.take(scalar) }
        for var clause in splitting.finish() {
            for word in clause.words.indices {
                clause.words[word].senses = lexicon.senses(of: clause.words[word].text)
            }
            take(clause)
        }
    }

    /// "Interested, but not now" says two things, with or without the comma.
    private mutating func take(_ clause: Clause) {
        var rest = clause
        while let place = rest.words.indices.dropFirst().first(where: { Message.isContrast(rest.words[$0]) }) {
            clauses.append(Clause(words: Array(rest.words[..<place]), isQuestion: false, goesOn: true))
            rest.words.removeFirst(place)
        }
        clauses.append(rest)
    }

    /// Spanish `mas` without its accent and French `ma` are other words; Dutch `maar` is mostly a filler.
    private static func isContrast(_ word: Word) -> Bool {
        word.senses.has(.contrast) && ![.again, .my, .filler].contains { word.senses.has($0) }
    }
}
