/// Weighs what the phrases of a message say.
struct Judgement {
    let heard: Heard

    /// What was found in the message.
    private struct Signs {
        var keyword: [String] = []
        var bare: [String] = []
        /// With a target ("write to *me*"), these stand also in a question.
        var strong: [String] = []
        var soft: [String] = []
        var hostile: [String] = []
        var faint: [String] = []
        var asks = false
        var isQuestion = false
        var isLater = false
        var isRedirect = false
        var isAway = false
        var isWarm = false
    }

    init(_ message: Message, lexicon: Lexicon = .all) {
        var signs = Signs()
        let hits = Hits(lexicon)
        for clause in message.clauses {
            hits.read(clause, alone: message.clauses.count == 1) { kind, words in
                switch kind {
                case .keyword: signs.keyword.append(words)
                case .bare: signs.bare.append(words)
                case .strong, .command: signs.strong.append(words)
                case .soft: signs.soft.append(words)
                case .hostile: signs.hostile.append(words)
                case .faint: signs.faint.append(words)
                case .ask: signs.asks = true
                case .question: signs.isQuestion = true
                case .later: signs.isLater = true
                case .redirect: signs.isRedirect = true
                case .away: signs.isAway = true
                case .warm: signs.isWarm = true
                }
            }
        }
        heard = Judgement.weigh(signs)
    }

    private static func weigh(_ signs: Signs) -> Heard {
        if !signs.keyword.isEmpty { return Heard(.no, words: signs.keyword) }
        let certain = signs.strong + signs.bare
        if signs.isAway {
            return certain.count < 2 ? Heard(.other) : Heard(.doubtful, words: certain)
        }
        if !signs.strong.isEmpty {
            let isMixed = signs.asks || signs.isQuestion || signs.isRedirect
            return Heard(isMixed && certain.count < 2 ? .doubtful : .no, words: certain)
        }
        if !signs.bare.isEmpty {
            // "No, tell me more" takes back the one word; "not interested" stands.
            let isOneWord = !signs.bare.contains { $0.contains(" ") }
            if isOneWord, signs.asks || signs.isRedirect { return Heard(.other) }
            if signs.asks || signs.isRedirect { return Heard(.doubtful, words: certain) }
            return Heard(signs.isQuestion || signs.isLater ? .doubtful : .no, words: certain)
        }
        if !signs.hostile.isEmpty { return Heard(.doubtful, words: signs.hostile + signs.soft) }
        let goesOn = signs.asks || signs.isQuestion
        if !signs.soft.isEmpty {
            return goesOn || signs.isRedirect ? Heard(.other) : Heard(.doubtful, words: signs.soft)
        }
        guard !signs.faint.isEmpty, !goesOn, !signs.isLater, !signs.isRedirect, !signs.isWarm else {
            return Heard(.other)
        }
        return Heard(.doubtful, words: signs.faint)
    }
}
