package import Texts

/// Why there is no text, for the operator.
package struct WritingFault: Error, Sendable, Equatable {
    package let code: String
    package let reason: String
    /// Seconds, when trying again by itself can help.
    package let retryAfter: Double?

    package init(code: String, reason: String, retryAfter: Double? = nil) {
        (self.code, self.reason, self.retryAfter) = (code, reason, retryAfter)
    }

    /// The same text would show the same again.
    package init(_ finding: Finding) { self.init(code: finding.code.rawValue, reason: finding.reason) }
}
