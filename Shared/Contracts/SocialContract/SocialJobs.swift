/// Where Social keeps its jobs, for the room Jobs; each of its services begins some.
package enum SocialJobs {
    package static let path = "/api/social"
    package static let table: StaticString = "social.social_jobs"

    /// What a job does. The raw value is what the API shows.
    package enum Kind: String, Sendable, CaseIterable {
        /// Kept in a table of its own; the list follows it.
        case `import`, discover
        case review, draft, send, followup
    }

    package static let kinds = Kind.allCases.map(\.rawValue)
}
