/// Why there is no reply.
package struct HTTPClientError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable, CaseIterable {
        case timeout
        case unreachable
        case tooLarge = "too-large"
        case tls
        case invalidURL = "invalid-url"
        /// The name stands for an address that the request does not allow.
        case privateAddress = "private-address"
        case cancelled
    }

    package let code: Code
    /// One sentence for the operator. Holds no part of the address beyond what libcurl says about the host.
    package let reason: String
    /// `false` only when the request certainly never left this machine: then repeating it does nothing twice.
    package let mayHaveBeenSent: Bool

    package init(_ code: Code, _ reason: String, mayHaveBeenSent: Bool) {
        (self.code, self.reason, self.mayHaveBeenSent) = (code, reason, mayHaveBeenSent)
    }

    package var description: String { reason }
}
