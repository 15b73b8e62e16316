/// Looks for phrases in one clause.
struct Hits {
    /// ``PhraseKind`` as far as it matters for the whole, and what follows from words alone.
    enum Kind { case keyword, bare, strong, command, soft, hostile, faint, ask, question, later, redirect, away, warm }

    private let lexicon: Lexicon
    private let neg: Int
    private let target: [Int]
    private let aside: [Int]
    private let warm: Int
    private let later: Int

    init(_ lexicon: Lexicon) {
        self.lexicon = lexicon
        neg = lexicon.symbol(of: .neg)
        target = [lexicon.symbol(of: .me), lexicon.symbol(of: .data)]
        aside = [lexicon.symbol(of: .thanks), lexicon.symbol(of: .please), lexicon.symbol(of: .filler)]
        (warm, later) = (lexicon.symbol(of: .warm), lexicon.symbol(of: .later))
    }

    private struct Hit {
        let kind: PhraseKind
        let range: Range<Int>
    }

    /// - Parameter alone: whether the message is this clause.
    func read(_ clause: Clause, alone: Bool, found: (Kind, String) -> Void) {
        var words = clause.words
        let masks = hits(in: words) { $0 <= .yes }
        if masks.isEmpty, let whole = whole(words, alone) { return found(whole, Hits.text(words[...])) }
        for mask in masks {
            if mask.kind == .yes { found(.ask, "") }
            for place in mask.range { words[place].symbols = [] }
        }
        var isAnswered = false
        for hit in hits(in: words, where: { $0 >= .strong }) {
            let text = Hits.text(words[hit.range])
            switch hit.kind {
            case .strong where !clause.isQuestion, .command where !clause.isQuestion && !isTurned(hit, words):
                found(.strong, text)
            case .command where !isTurned(hit, words):
                if words[hit.range].contains(where: { has($0, target) }) {
                    isAnswered = true
                    found(.strong, text)
                }
            case .soft where !clause.isQuestion: found(.soft, text)
            case .hostile where !clause.isQuestion || hit.range.count > 1:
                isAnswered = true
                found(.hostile, text)
            case .ask where !isTurned(hit, words): found(.ask, "")
            case .later: found(.later, "")
            case .redirect: found(.redirect, "")
            case .away: found(.away, "")
            default: break
            }
        }
        if clause.isQuestion, !isAnswered { found(.question, "") }
        if !clause.isQuestion, words.contains(where: { has($0, [neg]) }) { found(.faint, Hits.text(clause.words[...])) }
        if words.contains(where: { has($0, [later]) }) { found(.later, "") }
        if words.contains(where: { has($0, [warm]) }) { found(.warm, "") }
    }

    /// "No", "stop, please": nothing else stands in the clause. A word that carriers know must be the whole message.
    private func whole(_ words: [Word], _ alone: Bool) -> Kind? {
        let said = words.filter { !has($0, aside) }
        guard !said.isEmpty, said.count <= 8 else { return nil }
        var (place, kind): (Int, Kind?) = (0, nil)
        while place < said.count {
            let found = patterns(said[place], { $0 == .keyword && alone || $0 == .bare }).compactMap { pattern in
                pattern.end(in: said[...], from: place).map { ($0, pattern.kind) }
            }
            guard let longest = found.max(by: { $0.0 < $1.0 }) else { return nil }
            (place, kind) = (longest.0, longest.1 == .keyword ? .keyword : kind ?? .bare)
        }
        return kind
    }

    /// The longest at each place first; none inside another of the same pass and kind.
    private func hits(in words: [Word], where wanted: (PhraseKind) -> Bool) -> [Hit] {
        var found: [Hit] = []
        for place in words.indices where !words[place].symbols.isEmpty {
            var longest: [PhraseKind: Int] = [:]
            for pattern in patterns(words[place], wanted) {
                guard let end = pattern.end(in: words[...], from: place) else { continue }
                longest[pattern.kind] = max(longest[pattern.kind] ?? 0, end)
            }
            for (kind, end) in longest.sorted(by: { $0.key < $1.key }) {
                found.append(Hit(kind: kind, range: place..<end))
            }
        }
        return found
    }

    private func patterns(_ word: Word, _ wanted: (PhraseKind) -> Bool) -> [Pattern] {
        word.symbols.flatMap { lexicon.phrases[$0] ?? [] }.filter { wanted($0.kind) }
    }

    /// "Don't stop": a no shortly in front of it.
    private func isTurned(_ hit: Hit, _ words: [Word]) -> Bool {
        words[max(0, hit.range.lowerBound - 3)..<hit.range.lowerBound].contains { has($0, [neg]) }
    }

    private func has(_ word: Word, _ symbols: [Int]) -> Bool { word.symbols.contains { symbols.contains($0) } }

    private static func text(_ words: ArraySlice<Word>) -> String { words.map(\.written).joined(separator: " ") }
}
