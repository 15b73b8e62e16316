/// Why an item was not done, for the operator.
package struct JobFailure: Error, Sendable, Equatable {
    /// Stable, lower case.
    package let code: String
    package let reason: String
    /// Seconds until trying again by itself can help; `nil` when it cannot.
    package var retryAfter: Double?

    package init(code: String, reason: String, retryAfter: Double? = nil) {
        (self.code, self.reason, self.retryAfter) = (code, reason, retryAfter)
    }
}
