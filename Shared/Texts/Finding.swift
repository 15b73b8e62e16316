/// What a check saw in one text. It concerns this text alone; writing another is always allowed.
package struct Finding: Error, Sendable, Equatable, CustomStringConvertible {
    /// Wire contract: cases are added, never renamed.
    package enum Code: String, Sendable, CaseIterable {
        case missingValue = "missing-value"
        case tooLong = "too-long"
        case empty = "empty"
        case unusableText = "unusable-text"
        case placeholder = "placeholder"
        case repetition = "repetition"
        case noVariantLeft = "no-variant-left"
    }

    package let code: Code
    /// One sentence for the operator: what is wrong and what to do. Never the text itself.
    package let reason: String

    package init(_ code: Code, _ reason: String) { (self.code, self.reason) = (code, reason) }

    package var description: String { reason }
}
