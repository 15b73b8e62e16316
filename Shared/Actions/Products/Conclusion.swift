internal import FoundationEssentials
package import Timekeeping

/// What became of an action, told to its product in the transaction that recorded it.
package struct Conclusion: Sendable {
    package enum Kind: Sendable, Equatable {
        /// It happened; `externalID` is the network's name for it.
        case succeeded(externalID: String?)
        case failed
        /// It may have happened. `needsPerson`: nobody else can find out.
        case unknown(needsPerson: Bool)
        /// It did not happen and is tried again by itself.
        case waiting(until: Timestamp)
        /// It did not happen and is not tried: the person said no, or the product changed its mind.
        case refused
        /// It waits for hands again: a report was taken back, or somebody found that it was not sent.
        case offered
        /// The same of a report that was no end of the reporter's own claim: it is again what it was before, in somebody's hands
        /// (`calling`), in doubt (`unknown`), or over without having been done (`cancelled`).
        case takenBack(ActionStatus)
    }

    package let action: Action
    package let kind: Kind
    package let code: String?
    /// One sentence for the operator.
    package let reason: String?
    package let at: Timestamp
    /// Whether a try was made, and not only a lookup or a decision.
    package let isTry: Bool
    /// It arrived, after it had been settled as not sent.
    package var isLate = false
    /// The person whose word it is; `nil` when the ledger found out by itself.
    package var actor: String?
    /// What really left, when a person says that it was another text than was asked for.
    package var sentText: String?
    /// Why somebody should look at it, although it is over.
    package var flag: String?
}
