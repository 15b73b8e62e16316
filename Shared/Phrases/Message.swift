/// A word of a message and what the tables know of it.
struct Word {
    let text: String
    /// As it was written, for the person who reads the decision.
    let written: String
    var senses = Senses()

    /// A picture, and no word.
    var isSign: Bool { text.unicodeScalars.first.map { !$0.isASCII && !$0.properties.isAlphabetic } == true }
}

/// A part of a message between two marks that end a thought, or in front of a "but".
struct Clause {
    var words: [Word]
    var isQuestion: Bool
    /// More than one mark stands behind the question.
    var isInsistent = false
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
                // A picture that no table knows says nothing.
                if clause.words[word].isSign, clause.words[word].senses.isEmpty {
                    clause.words[word].senses.add(.filler)
                }
            }
            let words = clause.words
            for word in words.indices where Homographs.isOrdinary(words, at: word) {
                clause.words[word].senses.remove(.neg)
                // "Ik pas" is a no of its own.
                if words[word].text != "pas" { clause.words[word].senses = Senses() }
            }
            take(clause)
        }
    }

    /// "Interested, but not now" says two things, with or without the comma.
    private mutating func take(_ clause: Clause) {
        var rest = clause
        while let place = rest.words.indices.dropFirst().first(where: { Message.isContrast(rest.words, $0) }) {
            clauses.append(Clause(words: Array(rest.words[..<place]), isQuestion: false, goesOn: true))
            rest.words.removeFirst(place)
        }
        clauses.append(rest)
    }

    /// Spanish `mas` without its accent, Portuguese `mais` and French `ma` are other words, Dutch `maar` is mostly a filler: there
    /// the next word decides. German `aber` behind a verb only lends it weight.
    private static func isContrast(_ words: [Word], _ place: Int) -> Bool {
        guard words[place].senses.has(.contrast), !weighty.contains(words[place - 1].text) else { return false }
        guard [.again, .my, .filler].contains(where: { words[place].senses.has($0) }) else { return true }
        // French "non mais" only wonders.
        return place + 1 < words.count && !words[place - 1].senses.has(.no)
            && beginnings[words[place].text]?.contains(words[place + 1].text) == true
    }

    private static let weighty: Set<String> = ["macht", "ist", "war", "hat", "wird", "tut", "geht"]

    /// With what somebody goes on behind a "but".
    private static let beginnings: [String: Set<String>] = [
        "mais": [
            "je", "j", "on", "nous", "notre", "c", "ca", "ce", "il", "elle", "le", "la", "les", "l", "mon", "ma", "si",
            "vous", "tu",
            "merci", "sans", "pas", "non", "ici", "pour",
        ],
        "mas": [
            "eu", "nao", "to", "estou", "tou", "ja", "obrigado", "obrigada", "isso", "agora", "quero", "ainda", "minha",
            "meu",
            "nossa", "nosso", "tenho", "temos", "fiquei", "preciso", "gostei", "prefiro", "preferimos", "nunca", "aqui",
            "estamos",
        ],
        "ma": [
            "non", "no", "mi", "ci", "io", "noi", "sono", "siamo", "ho", "abbiamo", "preferisco", "preferiamo",
            "purtroppo", "ora",
            "adesso", "grazie", "anche", "qui",
        ],
        "maar": ["ik", "we", "wij", "mijn", "onze", "ons", "wat", "nu", "dank", "bedankt"],
    ]
}
