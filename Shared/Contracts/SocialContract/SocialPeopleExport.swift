/// The list of people as a file, which may come back as an import.
package enum SocialPeopleExport {
    /// Columns by which it is recognised: together no other program's file has them. `id` is not among them, because whoever edits the
    /// list takes it out first.
    package static let headings: Set<String> = ["platform", "username", "discovery_status", "outreach_status"]
}
