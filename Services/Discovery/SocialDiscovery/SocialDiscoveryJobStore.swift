internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import Listing
internal import SocialContract

/// Every statement on `social.social_discovery_jobs`.
struct SocialDiscoveryJobStore: Sendable {
    let database: Database

    private static let statuses = ["pending", "running", "completed", "failed"]

    /// A discovery job as the API shows it (R0.24, R0.25).
    static let record = Record(
        "SocialDiscoveryJob",
        [
            .uuid("id", "j.id"), .text("platform", "j.platform"), .texts("categories", "j.categories").nullable,
            .texts("locations", "j.locations").nullable, .texts("keywords", "j.keywords").nullable,
            .json("parameters", .map(.any), "j.parameters").nullable, .choice("status", statuses, "j.status"),
            .integer("results_count", "coalesce(j.results_count, 0)"),
            .text("error_message", "j.error_message").nullable, .timestamp("created_at", "j.created_at").filled,
            .timestamp("updated_at", "j.updated_at").nullable, .timestamp("completed_at", "j.completed_at").nullable,
        ])

    static let listing = Listing(
        "social.discovery-jobs", record, from: "social.social_discovery_jobs j",
        filters: [
            .equals("platform", .known { SocialPlatform.names }, "j.platform"),
            .equals("status", .choice(statuses), "j.status"),
        ])

    /// Keeps what was asked for, and why nothing came of it.
    /// - Parameters:
    ///   - asked: the call's body.
    ///   - reason: one sentence for the operator.
    func fail(_ asked: JSONValue, platform: String, reason: String) async throws -> Row? {
        try await database.first(
            """
            INSERT INTO social.social_discovery_jobs AS j (platform, categories, locations, keywords, parameters, status,
                error_message, updated_at, completed_at)
            VALUES (\(platform), \(texts(asked["categories"])), \(texts(asked["locations"])), \(texts(asked["keywords"])),
                    \(JSONText(asked["parameters"]?.text ?? "{}")), 'failed', \(reason), clock_timestamp(), clock_timestamp())
            RETURNING \(sql: SocialDiscoveryJobStore.record.selection)
            """)
    }

    private func texts(_ value: JSONValue?) -> [String]? { value?.arrayValue?.compactMap(\.stringValue) }
}
