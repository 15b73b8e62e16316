/// Where an action is.
package enum ActionStatus: String, Sendable, CaseIterable {
    case queued
    /// It waits for a person's hands; no planner takes it.
    case offered
    /// Limits are charged, nothing was called yet.
    case intent
    /// The call that does the deed may be on its way, or a person has it in hand.
    case calling
    case succeeded, failed
    /// It may have happened. Never repeated on a guess.
    case unknown
    /// The network is being asked what became of it.
    case reconciling
    case cancelled

    /// Nothing comes after it, unless a person says so.
    package var isOver: Bool { [.succeeded, .failed, .cancelled].contains(self) }
}
