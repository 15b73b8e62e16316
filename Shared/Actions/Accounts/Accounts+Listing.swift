package import Database
package import FoundationEssentials
internal import HTTPServer
package import JSON
package import Listing

extension Accounts {
    /// An account as the API shows it.
    package static let record = Record(
        "Account",
        [
            .uuid("id", "c.id"), .text("platform", "c.platform"),
            .text("handle", "c.handle", "Its name on its network; `default` until somebody names one."),
            .boolean("is_default", "c.is_default", "It sends when nobody names an account."),
            .choice("delivery", Account.Delivery.allCases.map(\.rawValue), "c.delivery", "How its messages leave."),
            .json("settings", .map(.any), "c.settings::json", "What its adapter is told besides credentials."),
            .text("time_zone", "c.time_zone", "Its caps per day and week follow this calendar."),
            .integer("failures_in_row", "c.failures_in_row"), .integer("version", "c.version"),
            .timestamp("created_at", "c.created_at"),
        ])

    package static let listing = Listing(
        "platform.accounts", record, from: "platform.accounts c",
        filters: [.equals("platform", .string(min: 1, max: 32), "c.platform")],
        orders: [Order(by: "platform", "handle", first: .ascending), Order(by: "created_at")], pageSize: 200)

    /// As the API shows it, and its version.
    package static func shown(
        _ id: UUID, on connection: Connection
    ) async throws -> (account: JSONObject, version: Int64)? {
        let row = try await connection.first(
            "SELECT \(sql: record.selection) FROM platform.accounts c WHERE id = \(id)")
        return try row.map { (try record.value($0), try $0["version"]) }
    }
}
