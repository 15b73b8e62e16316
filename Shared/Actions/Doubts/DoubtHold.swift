internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// What only a person can settle: nobody else finds out whether it happened.
struct DoubtHold {
    let ledger: Ledger

    /// The action is locked.
    func hold(_ action: Action, reason: String, _ now: Timestamp, on connection: Connection) async throws {
        try await DoubtRows.leaveToPerson(action.id, reason: reason, on: connection)
        let conclusion = Conclusion(
            action: action, kind: .unknown(needsPerson: true), code: "UNKNOWN_OUTCOME", reason: reason, at: now,
            isTry: false)
        try await ledger.products.tell(conclusion, on: connection)
    }
}
