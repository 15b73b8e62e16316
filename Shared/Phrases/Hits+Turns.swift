/// What turns a phrase's meaning: an invitation, a wish behind it, a date.
extension Hits {
    /// "Can't you call me?" asks for a call; "could you not call me?" does not.
    func isInvited(_ clause: Clause, _ words: [Word]) -> Bool {
        guard clause.isQuestion, Hits.has([.write, .writeMe], in: words),
            !Hits.has([.again, .please, .stop, .remove, .leave, .peace, .forget, .waste, .annoyed, .abuse], in: words)
        else { return false }
        return words.indices.contains { place in
            words[place].senses.has(.neg) && words[place].text != "not"
                && Hits.has([.plea], in: words[max(0, place - 2)..<min(words.count, place + 3)])
        }
    }

    /// "Remove me from the photo" is no "remove the photo".
    func isOfWriter(_ words: ArraySlice<Word>) -> Bool {
        Hits.has([.remove], in: words.prefix(1)) && Hits.has([.me, .my, .data], in: words)
    }

    /// "Stop teasing and tell me the price" asks for the price.
    func isTeasing(_ hit: Hit, _ wishes: [Range<Int>], _ words: [Word]) -> Bool {
        (.strong)...(.rude) ~= hit.kind && opensStop(words[hit.range.lowerBound])
            && wishes.contains { $0.lowerBound > hit.range.lowerBound + 1 }
            && !Hits.has(
                [.neg, .write, .writeMe, .abuse, .annoyed, .remove],
                in: words.indices.filter { place in !wishes.contains { $0.contains(place) } }.map { words[$0] })
    }

    func opensStop(_ word: Word) -> Bool {
        word.senses.has(.stop) || word.text == "para" || word.text == "deja"
    }

    /// "Stop it", and nothing that is to end.
    func isStop(_ words: ArraySlice<Word>) -> Bool {
        Hits.stops.contains(words.map(\.text).joined(separator: " "))
            || Hits.has([.stop], in: words) && !Hits.has([.write, .writeMe, .me, .thanks, .neg], in: words)
    }

    /// Whose words alone end nothing.
    private static let stops: Set<String> = [
        "para", "para ya", "para com", "para com isso", "hou op", "houd op", "hor auf",
    ]

    /// "Don't want the blue one, only the red one", "don't send it here, send it home".
    func isInstead(_ clause: Clause, of previous: Clause?, _ asks: [Range<Int>]) -> Bool {
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

    /// "Thank you, but …".
    func isContrast(_ words: [Word], to previous: Clause?) -> Bool {
        words.first?.senses.has(.contrast) == true
            && previous?.words.contains { $0.senses.has(.thanks) } == true
    }

    /// "Thank you, but I am away until Monday."
    func isDated(_ words: [Word], _ said: [Hit]) -> Bool {
        let kinds = said.map(\.kind)
        return kinds.allSatisfy { $0 == .later || $0 == .away }
            && (!kinds.isEmpty || Hits.has([.later], in: words) && !Hits.has([.neg], in: words))
    }
}
