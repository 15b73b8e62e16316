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
        if masks.isEmpty, let whole = whole(words, alone) { return answer(whole, clause, into: &signs) }
        for mask in masks {
            if mask.kind == .yes { signs.asks = true }
            for place in mask.range { words[place].senses = Senses() }
        }
        if Hits.has([.thanks], in: words) {
            (signs.isAddressed, signs.isThankful) = (true, true)
            // "So no, thank you."
            let noes = previous?.words.filter { !Hits.isAside($0) } ?? []
            if words.allSatisfy(Hits.isAside), noes.count == 1, isOneNo(noes) { signs.isOneNo = false }
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
        if words.first?.senses.has(.contrast) == true, !wishes.isEmpty { signs.isTakenUp = true }
        // What is sure comes first.
        let softs = said.filter(\.kind.isSoft)
        for hit in said.sorted(by: { ($0.kind, $0.range.lowerBound) < ($1.kind, $1.range.lowerBound) }) {
            // "Retired in May" is no date.
            if hit.kind == .later, softs.contains(where: { $0.range.overlaps(hit.range) }) { continue }
            isAnswered = take(hit, words, in: clause, isOpen: isOpen, into: &signs) || isAnswered
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
        if Hits.has([.later], in: words) { signs.isLater = true }
        if Hits.has([.warm], in: words) { signs.isWarm = true }
    }

    /// The clause says no and nothing else.
    private func answer(_ kind: PhraseKind, _ clause: Clause, into signs: inout Signs) {
        let words = clause.words
        let text = Hits.text(words[...])
        if isStop(words[...]) { signs.isStopped = true }
        if lexicon.signs.hits(in: words).contains(where: { $0.kind == .rude }) { signs.rude.append(text) }
        if kind == .keyword { signs.keyword.append(text) } else { signs.bare.append(text) }
        signs.isOneNo = signs.certain.count == 1 && isOneNo(words)
        if Hits.has([.thanks], in: words) { signs.isThankful = true }
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
            signs.isSupplied = true
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
    private func whole(_ words: [Word], _ alone: Bool) -> PhraseKind? {
        let said = words.filter { !Hits.isAside($0) }
        guard !said.isEmpty, said.count <= 8 || said.allSatisfy({ $0.senses.has(.no) }) else { return nil }
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

    /// "Can't you call me?" asks for a call; "could you not call me?" does not.
    private func isInvited(_ clause: Clause, _ words: [Word]) -> Bool {
        guard clause.isQuestion, Hits.has([.write, .writeMe], in: words),
            !Hits.has([.again, .please, .stop, .remove, .leave, .peace, .forget, .waste, .annoyed, .abuse], in: words)
        else { return false }
        return words.indices.contains { place in
            words[place].senses.has(.neg) && words[place].text != "not"
                && Hits.has([.plea], in: words[max(0, place - 2)..<min(words.count, place + 3)])
        }
    }

    /// "Remove me from the photo" is no "remove the photo".
    private func isOfWriter(_ words: ArraySlice<Word>) -> Bool {
        Hits.has([.remove], in: words.prefix(1)) && Hits.has([.me, .my, .data], in: words)
    }

    /// "Stop teasing and tell me the price" asks for the price.
    private func isTeasing(_ hit: Hit, _ wishes: [Range<Int>], _ words: [Word]) -> Bool {
        (.strong)...(.rude) ~= hit.kind && opensStop(words[hit.range.lowerBound])
            && wishes.contains { $0.lowerBound > hit.range.lowerBound + 1 }
            && !Hits.has(
                [.neg, .write, .writeMe, .abuse, .annoyed, .remove],
                in: words.indices.filter { place in !wishes.contains { $0.contains(place) } }.map { words[$0] })
    }

    private func opensStop(_ word: Word) -> Bool {
        word.senses.has(.stop) || word.text == "para" || word.text == "deja"
    }

    /// "Stop it", and nothing that is to end.
    private func isStop(_ words: ArraySlice<Word>) -> Bool {
        Hits.stops.contains(words.map(\.text).joined(separator: " "))
            || Hits.has([.stop], in: words) && !Hits.has([.write, .writeMe, .me, .thanks, .neg], in: words)
    }

    /// Whose words alone end nothing.
    private static let stops: Set<String> = [
        "para", "para ya", "para com", "para com isso", "hou op", "houd op", "hor auf",
    ]

    /// "Don't want the blue one, only the red one", "don't send it here, send it home".
    private func isInstead(_ clause: Clause, of previous: Clause?, _ asks: [Range<Int>]) -> Bool {
        guard let previous, Hits.has([.neg], in: previous.words),
            !Hits.has([.interest, .again], in: previous.words),
            !Hits.has([.neg, .no, .peace, .stop, .remove, .leave, .forget, .annoyed], in: clause.words)
        else { return false }
        let first = clause.words.firstIndex { !Hits.isAside($0) } ?? 0
        if Hits.has([.only], in: clause.words[...first]) {
            return Hits.has([.desire, .need, .write], in: previous.words)
        }
        // "I don't want one, I want three."
        if let wish = clause.words[first...].prefix(2).first(where: { $0.senses.has(.desire) }) {
            return previous.words.contains { $0.text == wish.text }
        }
        return Hits.has([.write], in: previous.words) && asks.contains { $0.lowerBound <= first }
    }

    /// A question without its mark, or what depends on an "if".
    private func isOpened(_ clause: Clause) -> Bool {
        clause.words.first?.senses.has(.opener) == true || isConditional(clause)
            || clause.words.first { !$0.senses.has(.filler) }?.senses.has(.opener) == true
    }

    /// "Thank you, but …".
    private func isContrast(_ words: [Word], to previous: Clause?) -> Bool {
        words.first?.senses.has(.contrast) == true
            && previous?.words.contains { $0.senses.has(.thanks) } == true
    }

    /// "Thank you, but I am away until Monday."
    private func isDated(_ words: [Word], _ said: [Hit]) -> Bool {
        let kinds = said.map(\.kind)
        return kinds.allSatisfy { $0 == .later || $0 == .away }
            && (!kinds.isEmpty || Hits.has([.later], in: words) && !Hits.has([.neg], in: words))
    }

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

    private static func has(_ classes: [WordClass], in words: some Sequence<Word>) -> Bool {
        let bits = classes.reduce(0) { $0 | $1.bit }
        return words.contains { $0.senses.classes & bits != 0 }
    }

    /// Words that neither say nor take back anything, and the number that a "stop" is sent to.
    private static func isAside(_ word: Word) -> Bool {
        has([.thanks, .please, .filler, .contrast], in: [word])
            || word.text.utf8.count > 2 && word.text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func text(_ words: ArraySlice<Word>) -> String { words.map(\.written).joined(separator: " ") }
}
