import Adapters
import Testing

/// What is said of an adapter's filters.
@Suite struct FilterCountTests {
    /// What cannot be seen is neither right nor the same as a kernel that does not count: the operator hears of it.
    @Test(
        "The cage's two filters",
        arguments: [
            (0, 2, FilterCount.Verdict.right), (3, 5, .right), (0, 1, .wrong), (0, 3, .wrong), (1, 2, .wrong),
            (0, nil, .hidden), (nil, nil, .uncounted), (nil, 2, .uncounted),
        ] as [(Int?, Int?, FilterCount.Verdict)])
    func verdict(ours: Int?, its: Int?, expected: FilterCount.Verdict) {
        #expect(FilterCount.verdict(ours: ours, its: its) == expected)
    }
}
