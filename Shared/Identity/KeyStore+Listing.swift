internal import Database
internal import HTTPServer
package import Listing

extension KeyStore {
    /// As the API shows a key: all but its secret.
    package static let record = Record(
        "ApiKey",
        [
            .uuid("id", "k.id"), .text("name", "k.name", "What it is for.", max: 100),
            .choice("role", Role.allCases.map(\.rawValue), "k.role"),
            .text("prefix", "k.prefix", "The first characters of its text, by which people recognise it."),
            .timestamp("created_at", "k.created_at"), .timestamp("expires_at", "k.expires_at").nullable,
            .timestamp("revoked_at", "k.revoked_at").nullable,
            .timestamp("last_used_at", "k.last_used_at", "At most a minute old.").nullable,
        ])

    package static let listing = Listing(
        "platform.keys", record, from: "platform.api_keys k",
        filters: [
            .equals("role", .choice(Role.allCases.map(\.rawValue)), "k.role"),
            .flag("revoked", "k.revoked_at IS NOT NULL", "Only revoked keys, or only the others."),
        ])
}
