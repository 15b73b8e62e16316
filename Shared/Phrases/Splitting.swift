@_spi(_Unicode) internal import Swift

/// Cuts a text into clauses and words, one scalar after the other.
struct Splitting {
    private var clauses: [Clause] = []
    private var words: [Word] = []
    private var folded = String.UnicodeScalarView()
    private var written = String.UnicodeScalarView()
    private var opensQuestion = false

    /// Letters with one blank or mark between them, as in `S T O P` and `s.t.o.p`, are one word.
    static func joined(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var out: [Unicode.Scalar] = []
        var index = 0
        while index < scalars.count {
            var end = index
            let startsWord = index == 0 || !isLetter(scalars[index - 1])
            if startsWord, isLetter(scalars[index]) {
                while end + 2 < scalars.count, isGap(scalars[end + 1]), isLetter(scalars[end + 2]) { end += 2 }
                if end + 1 < scalars.count, isLetter(scalars[end + 1]) { end -= 2 }
            }
            if end >= index + 4 {
                for place in stride(from: index, through: end, by: 2) { out.append(scalars[place]) }
                index = end + 1
            } else {
                out.append(scalars[index])
                index += 1
            }
        }
        return out
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? isPlainLetter(scalar) : scalar.properties.isAlphabetic
    }

    private static func isPlainLetter(_ scalar: Unicode.Scalar) -> Bool {
        (0x41...0x5A).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
    }

    private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "." || scalar == "-" || scalar == "_" || scalar == "*" || scalar == "\u{A0}"
    }

    mutating func take(_ scalar: Unicode.Scalar) {
        if Splitting.isPlainLetter(scalar) || (0x30...0x39).contains(scalar.value) {
            written.append(scalar)
            return Folding.append(scalar, to: &folded)
        }
        switch scalar {
        case " ", "«", "»", "“", "”", "„", "‹", "›": endWord()
        case "'", "’", "‘", "ʼ", "´", "`": apostrophe()
        case ",", ":", ";", "(", "—", "–": endClause(goesOn: true)
        case "!", "！": endClause(isLoud: true)
        case ".", "\n", "\r", "…", ")", "|", "\u{2028}", "\u{2029}", "¡", "。": endClause()
        case "¿":
            endClause()
            opensQuestion = true
        case "?", "？":
            endWord()
            endClause(isQuestion: true)
        case "，": endClause(goesOn: true)
        case "*", "@", "$":
            // A letter that stands for another, in the middle of a word.
            if !folded.isEmpty { add(scalar) }
        case "-", "\u{2010}", "\u{2011}":
            // `e-mail` is a word, `non-stop` are two.
            if folded.count != 1 { endWord() }
        default:
            if Folding.isInvisible(scalar) { return }
            let properties = scalar.properties
            if properties.isAlphabetic || properties.numericType != nil {
                if properties.isEmojiPresentation { symbol(scalar) } else { add(scalar) }
            } else if properties.isWhitespace || scalar.isASCII {
                endWord()
            } else {
                symbol(scalar)
            }
        }
    }

    private mutating func add(_ scalar: Unicode.Scalar) {
        written.append(scalar)
        for part in String(Character(scalar))._nfd { Folding.append(part, to: &folded) }
    }

    /// An emoji or another sign is a word of its own.
    private mutating func symbol(_ scalar: Unicode.Scalar) {
        endWord()
        guard !(0x1F3FB...0x1F3FF).contains(scalar.value) else { return }
        words.append(Word(text: String(Character(scalar)), written: String(Character(scalar))))
    }

    /// French and Italian join an article or a pronoun to the next word; English leaves letters out.
    private mutating func apostrophe() {
        if Splitting.joining.contains(String(folded)) { endWord() } else if !folded.isEmpty { written.append("'") }
    }

    private static let joining: Set<String> = [
        "n", "j", "c", "d", "l", "m", "s", "t", "qu", "jusqu", "dell", "all", "nell", "quest", "un", "dall", "sull",
    ]

    private mutating func endWord() {
        defer { (folded, written) = (.init(), .init()) }
        guard !folded.isEmpty else { return }
        let text = Spelling.usual(String(folded))
        words.append(Word(text: text, written: String(written)))
    }

    private mutating func endClause(isQuestion: Bool = false, isLoud: Bool = false, goesOn: Bool = false) {
        endWord()
        if isQuestion || isLoud, words.isEmpty, let last = clauses.indices.last {
            if clauses[last].isQuestion { clauses[last].isInsistent = true }
            if isQuestion { clauses[last].isQuestion = true }
            return
        }
        guard !words.isEmpty else { return }
        clauses.append(Clause(words: words, isQuestion: isQuestion || opensQuestion, goesOn: goesOn))
        (words, opensQuestion) = ([], false)
    }

    mutating func finish() -> [Clause] {
        endClause()
        return clauses
    }
}
