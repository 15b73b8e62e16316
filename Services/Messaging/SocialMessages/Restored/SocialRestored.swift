internal import Actions
package import Database
package import FoundationEssentials
package import HTTPServer
internal import Outbox
package import Quarantine
internal import SocialContract
package import SocialThreads

/// What Social Outreach holds back after an older life of the database came back, and what follows from a person's answers.
package struct SocialRestored: RestoredProduct {
    let context: MessagingContext

    package init(context: MessagingContext) { self.context = context }

    package var name: String { SocialLedger.product }

    package func source(of group: RestoredGroup, on connection: Connection) async throws -> SQL? {
        guard try await SocialTables.areInstalled(on: connection) else { return nil }
        return switch group {
        case .queued: RestoredPeople.messages(RestoredActions.waiting(product: name))
        case .hands: try await RestoredPeople.rows(of: .hands, on: connection)
        case .drafts: try await RestoredPeople.rows(of: .drafts, on: connection)
        case .followups: try await RestoredPeople.rows(of: .followups, on: connection)
        case .people: try await RestoredPeople.rows(of: .people, on: connection)
        }
    }

    package func settle(
        _ items: [RestoredItem], _ word: RestoredWord, by request: Request
    ) async throws -> [UUID: String] {
        // Each item commits for itself, and all of them wake the readers once.
        try await context.outbox.ringingOnce { try await settleAll(items, word, by: request) }
    }

    private func settleAll(
        _ items: [RestoredItem], _ word: RestoredWord, by request: Request
    ) async throws -> [UUID: String] {
        var failed: [UUID: String] = [:]
        let settling = RestoredSettling(context: context, request: request)
        for item in items {
            do {
                try await settling.settle(item, word)
            } catch let problem as Problem {
                failed[item.id] = problem.detail
            }
        }
        let answered = items.filter { failed[$0.id] == nil && !(word == .skip && $0.group != .followups) }
        let people = Array(Set(answered.map(\.personID))).sorted()
        guard !people.isEmpty else { return failed }
        try await context.outbox.transaction { connection in
            try await RestoredPeople.confirm(
                people, followUp: word != .skip, through: context.outbox, trace: request.trace, on: connection)
        }
        return failed
    }
}
