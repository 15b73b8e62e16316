internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import Timekeeping

/// What waits because the database was put back to an older state, by what it was in it.
package enum RestoredGroup: String, Sendable, CaseIterable {
    /// Messages that were in line or under way, and that no network can tell about.
    case queued
    /// Messages that wait for hands, or were in somebody's hands.
    case hands
    /// Drafts: each may have been sent since.
    case drafts
    /// People who were written to: a follow-up may have gone out since. Their timers rest.
    case followups
    /// Everybody else who was here: a first message may have been drafted and sent since.
    case people
}
