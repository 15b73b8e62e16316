/// What a person found out about a doubtful action.
package enum PersonsWord: String, Sendable, CaseIterable {
    /// It arrived.
    case sent
    /// It did not arrive, and is not to be sent again.
    case notSent = "not_sent"
    /// It did not arrive: send it again.
    case resend
}
