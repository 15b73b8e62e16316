package import Database
package import FoundationEssentials
internal import HTTPServer
package import JSON
package import Listing

extension Pauses {
    /// A pause as the API shows it.
    package static let record = Record(
        "Pause",
        [
            .uuid("id", "p.id"),
            .text("platform", "p.platform", "Only this network; null: every one, or an account.").nullable,
            .uuid("account_id", "p.account_id", "Only this account.").nullable,
            .text("code", "p.code", "`by_hand`, or the failure that made the ledger stop by itself."),
            .text("reason", "p.reason"), .timestamp("until", "p.until", "It ends by itself then.").nullable,
            .text("created_by", "p.created_by"), .timestamp("created_at", "p.created_at"),
            .text("ended_by", "p.ended_by").nullable, .timestamp("ended_at", "p.ended_at").nullable,
        ])

    package static let listing = Listing(
        "platform.pauses", record, from: "platform.pauses p",
        filters: [
            .said(
                .optional("state", .choice(["open", "ended"]), "`ended` by hand or by their time; open unless told."),
                standard: "open"
            ) { "(p.ended_at IS NULL AND (p.until IS NULL OR p.until > clock_timestamp())) = \($0 == "open")" },
            .equals("platform", .string(min: 1, max: 32), "p.platform"), .equals("account_id", .uuid, "p.account_id"),
        ])

    /// As the API shows it.
    /// - Throws: also when there is none.
    package static func shown(_ id: UUID, on connection: Connection) async throws -> JSONObject {
        let row = try await connection.first(
            "SELECT \(sql: record.selection) FROM platform.pauses p WHERE id = \(id)")
        guard let row else { throw DatabaseError(.decode, "there is no such pause") }
        return try record.value(row)
    }
}
