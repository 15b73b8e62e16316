internal import Glibc

/// An interval for a share that stays true however often one looks at it while people go on answering (Howard et al. 2021, arXiv
/// 1810.08240; the mixture is Beta(½, ½)). Wider than ``Proportion/wilson``, which holds for one look only: whoever looks daily and stops
/// at the first difference would find one in most tests of a thing against itself.
package struct ConfidenceSequence: Sendable {
    /// How many are compared: each gets its part of the 5 %.
    package let rivals: Int

    package init(rivals: Int) { self.rivals = max(rivals, 1) }

    /// All shares `p` that the evidence against, `M(p)`, does not rule out.
    package func interval(_ seen: Proportion) -> Interval {
        guard let share = seen.share else { return .everything }
        let evidence = { (p: Double) in logEvidence(seen, against: p) - bound }
        let low = evidence(0) <= 0 ? 0 : root(evidence, outside: 0, inside: share)
        let high = evidence(1) <= 0 ? 1 : root(evidence, outside: 1, inside: share)
        return Interval(low: low, high: high)
    }

    private var bound: Double { log(Double(rivals) / 0.05) }

    /// `log(B(x+½, n-x+½) / (B(½,½) p^x (1-p)^(n-x)))`
    private func logEvidence(_ seen: Proportion, against p: Double) -> Double {
        let (x, rest) = (Double(seen.count), Double(seen.outOf - seen.count))
        let prior = logBeta(x + 0.5, rest + 0.5) - logBeta(0.5, 0.5)
        return prior - power(x, p) - power(rest, 1 - p)
    }

    /// `log(p^count)`, where nothing to the power of nothing is one.
    private func power(_ count: Double, _ p: Double) -> Double { count == 0 ? 0 : count * log(p) }

    private func logBeta(_ a: Double, _ b: Double) -> Double { lgamma(a) + lgamma(b) - lgamma(a + b) }

    /// Where the evidence crosses its bound; it only rises from the share outwards.
    private func root(_ evidence: (Double) -> Double, outside: Double, inside: Double) -> Double {
        var (out, `in`) = (outside, inside)
        for _ in 0..<60 {
            let middle = (out + `in`) / 2
            if evidence(middle) > 0 { out = middle } else { `in` = middle }
        }
        return `in`
    }
}
