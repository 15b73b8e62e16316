/// Why the model gave no text.
package struct LanguageModelError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Contract: cases are added, never renamed.
    package enum Code: String, Sendable, CaseIterable {
        /// The server cannot be reached, or the connection broke.
        case unreachable
        case timeout
        case rateLimited = "rate-limited"
        case quotaExhausted = "quota-exhausted"
        /// The server is busy or broken.
        case serverError = "server-error"
        /// Key, address or certificate are not accepted.
        case configuration
        case modelNotFound = "model-not-found"
        /// The server will not take this request, now or later.
        case requestRefused = "request-refused"
        /// The model declined to write, or a filter stopped it.
        case contentRefused = "content-refused"
        /// The text reached the token limit before its end.
        case cutShort = "cut-short"
        case invalidAnswer = "invalid-answer"
        case cancelled
    }

    package let code: Code
    /// One sentence for the operator: what happened and what to do. Never the key, the prompt or the server's free text.
    package let reason: String
    /// Whether the same call may work later.
    package let retryable: Bool
    /// Seconds the server asked to wait, at most 120; `nil` when it did not say.
    package let retryAfter: Double?

    package init(_ code: Code, _ reason: String, retryable: Bool, retryAfter: Double? = nil) {
        (self.code, self.reason, self.retryable, self.retryAfter) = (code, reason, retryable, retryAfter)
    }

    package var description: String { reason }
}
