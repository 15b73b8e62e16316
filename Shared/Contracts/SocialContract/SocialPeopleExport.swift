/// The list of people as a file, which may come back as an import.
package enum SocialPeopleExport {
    /// Columns by which it is recognised: together no other program's file has them.
    package static let headings: Set<String> = ["id", "platform", "username", "discovery_status", "outreach_status"]
}
