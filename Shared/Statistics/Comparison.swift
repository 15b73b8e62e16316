/// Which of several does better, if that can be said yet.
package struct Comparison: Sendable {
    package enum Verdict: Sendable, Hashable {
        /// The one at this place lies above each other one, whenever one looks.
        case better(Int)
        /// Nothing can be said. About so many more are needed for each, if things go on as they did; `nil` when no number that anybody reaches
        /// would do, because they do the same.
        case tooEarly(more: Int?)
    }

    package let rivals: [Proportion]
    package let verdict: Verdict

    /// - Parameter rivals: counts of those whose time to answer is over. One alone has nobody to be better than.
    package init(_ rivals: [Proportion]) {
        self.rivals = rivals
        if let winner = Comparison.winner(rivals) {
            verdict = .better(winner)
        } else {
            verdict = .tooEarly(more: Comparison.missing(rivals))
        }
    }

    private static func winner(_ rivals: [Proportion]) -> Int? {
        guard rivals.count > 1, let best = first(rivals) else { return nil }
        let sequence = ConfidenceSequence(rivals: rivals.count)
        let bar = sequence.interval(rivals[best])
        let others = rivals.indices.filter { $0 != best }
        return others.allSatisfy { bar.isAbove(sequence.interval(rivals[$0])) } ? best : nil
    }

    private static func first(_ rivals: [Proportion]) -> Int? {
        rivals.indices.max { (rivals[$0].share ?? 0) < (rivals[$1].share ?? 0) }
    }

    /// The fewest further ones for each at which today's shares would be told apart.
    private static func missing(_ rivals: [Proportion]) -> Int? {
        guard rivals.count > 1, rivals.allSatisfy({ $0.outOf > 0 }) else { return nil }
        let tells = { (more: Int) in winner(rivals.map { $0.grown(by: more) }) != nil }
        var high = 16
        while !tells(high) {
            guard high < 1 << 22 else { return nil }
            high *= 2
        }
        var low = high / 2
        while high - low > max(1, high / 64) {
            let middle = (low + high) / 2
            if tells(middle) { high = middle } else { low = middle }
        }
        return high
    }
}

extension Proportion {
    /// So many more of whom the same share did.
    fileprivate func grown(by more: Int) -> Proportion {
        let total = outOf + more
        return Proportion(min(Int((Double(total) * (share ?? 0)).rounded()), total), of: total)
    }
}
