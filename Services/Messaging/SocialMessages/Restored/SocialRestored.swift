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

    package func counts(on connection: Connection) async throws -> [RestoredGroup: Int] {
        guard try await SocialTables.areInstalled(on: connection) else { return [:] }
        var counts: [RestoredGroup: Int] = [:]
        for group in RestoredGroup.allCases {
            guard let source = try await source(of: group, on: connection) else { continue }
            counts[group] = Int(
                try await connection.first("SELECT count(*) AS rows FROM (\(sql: source)) s")?["rows"] as Int64? ?? 0)
        }
        return counts
    }

    package func items(knownAs ids: [UUID], on connection: Connection) async throws -> [UUID: UUID] {
        try await RestoredActions.subjects(of: ids, product: name, on: connection)
    }

    package func source(of group: RestoredGroup, on connection: Connection) async throws -> SQL? {
        guard try await SocialTables.areInstalled(on: connection) else { return nil }
        let messages: SQL = """
            SELECT m.id, m.platform, m.social_profile_id AS person, r.username, m.created_at FROM social.social_messages m
            JOIN social.social_recipients r ON r.profile_id = m.social_profile_id
            """
        if group == .queued {
            return "\(sql: messages) WHERE m.id IN (\(sql: RestoredActions.waiting(product: name)))"
        }
        guard let cut = try await Quarantines.cut(on: connection), cut.isHeld else { return nil }
        let people: SQL = """
            SELECT r.profile_id AS id, r.platform, r.profile_id AS person, r.username, r.created_at
            FROM social.social_recipients r
            """
        // Nobody is written to who is closed or rejected; they need no answer.
        let held: SQL =
            "\(sql: RestoredPeople.isHeld(cut)) AND r.outreach_status <> 'closed' AND r.discovery_status <> 'rejected'"
        let busy: SQL = """
            EXISTS (SELECT FROM social.social_messages b WHERE b.social_profile_id = r.profile_id
                    AND b.status IN ('DRAFT', 'APPROVED', 'QUEUED', 'SENDING', 'UNKNOWN'))
            """
        let wasWrittenTo: SQL = """
            EXISTS (SELECT FROM social.social_messages b WHERE b.social_profile_id = r.profile_id AND b.status = 'SENT')
            """
        switch group {
        case .queued: return nil
        case .hands:
            return """
                \(sql: messages) WHERE m.status = 'QUEUED' AND m.delivery = 'assisted' AND \(sql: held)
                """
        case .drafts: return "\(sql: messages) WHERE m.status IN ('DRAFT', 'APPROVED') AND \(sql: held)"
        case .followups: return "\(sql: people) WHERE \(sql: held) AND NOT \(sql: busy) AND \(sql: wasWrittenTo)"
        case .people: return "\(sql: people) WHERE \(sql: held) AND NOT \(sql: busy) AND NOT \(sql: wasWrittenTo)"
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
