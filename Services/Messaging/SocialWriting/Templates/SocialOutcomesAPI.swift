internal import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import SocialContract
package import SocialThreads
internal import Statistics

/// How the texts do beside each other, as far as it can be said.
package struct SocialOutcomesAPI: Sendable {
    let context: SocialMessagingContext

    package init(context: SocialMessagingContext) { self.context = context }

    package var routes: [Route] {
        [
            .get(
                "/api/social/outcomes", .read,
                "What people answered to each text within \(SocialTextOutcomes.answerDays) days.",
                answer: .json(.page(SocialOutcomesAPI.shape)), list)
        ]
    }

    private static let share = Proportion.shape(outOf: "Whose \(SocialTextOutcomes.answerDays) days are over.")

    private static let shape = Shape.named(
        "Outcome",
        .object([
            .required("template_id", .uuid), .required("name", .text), .required("version", .count),
            .required("platform", .nullable(.platform)),
            .required("message_type", .choice(SocialMessageType.allCases.map(\.rawValue))),
            .required("is_active", .boolean, "Drafts are written from this version."),
            .required("answered", share, "Who wrote back, and not to refuse."),
            .required("refused", share, "Who said no."),
            .required(
                "standing", .choice(Standing.Word.allCases.map(\.rawValue)),
                "Against the other active texts of the same network and kind; `not_better` where another one is."),
            .required(
                "more", .nullable(.count),
                "How many more of each are needed, if things go on as they do; `null`: no number would do."),
        ]))

    /// A text that somebody got, beside its template.
    private struct Entry {
        let count: SocialTextOutcomes.Count
        let name: String
        let platform: String?
        let type: String
        let isActive: Bool

        var rivals: String { "\(type) \(platform ?? "")" }
    }

    private func list(_ request: Request) async throws -> Response {
        let counts = try await SocialTextOutcomes(database: context.database).read()
        let entries = try await entries(counts).sorted {
            ($0.rivals, $0.name, $1.count.version) < ($1.rivals, $1.name, $0.count.version)
        }
        let active = Dictionary(grouping: entries.filter(\.isActive), by: \.rivals)
        let items = entries.map { SocialOutcomesAPI.json($0, beside: active[$0.rivals] ?? []) }
        return .json(200, ["items": .array(items), "next_cursor": nil])
    }

    private func entries(_ counts: [SocialTextOutcomes.Count]) async throws -> [Entry] {
        let rows = try await context.database.query(
            """
            SELECT t.id, t.name, t.platform, t.message_type, t.current_version, t.is_active FROM social.social_templates t
            WHERE t.id = ANY(\(counts.map(\.template)))
            """)
        var templates: [UUID: Row] = [:]
        for row in rows { templates[try row["id"]] = row }
        return try counts.compactMap { count throws(DatabaseError) in
            guard let row = templates[count.template] else { return nil }
            let (current, isActive): (Int32, Bool) = (try row["current_version"], try row["is_active"])
            return Entry(
                count: count, name: try row["name"], platform: try row["platform"],
                type: try row["message_type"], isActive: isActive && current == count.version)
        }
    }

    private static func json(_ entry: Entry, beside rivals: [Entry]) -> JSONValue {
        let place = rivals.firstIndex { $0.isActive && $0.count.template == entry.count.template }
        let standing = Standing(of: entry.isActive ? place : nil, among: rivals.map(\.count.answered))
        return [
            "template_id": .string(entry.count.template.lowercase), "name": .string(entry.name),
            "version": .int(Int64(entry.count.version)), "platform": JSONValue(entry.platform),
            "message_type": .string(entry.type), "is_active": .bool(entry.isActive),
            "answered": entry.count.answered.json, "refused": entry.count.refused.json,
            "standing": .string(standing.word.rawValue), "more": standing.more.map { .int(Int64($0)) } ?? .null,
        ]
    }
}
