internal import Database
internal import HTTPServer
package import Listing

extension SuppressionList {
    /// An entry as the API shows it; only hashes are kept of whom it means.
    package static let record = Record(
        "Suppression",
        [
            .uuid("id", "s.id"), .text("reason", "s.reason", "What they said."),
            .text("source", "s.source", "Who recorded it."), .timestamp("created_at", "s.created_at"),
            .choices(
                "kinds", kinds,
                """
                ARRAY(SELECT kind FROM platform.suppression_hashes WHERE suppression_id = s.id AND NOT is_variant ORDER BY kind)
                """,
                "What the person is recorded by; `contact`: an e-mail address of which only the hash was known. Empty once it was taken back."
            ), .boolean("is_read", "s.is_read", "It was read out of what the person wrote."),
            .timestamp("retracted_at", "s.retracted_at", "It keeps nobody any more.").nullable,
            .text("retracted_by", "s.retracted_by").nullable, .text("retracted_reason", "s.retracted_reason").nullable,
        ])

    private static let kinds = NormalisedIdentifier.Kind.allCases.map(\.rawValue) + [PersonHashes.contact]

    package static let listing = Listing(
        "platform.suppressions", record, from: "platform.suppressions s",
        filters: [
            .flag("retracted", "s.retracted_at IS NOT NULL", "Only what was taken back, or what stands."),
            .flag("is_read", "s.is_read", "Only what was read from replies, or what somebody recorded."),
            .from("created_from", "s.created_at"), .before("created_before", "s.created_at"),
        ])
}
