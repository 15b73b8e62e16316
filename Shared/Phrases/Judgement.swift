/// Weighs what the phrases of a message say.
struct Judgement {
    let heard: Heard

    init(_ message: Message, lexicon: Lexicon = .all) {
        var signs = Signs()
        let hits = Hits(lexicon)
        var previous: Clause?
        for clause in message.clauses {
            hits.read(clause, after: previous, alone: message.clauses.count == 1, into: &signs)
            previous = clause
        }
        heard = Judgement.weigh(signs)
    }

    private static func weigh(_ signs: Signs) -> Heard {
        let certain = signs.certain
        if !signs.keyword.isEmpty { return Heard(.no, words: certain) }
        if signs.isTakenBack { return certain.count < 2 ? Heard(.other) : Heard(.doubtful, words: certain) }
        if signs.isAway { return certain.count < 2 ? Heard(.other) : Heard(.doubtful, words: certain) }
        if !signs.rude.isEmpty || certain.count > 1 { return Heard(.no, words: certain) }
        if !signs.strong.isEmpty {
            // "Nothing at the moment, try me in May."
            if signs.isLater, signs.asks { return Heard(.other) }
            if signs.isOfThing, signs.isTakenUp, signs.source.isEmpty { return Heard(.other) }
            return Heard(signs.goesOn ? .doubtful : .no, words: certain)
        }
        return signs.bare.isEmpty ? ofHints(signs) : ofAnswer(signs)
    }

    /// "No, tell me more" takes back the one word; "not interested" stands.
    private static func ofAnswer(_ signs: Signs) -> Heard {
        if signs.isOneNo {
            if signs.asks || signs.isRedirect || signs.isEased { return Heard(.other) }
            if signs.answersOn, signs.isQuestion { return Heard(.other) }
            let isEcho = signs.bare.contains { $0.contains(" ") }
            if isEcho, signs.isWarm { return Heard(.other) }
        }
        // "No way, you are from Leeds, too?"
        if signs.isQuestion, signs.certain.count == 1, signs.bare[0].lowercased() == "no way" { return Heard(.other) }
        // "Stop, wait, is this …"
        if signs.answersOn, signs.asks, signs.bare.count == 1, !signs.bare[0].contains(" ") { return Heard(.other) }
        let isNegative = !(signs.soft + signs.hostile + signs.faint).isEmpty
        // "No, he is my brother" answers something else.
        let isAnswer = signs.isOneNo && signs.answersOn && signs.saysMore
        let isWarm = signs.isWarm && (signs.isOneNo || signs.isStopped)
        let isDoubtful = signs.goesOn || signs.isLater && signs.isOneNo || (isWarm || isAnswer) && !isNegative
        return Heard(isDoubtful ? .doubtful : .no, words: signs.certain)
    }

    /// Nothing that is a no by itself.
    private static func ofHints(_ signs: Signs) -> Heard {
        let hints = signs.hostile + signs.soft + signs.farewell
        let goesOn = signs.asks || signs.isQuestion
        if !signs.hostile.isEmpty {
            let isCertain =
                hints.count + signs.source.count > 1 && !goesOn
                && (!signs.isWarm || !signs.farewell.isEmpty)
            return Heard(isCertain ? .no : .doubtful, words: hints + signs.source)
        }
        if !signs.soft.isEmpty {
            // "Fully booked until June."
            if signs.goesOn || signs.isLater && hints.count == 1 { return Heard(.other) }
            let isThanked = signs.isSupplied && (signs.isThankful || signs.isSorry)
            let isCertain =
                (isThanked || hints.count + min(1, signs.faint.count) > 1) && !signs.isLater && !signs.isWarm
            return Heard(isCertain ? .no : .doubtful, words: hints)
        }
        if signs.goesOn || signs.isLater || signs.isWarm || signs.isLaughing || signs.isStranger {
            return Heard(.other)
        }
        // "Where did you get my number? I never gave it to anybody."
        let isDisputed = !signs.source.isEmpty && !signs.faint.isEmpty
        let isAddressed = signs.isAddressed || !signs.farewell.isEmpty || isDisputed
        let words = (isAddressed ? signs.faint : []) + (isDisputed ? signs.source : []) + signs.farewell
        // "Can't afford it. All the best to you."
        let isLast = !signs.faint.isEmpty && !signs.farewell.isEmpty
        return words.isEmpty ? Heard(.other) : Heard(isLast ? .no : .doubtful, words: words)
    }
}
