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
    let context: SocialMessagingContext

    package init(context: SocialMessagingContext) { self.context = context }

    package var name: String { SocialLedger.product }

    package func source(of group: RestoredGroup, on connection: Connection) async throws -> SQL? {
        guard try await SocialTables.areInstalled(on: connection) else { return nil }
        return group == .queued
            ? SocialRestoredPeople.messages(RestoredActions.waiting(product: name))
            : try await SocialRestoredPeople.rows(of: group, on: connection)
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
        let settling = SocialRestoredSettling(context: context, request: request)
        let failed = try await RestoredItem.each(items) { try await settling.settle($0, word) }
        let answered = items.filter { failed[$0.id] == nil && !(word == .skip && $0.group != .followups) }
        let people = Array(Set(answered.map(\.personID))).sorted()
        guard !people.isEmpty else { return failed }
        try await context.outbox.transaction { connection in
            try await SocialRestoredPeople.confirm(
                people, followUp: word != .skip, through: context.outbox, trace: request.trace, on: connection)
        }
        return failed
    }
}
