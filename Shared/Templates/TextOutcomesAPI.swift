internal import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Statistics

/// How a product's texts do beside each other, as far as it can be said.
package struct TextOutcomesAPI: Sendable {
    private let store: TemplateStore
    private let path: String
    private let shape: String
    private let days: Int
    private let read: @Sendable () async throws -> [TextOutcome]
    private var kind: String { "\(store.tables.kind)" }

    /// - Parameters:
    ///   - path: such as `/api/social/outcomes`.
    ///   - shape: what one is called in the document.
    ///   - days: in which an answer counts.
    ///   - read: what became of each text; the product knows what is an answer.
    package init(
        _ store: TemplateStore, path: String, shape: String, days: Int,
        read: @escaping @Sendable () async throws -> [TextOutcome]
    ) {
        (self.store, self.path, self.shape, self.days, self.read) = (store, path, shape, days, read)
    }

    package var routes: [Route] {
        [
            .get(
                path, .read, "What people answered to each text within \(days) days.", answer: .json(.page(outcome)),
                list)
        ]
    }

    private var outcome: Shape {
        let share = Proportion.shape(outOf: "Whose \(days) days are over.")
        return .named(
            shape,
            .object([
                .required("template_id", .uuid), .required("name", .text), .required("version", .count),
                .required("platform", .nullable(.platform)), .required(kind, .choice(store.tables.kinds)),
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
    }

    /// A text that somebody got, beside its template.
    private struct Entry {
        let outcome: TextOutcome
        let name: String
        let platform: String?
        let kind: String
        let isActive: Bool

        var rivals: String { "\(kind) \(platform ?? "")" }
    }

    private func list(_ request: Request) async throws -> Response {
        let entries = try await entries(try await read()).sorted {
            ($0.rivals, $0.name, $1.outcome.version) < ($1.rivals, $1.name, $0.outcome.version)
        }
        let active = Dictionary(grouping: entries.filter(\.isActive), by: \.rivals)
        let items = entries.map { json($0, beside: active[$0.rivals] ?? []) }
        return .json(200, ["items": .array(items), "next_cursor": nil])
    }

    private func entries(_ outcomes: [TextOutcome]) async throws -> [Entry] {
        let tables = store.tables
        let rows = try await store.database.query(
            """
            SELECT t.id, t.name, t.platform, t.\(unsafeIdentifier: tables.kind) AS kind, t.current_version, t.is_active
            FROM \(unsafeIdentifier: tables.templates) t WHERE t.id = ANY(\(outcomes.map(\.template)))
            """)
        var templates: [UUID: Row] = [:]
        for row in rows { templates[try row["id"]] = row }
        return try outcomes.compactMap { outcome throws(DatabaseError) in
            guard let row = templates[outcome.template] else { return nil }
            let (current, isActive): (Int32, Bool) = (try row["current_version"], try row["is_active"])
            return Entry(
                outcome: outcome, name: try row["name"], platform: try row["platform"], kind: try row["kind"],
                isActive: isActive && current == outcome.version)
        }
    }

    private func json(_ entry: Entry, beside rivals: [Entry]) -> JSONValue {
        let outcome = entry.outcome
        let place = rivals.firstIndex { $0.outcome.template == outcome.template }
        let standing = Standing(of: entry.isActive ? place : nil, among: rivals.map(\.outcome.answered))
        return [
            "template_id": .string(outcome.template.lowercase), "name": .string(entry.name),
            "version": .int(Int64(outcome.version)), "platform": JSONValue(entry.platform),
            kind: .string(entry.kind), "is_active": .bool(entry.isActive), "answered": outcome.answered.json,
            "refused": outcome.refused.json, "standing": .string(standing.word.rawValue),
            "more": standing.more.map { .int(Int64($0)) } ?? .null,
        ]
    }
}
