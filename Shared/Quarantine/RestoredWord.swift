internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import Timekeeping

/// A person's answer about some of it.
package enum RestoredWord: String, Sendable, CaseIterable {
    /// It was sent.
    case sent
    /// It was not sent: it goes on as if nothing had happened. A network that can be asked is asked all the same, before it is sent.
    case goOn = "go_on"
    /// It was not sent, and will not be.
    case skip

    /// What can be said about a group.
    package static func known(for group: RestoredGroup) -> [RestoredWord] {
        switch group {
        case .queued, .hands, .drafts: allCases
        case .followups: [.goOn, .skip]
        case .people: [.goOn]
        }
    }
}
