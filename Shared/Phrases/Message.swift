/// A word of a message and what the tables know of it.
struct Word {
    let text: String
    /// As it was written, for the person who reads the decision.
    let written: String
    var symbols: [Int] = []
}

/// A part of a message between two marks that end a thought.
struct Clause {
    var words: [Word]
    var isQuestion: Bool
}

/// A message in clauses.
struct Message {
    var clauses: [Clause]

    init(_ text: String, lexicon: Lexicon) {
        var splitting = Splitting()
        for scalar in Splitting.joined(Array(text.unicodeScalars)) { splitting.take(scalar) }
        clauses = splitting.finish()
        for clause in clauses.indices {
            for word in clauses[clause].words.indices {
                clauses[clause].words[word].symbols = lexicon.symbols(of: clauses[clause].words[word].text)
            }
        }
    }
}
