internal import JSON

/// Why something did not happen on a network, or is not known to have happened. Source: seed 002 section 5.4, seed 000
/// "Platform Errors" (R0.89-R0.91).
package struct AdapterFailure: Error, Equatable, Sendable {
    /// Wire contract: cases are added, never renamed.
    package enum Code: String, CaseIterable, Sendable {
        case rateLimited = "RATE_LIMITED"
        case temporary = "TEMPORARY"
        case invalidCredentials = "INVALID_CREDENTIALS"
        case accountBlocked = "ACCOUNT_BLOCKED"
        case outsideWindow = "OUTSIDE_WINDOW"
        case recipientUnreachable = "RECIPIENT_UNREACHABLE"
        case contentRefused = "CONTENT_REFUSED"
        case notAvailable = "NOT_AVAILABLE"
        case noCredits = "NO_CREDITS"
        case configuration = "CONFIGURATION"
        case uiChanged = "UI_CHANGED"
        case unknownOutcome = "UNKNOWN_OUTCOME"
        case wrongPerson = "WRONG_PERSON"
        // The host's own; an adapter may not say these.
        case missingCredentials = "MISSING_CREDENTIALS"
        case adapterMissing = "ADAPTER_MISSING"
        case adapterCrashed = "ADAPTER_CRASHED"
        case adapterProtocol = "ADAPTER_PROTOCOL"
        case deadline = "DEADLINE"

        package var isHosts: Bool {
            switch self {
            case .missingCredentials, .adapterMissing, .adapterCrashed, .adapterProtocol, .deadline: true
            default: false
            }
        }
    }

    /// Thirty days.
    package static let longestPause = 2_592_000.0

    package let code: Code
    /// One sentence for the operator: what happened and what to do. Never a token, never a message body.
    package let reason: String
    /// As it was said, neither cut nor made fit for a line: only so can the message be found in it. Not for people.
    package let unabridged: String
    /// Seconds until a retry can help; `nil` when the network did not say.
    package let retryAfter: Double?

    package init(_ code: Code, _ reason: String, retryAfter: Double? = nil) {
        (self.code, self.reason, unabridged) = (code, reason.readable(upTo: 500), reason)
        // A network's word, in the end: it may be anything.
        self.retryAfter = retryAfter.flatMap { $0.isFinite ? min(max($0, 0), AdapterFailure.longestPause) : nil }
    }
}
