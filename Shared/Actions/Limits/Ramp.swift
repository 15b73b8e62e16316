/// Warming up: how much an account may do on a calendar day, from its first on.
package struct Ramp: Sendable, Equatable {
    package enum Growth: Sendable, Equatable {
        /// So many more each day.
        case step(Int)
        /// So many percent of the day before, and one more at least.
        case percent(Int)
    }

    /// On the first day.
    package let first: Int
    package let growth: Growth
    /// The first day, in days since 1970-01-01; `nil` until the first use.
    package internal(set) var began: Int64?

    package init(first: Int, growth: Growth, began: Int64? = nil) {
        (self.first, self.growth, self.began) = (first, growth, began)
    }

    /// More than any cap.
    private static let most = 1_000_000

    package func allowed(on day: Int64) -> Int {
        let days = max(0, day - (began ?? day))
        switch growth {
        case .step(let step): return first + Int(min(days, Int64(Ramp.most))) * step
        case .percent(let percent):
            var allowed = first
            for _ in 0..<min(days, Int64(Ramp.most)) where allowed < Ramp.most {
                allowed = max(allowed + 1, allowed * percent / 100)
            }
            return allowed
        }
    }
}
