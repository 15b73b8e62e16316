package import Actions
internal import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
package import Outbox
internal import Timekeeping

/// Accounts, their credentials, limits and pauses, and the ledger itself, over HTTP. They belong to no product.
package final class AccountsDesk: Sendable {
    let outbox: Outbox
    let credentials: CredentialStore
    var database: Database { outbox.database }

    package init(outbox: Outbox, credentials: CredentialStore) {
        (self.outbox, self.credentials) = (outbox, credentials)
    }

    package var routes: [Route] { accountRoutes + credentialRoutes + limitRoutes + pauseRoutes + actionRoutes }

    static let paging: [QueryField] = [.optional("limit", .integer(1...200)), PageCursor.field]

    /// One page of `limit` items; `found` has one more where there is a next page.
    static func page<T>(
        _ found: [T], _ request: Request, cursor: (T) -> PageCursor, item: (T) -> JSONValue
    ) -> Response {
        let limit = pageSize(request)
        let next = found.count > limit ? cursor(found[limit - 1]).text : nil
        let items = found.prefix(limit).map(item)
        return Response.json(200, ["items": .array(items), "next_cursor": JSONValue(next)]).linked(
            next: next, of: request)
    }

    static func pageSize(_ request: Request) -> Int { request.query.first("limit").flatMap { Int($0) } ?? 50 }

    /// A list that is never long.
    static func whole(_ items: [JSONValue]) -> Response {
        .json(200, ["items": .array(items), "next_cursor": nil])
    }
}

extension JSONValue {
    static func moment(_ time: Timestamp?) -> JSONValue { JSONValue(time?.iso8601) }
    static func id(_ id: UUID?) -> JSONValue { JSONValue(id?.lowercase) }
    static func count(_ number: Int?) -> JSONValue { number.map { JSONValue($0) } ?? .null }
}
