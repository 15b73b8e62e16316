/// Why a timer has ended without an event, or why what it asked for failed.
package struct TimerEnding: Sendable, Equatable {
    /// Stable; the API shows it.
    package let code: String
    /// For the operator.
    package let reason: String

    package init(code: String, reason: String) { (self.code, self.reason) = (code, reason) }
}
