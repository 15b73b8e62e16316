/// A phrase that stands in a clause.
struct Hit {
    let kind: PhraseKind
    /// The words' places.
    let range: Range<Int>
}

extension Patterns {
    /// The longest of each kind at each place.
    func hits(in words: [Word]) -> [Hit] {
        let sums = words.map { Senses.Sum([$0]) }
        var whole = Senses.Sum()
        for sum in sums { whole.add(sum) }
        var found: [Hit] = []
        for place in words.indices where !words[place].senses.isEmpty {
            var sum = whole
            if words.count > span {
                sum = Senses.Sum()
                for next in place..<min(words.count, place + span) { sum.add(sums[next]) }
            }
            var longest: [PhraseKind: Int] = [:]
            each(in: words, from: place, sum: sum) { kind, end in
                longest[kind] = max(longest[kind] ?? 0, end)
            }
            for (kind, end) in longest.sorted(by: { $0.key < $1.key }) {
                found.append(Hit(kind: kind, range: place..<end))
            }
        }
        return found
    }
}
