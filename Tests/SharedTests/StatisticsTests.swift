import Statistics
import Testing

/// Right values: statsmodels 0.14 (`proportion_confint`, Wilson) and the confidence sequence's formula solved by SciPy's `brentq`.
@Suite struct StatisticsTests {
    @Test(arguments: [
        (0, 10, 0.000000000, 0.277532800), (1, 10, 0.017876213, 0.404150027), (10, 100, 0.055229137, 0.174365662),
        (100, 100, 0.963006502, 1.000000000), (3, 7, 0.158219855, 0.749541635),
        (123, 4567, 0.022620022, 0.032039817), (499_999, 1_000_000, 0.499019020, 0.500978980),
    ])
    func wilsonIsTheLibrarys(count: Int, outOf: Int, low: Double, high: Double) {
        let interval = Proportion(count, of: outOf).wilson
        #expect(abs(interval.low - low) < 1e-8 && abs(interval.high - high) < 1e-8, "\(interval)")
    }

    @Test(arguments: [
        (0, 10, 2, 0.000000000, 0.418708644), (1, 10, 2, 0.000232324, 0.580873804),
        (10, 100, 2, 0.026472861, 0.236858857), (100, 100, 2, 0.936457823, 1.000000000),
        (3, 7, 3, 0.036124485, 0.914601917), (123, 4567, 2, 0.018369717, 0.037734785),
    ])
    func theSequenceIsItsFormula(count: Int, outOf: Int, rivals: Int, low: Double, high: Double) {
        let interval = ConfidenceSequence(rivals: rivals).interval(Proportion(count, of: outOf))
        #expect(abs(interval.low - low) < 1e-8 && abs(interval.high - high) < 1e-8, "\(interval)")
    }

    @Test func nobodySaysNothing() {
        #expect(Proportion(0, of: 0).share == nil)
        #expect(Proportion(0, of: 0).wilson == .everything)
        #expect(Comparison([Proportion(0, of: 0), Proportion(3, of: 9)]).verdict == .tooEarly(more: nil))
        #expect(Comparison([Proportion(3, of: 9)]).verdict == .tooEarly(more: nil))
    }

    @Test func aPlainDifferenceIsFoundAndASmallOneIsTooEarly() throws {
        #expect(Comparison([Proportion(20, of: 400), Proportion(90, of: 400)]).verdict == .better(1))
        let early = Comparison([Proportion(4, of: 40), Proportion(9, of: 40)])
        guard case .tooEarly(let more) = early.verdict, let more else {
            Issue.record("\(early.verdict)")
            return
        }
        // So many more are enough, and half of them are not.
        #expect(Comparison([grown(4, 40, more), grown(9, 40, more)]).verdict == .better(1))
        #expect(Comparison([grown(4, 40, more / 2), grown(9, 40, more / 2)]).verdict != .better(1))
        #expect(Comparison([Proportion(5, of: 50), Proportion(5, of: 50)]).verdict == .tooEarly(more: nil))
    }

    /// A thing against itself, looked at every forty answers, stopped at the first difference: at most 5 % may find one. Who looks at
    /// Wilson's intervals as often finds far more, which is what the test would miss if it could not fail.
    @Test func whoLooksEveryDayIsNotFooled() {
        var random = Dice(state: 20_261_130)
        var (fooled, naive) = (0, 0)
        for _ in 0..<120 {
            var (counts, total) = ([0, 0], 0)
            var (isFooled, isNaive) = (false, false)
            for _ in 0..<12 {
                for _ in 0..<40 {
                    for side in 0...1 where random.next() % 100 < 20 { counts[side] += 1 }
                    total += 1
                }
                let sides = counts.map { Proportion($0, of: total) }
                let sequence = ConfidenceSequence(rivals: 2)
                let bars = sides.map(sequence.interval)
                isFooled = isFooled || bars[0].isAbove(bars[1]) || bars[1].isAbove(bars[0])
                let (first, second) = (sides[0].wilson, sides[1].wilson)
                isNaive = isNaive || first.isAbove(second) || second.isAbove(first)
            }
            fooled += isFooled ? 1 : 0
            naive += isNaive ? 1 : 0
        }
        #expect(fooled <= 6)
        #expect(naive > fooled)
    }

    private func grown(_ count: Int, _ outOf: Int, _ more: Int) -> Proportion {
        let total = outOf + more
        return Proportion(Int((Double(count) / Double(outOf) * Double(total)).rounded()), of: total)
    }
}

/// SplitMix64, so that a run can be repeated.
private struct Dice {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
