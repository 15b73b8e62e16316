/// How many of those who could have did: `count` of `outOf`. A share alone says nothing of how sure it is, so it is shown with its interval.
package struct Proportion: Sendable, Hashable {
    package let count: Int
    package let outOf: Int

    /// - Precondition: `0 <= count <= outOf`.
    package init(_ count: Int, of outOf: Int) {
        precondition(count >= 0 && count <= outOf, "\(count) of \(outOf) is no proportion")
        (self.count, self.outOf) = (count, outOf)
    }

    /// 0 to 1; `nil` of nobody.
    package var share: Double? { outOf == 0 ? nil : Double(count) / Double(outOf) }

    /// Wilson's score interval, 95 %: where the true share lies if one looks once (Wilson 1927; holds for 0 and for all, too).
    /// - Returns: everything from 0 to 1 of nobody.
    package var wilson: Interval {
        guard let share else { return .everything }
        let n = Double(outOf)
        let z2 = Proportion.z * Proportion.z
        let middle = (share + z2 / (2 * n)) / (1 + z2 / n)
        let reach = Proportion.z / (1 + z2 / n) * (share * (1 - share) / n + z2 / (4 * n * n)).squareRoot()
        return Interval(low: count == 0 ? 0 : middle - reach, high: count == outOf ? 1 : middle + reach)
    }

    /// The normal distribution's 97.5th percentile.
    private static let z = 1.959963984540054
}
