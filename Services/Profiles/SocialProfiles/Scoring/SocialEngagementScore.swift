/// How promising a person is to write to, 0 to 100 with two decimals (`social_profiles.engagement_score`, R0.18, R0.46).
///
/// 70 points are reach: the logarithm of the followers, full at ten million, so that from 100 to 1,000 counts as much as
/// from 10,000 to 100,000. 30 points are what can be written about: a bio (up to 15, full at 80 characters), a location
/// (5), a category (5), a name (5). More followers never lower it, and equal facts score the same on every machine: the
/// logarithm is computed in whole numbers.
package enum SocialEngagementScore {
    private static let fullReach = 10_000_000

    /// - Parameter followers: `nil` when unknown, which counts as none.
    package static func of(
        followers: Int32?, bio: String? = nil, location: String? = nil, category: String? = nil, fullName: String? = nil
    ) -> Double {
        let count = min(max(Int(followers ?? 0), 0), fullReach)
        let reach = 7_000 * logarithm(count + 1) / logarithm(fullReach + 1)
        let words = 1_500 * min(bio?.unicodeScalars.count ?? 0, 80) / 80
        let facts = [location, category, fullName].count { $0?.isEmpty == false }
        return Double(reach + words + 500 * facts) / 100
    }

    /// Logarithm to base 2 of `value` (at least 1) in 65,536ths, straight between the powers of two.
    private static func logarithm(_ value: Int) -> Int {
        let exponent = Int.bitWidth - 1 - value.leadingZeroBitCount
        let fraction = ((value - (1 << exponent)) << 16) >> exponent
        return (exponent << 16) + fraction
    }
}
