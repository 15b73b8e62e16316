/// From where to where a share may lie, both ends included; 0 to 1.
package struct Interval: Sendable, Hashable {
    package let low: Double
    package let high: Double

    /// What is known of nobody.
    package static let everything = Interval(low: 0, high: 1)

    /// Whether all of this lies above all of the other.
    package func isAbove(_ other: Interval) -> Bool { low > other.high }
}
