internal import Database
internal import Suppression

extension Identifiers {
    /// What a person is recognised by, as one SELECT list.
    static let columns: SQL = "p.id, p.platform, p.username, p.platform_user_id, p.profile_url"

    /// - Parameter row: of ``columns`` and `contact_hashes`.
    init(person row: Row) throws(DatabaseError) {
        self.init(
            platform: try row["platform"], username: try row["username"],
            platformUserID: try row["platform_user_id"], profileURL: try row["profile_url"],
            contactHashes: try row["contact_hashes"])
    }
}
