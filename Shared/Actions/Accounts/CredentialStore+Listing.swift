internal import Database
internal import HTTPServer
package import Listing

extension CredentialStore {
    /// A credential as it may be shown: by name, never its value.
    package static let record = Record(
        "Credential",
        [
            .text("name", "c.name", "As the adapter's manifest names it."), .timestamp("updated_at", "c.updated_at"),
            .text("updated_by", "c.updated_by"),
        ])

    /// Those of the account that the path names as `id`.
    package static let listing = Listing(
        "platform.credentials", record, from: "platform.credentials c",
        filters: [.path("id", .uuid, "c.account_id")], orders: [Order(by: "name", first: .ascending)], pageSize: 200)
}
