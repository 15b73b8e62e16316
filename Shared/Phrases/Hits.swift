/// Looks for phrases in one clause.
struct Hits {
    private let lexicon: Lexicon

    init(_ lexicon: Lexicon) { self.lexicon = lexicon }

    /// - Parameters:
    ///   - previous: the clause in front of it.
    ///   - alone: whether the message is this clause.
    func read(_ clause: Clause, after previous: Clause?, alone: Bool, into signs: inout Signs) {
        var words = clause.words
        signs.beginClause()
        let finals = lexicon.finals.hits(in: words)
        for hit in finals { signs.take(Hits.text(words[hit.range]), hit.range, as: \.strong) }
        let masks = lexicon.idioms.hits(in: words).filter { mask in
            !isOfWriter(words[mask.range]) && !finals.contains { $0.range.overlaps(mask.range) }
        }
        if Hits.has([.delight], in: words) { signs.isDelighted = true }
        if masks.isEmpty, let whole = whole(words, alone, isQuestion: clause.isQuestion) {
            return answer(whole, clause, into: &signs)
        }
        for mask in masks {
            if mask.kind == .yes { signs.asks = true }
            for place in mask.range { words[place].senses = Senses() }
        }
        if Hits.has([.thanks], in: words) {
            (signs.isAddressed, signs.isThankful) = (true, true)
            // "So no, thank you."
            let noes = previous?.words.filter { !Hits.isAside($0) } ?? []
            if words.allSatisfy(Hits.isAside), noes.count == 1, isOneNo(noes) {
                signs.isOneNo = false
                signs.answer()
            }
        }
        let isWish = previous.map { Hits.has([.grateful], in: $0.words) } ?? false
        let isOpen = clause.isQuestion || isOpened(clause) && !isWish
        if masks.contains(where: { isEasing($0, words: clause.words) }) { signs.isEased = true }
        var isAnswered = !finals.isEmpty
        let all = heard(in: words, of: clause)
        let wishes = all.filter { $0.kind == .ask }.map(\.range)
        let found = all.filter { !isTeasing($0, wishes, words) }
        // "Stop sending me offers" asks for no offers.
        let noes = found.filter { (.strong)...(.rude) ~= $0.kind || $0.kind == .hostile }
        let said = found.filter { hit in
            // "Yeah no thanks" begins with a yes, "va bene così" is more than "va bene".
            hit.kind != .ask && hit.kind != .redirect
                || !noes.contains { $0.range.overlaps(hit.range.lowerBound..<hit.range.upperBound + 1) }
                    && !found.contains {
                        $0.kind.isSoft && $0.range.count > hit.range.count && $0.range.overlaps(hit.range)
                    }
        }
        if isInstead(clause, of: previous, wishes) { signs.isNarrowed = true }
        if words.first?.senses.has(.contrast) == true, said.contains(where: { $0.kind == .ask }) {
            signs.isTakenUp = true
        }
        // "My daughter does it, but she is leaving."
        let isMore = !said.contains { $0.kind.isSoft } && noes.isEmpty && !Hits.has([.thanks, .neg, .no], in: words)
        if words.first?.senses.has(.contrast) == true, isMore, words.count > 1 { signs.takeBackSupplied() }
        signs.isSuppliedJustNow = false
        // What is sure comes first.
        let softs = said.filter(\.kind.isSoft)
        for hit in said.sorted(by: { ($0.kind, $0.range.lowerBound) < ($1.kind, $1.range.lowerBound) }) {
            // "Retired in May" is no date.
            if hit.kind == .later, softs.contains(where: { $0.range.overlaps(hit.range) }) { continue }
            isAnswered = take(hit, words, in: clause, isOpen: isOpen, into: &signs) || isAnswered
        }
        if !isOpen, !noes.isEmpty, !said.contains(where: { $0.kind == .ask }) {
            // "Sounds nice, but it is not for us." "How many do you send? Count me out."
            if words.first?.senses.has(.contrast) == true { signs.turn() }
            if noes.contains(where: { $0.kind == .command }) { signs.answer() }
        }
        if masks.isEmpty, !isOpen, isContrast(words, to: previous), !isDated(words, said) {
            signs.soft.append(Hits.text(words[...]))
        }
        for hit in said where hit.kind.isSoft || hit.kind == .later || hit.kind == .stranger {
            for place in hit.range { words[place].senses = Senses() }
        }
        if clause.isQuestion, !isAnswered, !words.allSatisfy(Hits.isAside) { signs.isQuestion = true }
        if said.isEmpty, words.count(where: { !Hits.isAside($0) }) > 1 { signs.saysMore = true }
        // What is left when the signs are known.
        if !isOpen, words.contains(where: { $0.senses.has(.neg) }) {
            signs.faint.append(Hits.text(clause.words[...]))
            if Hits.has([.write], in: words) { signs.isAddressed = true }
        }
        if Hits.has([.regret], in: clause.words) { signs.isSorry = true }
        if Hits.has([.later], in: words) { signs.isLater = true }
        // Laughing is no good will.
        for word in words where word.senses.has(.warm) {
            if word.senses.has(.filler) { signs.isLaughing = true } else { signs.isWarm = true }
        }
    }

    /// The clause says no and nothing else.
    private func answer(_ kind: PhraseKind, _ clause: Clause, into signs: inout Signs) {
        let words = clause.words
        let text = Hits.text(words[...])
        if isStop(words[...]) { signs.isStopped = true }
        if lexicon.signs.hits(in: words).contains(where: { $0.kind == .rude }) { signs.rude.append(text) }
        if kind == .keyword { signs.keyword.append(text) } else { signs.bare.append(text) }
        signs.saysMore = false
        // "More customers? No, thank you." Who asks and answers wants nothing to be told.
        if !clause.isQuestion, !clause.goesOn || Hits.has([.thanks], in: words) {
            signs.answer()
        }
        if words.first?.senses.has(.contrast) == true { signs.isEased = false }
        signs.isOneNo = signs.certain.count == 1 && isOneNo(words)
        if Hits.has([.thanks], in: words) { signs.isThankful = true }
        if Hits.has([.regret], in: words) { signs.isSorry = true }
        signs.answersOn = clause.goesOn
    }

    /// Without what is said the other way round.
    private func heard(in words: [Word], of clause: Clause) -> [Hit] {
        let found = lexicon.signs.hits(in: words).filter { !isTurned($0, words) }
        let isInvited = isInvited(clause, words)
        let sources = found.filter { $0.kind == .source }
        return found.filter { hit in
            // "De dónde sacaste mi número" takes no number off a list.
            !((.strong)...(.command) ~= hit.kind) || !isInvited && !sources.contains { $0.range.overlaps(hit.range) }
        }
    }

    /// - Returns: whether a question is no question after all.
    private func take(_ hit: Hit, _ words: [Word], in clause: Clause, isOpen: Bool, into signs: inout Signs) -> Bool {
        let text = Hits.text(words[hit.range])
        if (.strong)...(.command) ~= hit.kind, isStop(words[hit.range]), !Hits.has([.write, .writeMe], in: words) {
            signs.isStopped = true
        }
        if (.strong)...(.command) ~= hit.kind, Hits.has([.remove, .writeMe], in: words[hit.range]) {
            signs.isOfWriter = true
        }
        if Hits.has([.write, .writeMe], in: words[hit.range]) { signs.isOfWay = true }
        switch hit.kind {
        case .strong where !isOpen, .command where !isOpen: signs.take(text, hit.range, as: \.strong)
        case .strong where isConditional(clause): signs.soft.append(text)
        case .command where isConditional(clause) && Hits.has([.neg], in: words[hit.range]): signs.soft.append(text)
        case .command where isWished(hit, words):
            signs.take(text, hit.range, as: \.strong)
            return true
        case .rude:
            signs.rude.append(text)
            return true
        case .soft where !isOpen: signs.take(text, hit.range, as: \.soft)
        case .supplied where !isOpen:
            signs.take(text, hit.range, as: \.soft)
            (signs.isSupplied, signs.isSuppliedJustNow) = (true, true)
        case .farewell where !isOpen: signs.take(text, hit.range, as: \.farewell)
        case .hostile where !isOpen || hit.range.count > 1:
            signs.take(text, hit.range, as: \.hostile)
            return true
        case .source:
            let isAngry = clause.isInsistent || Hits.has([.again], in: clause.words)
            signs.take(text, hit.range, as: isAngry ? \.hostile : \.source)
            return true
        case .ask: signs.asks = true
        case .later: signs.isLater = true
        case .redirect: signs.isRedirect = true
        case .stranger: signs.isStranger = true
        case .elsewhere where !Hits.has([.neg, .again, .stop], in: clause.words): signs.isElsewhere = true
        case .undone:
            signs.isUndone = true
            if Hits.has([.remove], in: words[hit.range]) { signs.isSlip = true }
        case .away: signs.isAway = true
        default: break
        }
        return false
    }

    /// "No", "stop, please": nothing else stands in the clause. A word that carriers know must be the whole message.
    private func whole(_ words: [Word], _ alone: Bool, isQuestion: Bool) -> PhraseKind? {
        let said = words.filter { !Hits.isAside($0) }
        guard !said.isEmpty, said.count <= 8 || said.allSatisfy({ $0.senses.has(.no) }) else { return nil }
        // "Girl, no": whatever they call us.
        if alone, !isQuestion, said.count == 2, said[0].senses.isEmpty,
            words.last(where: { !$0.isSign })?.senses.has(.no) == true
        {
            return .bare
        }
        let sum = Senses.Sum(said)
        var (place, kind): (Int, PhraseKind?) = (0, nil)
        while place < said.count {
            var longest: (end: Int, kind: PhraseKind)?
            lexicon.answers.each(in: said, from: place, sum: sum) { kind, end in
                if kind == .bare || alone, end > longest?.end ?? 0 { longest = (end, kind) }
            }
            guard let longest else { return nil }
            (place, kind) = (longest.end, longest.kind == .keyword ? .keyword : kind ?? .bare)
        }
        return kind
    }

    /// "Don't stop", "no interesting offers": a no shortly in front of it.
    private func isTurned(_ hit: Hit, _ words: [Word]) -> Bool {
        let isLoss = hit.kind == .rude && words[hit.range.lowerBound].senses.has(.forget)
        guard isLoss || [.command, .ask, .redirect].contains(hit.kind) else { return false }
        return words[max(0, hit.range.lowerBound - 3)..<hit.range.lowerBound].contains { $0.senses.has(.neg) }
    }

    /// "No problem": what takes the edge off a "no" in front of it.
    private func isEasing(_ mask: Hit, words: [Word]) -> Bool {
        mask.kind == .idiom && Hits.has([.neg], in: words[mask.range])
            && !Hits.has([.later, .notice, .apart, .write], in: words[mask.range])
    }

    /// A question without its mark, or what depends on an "if".
    private func isOpened(_ clause: Clause) -> Bool {
        // "As I said, no": French, Italian, Spanish, Portuguese and German ask and compare with one word.
        if clause.words.prefix(6).contains(where: { Hits.said.contains($0.text) }) { return isConditional(clause) }
        return clause.words.first?.senses.has(.opener) == true || isConditional(clause)
            || clause.words.first { !$0.senses.has(.filler) }?.senses.has(.opener) == true
    }

    private static let said: Set<String> = ["gesagt", "dit", "dicho", "dije", "disse", "dito", "detto", "gezegd"]

    /// Italian `si` is no "if", unless something follows from it.
    private func isConditional(_ clause: Clause) -> Bool {
        guard let first = clause.words.first(where: { !$0.senses.has(.filler) }), first.senses.has(.condition) else {
            return false
        }
        return clause.goesOn || !first.senses.has(.you)
    }

    /// "No", "no no no": nothing that says what they do not want.
    private func isOneNo(_ words: [Word]) -> Bool {
        words.allSatisfy { $0.senses.has(.no) || Hits.isAside($0) && !$0.senses.has(.thanks) }
    }

    /// In a question: of the writer, or "could you stop writing?".
    private func isWished(_ hit: Hit, _ words: [Word]) -> Bool {
        if Hits.has([.me, .my, .writeMe], in: words[hit.range]) { return true }
        guard Hits.has([.plea], in: words[..<hit.range.lowerBound]) else { return false }
        return Hits.has([.me, .writeMe], in: words)
            || Hits.has([.stop], in: words[hit.range]) && Hits.has([.write], in: words[hit.range])
    }

    static func has(_ classes: [WordClass], in words: some Sequence<Word>) -> Bool {
        let bits = classes.reduce(0) { $0 | $1.bit }
        return words.contains { $0.senses.classes & bits != 0 }
    }

    /// Words that neither say nor take back anything, and the number that a "stop" is sent to.
    static func isAside(_ word: Word) -> Bool {
        has([.thanks, .please, .filler, .contrast], in: [word])
            || word.text.utf8.count > 2 && word.text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func text(_ words: ArraySlice<Word>) -> String { words.map(\.written).joined(separator: " ") }
}
