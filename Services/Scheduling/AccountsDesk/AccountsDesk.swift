package import Actions
internal import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
package import Outbox

/// Accounts, their credentials, limits and pauses, and the ledger itself, over HTTP. They belong to no product.
package final class AccountsDesk: Sendable {
    let outbox: Outbox
    let credentials: CredentialStore
    var database: Database { outbox.database }

    package init(outbox: Outbox, credentials: CredentialStore) {
        (self.outbox, self.credentials) = (outbox, credentials)
    }

    package var routes: [Route] { accountRoutes + credentialRoutes + limitRoutes + pauseRoutes + actionRoutes }

    /// A list that is never long.
    static func whole(_ items: [JSONValue]) -> Response {
        .json(200, ["items": .array(items), "next_cursor": nil])
    }
}

extension JSONValue {
    static func id(_ id: UUID?) -> JSONValue { JSONValue(id?.lowercase) }
    static func count(_ number: Int?) -> JSONValue { number.map { JSONValue($0) } ?? .null }
}
