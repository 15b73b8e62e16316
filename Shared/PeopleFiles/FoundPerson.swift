internal import Addresses

/// A person as an import or a discovery found them: normalised, complete enough to be stored, nothing invented.
package struct FoundPerson: Sendable, Equatable {
    package var platform: String
    /// As the file spells it, without a leading `@`; matching uses ``usernameKey``.
    package var username: String
    package var fullName: String?
    /// Canonical (see ``ProfileURL``): one person, one spelling.
    package var profileURL: String
    package var bio: String?
    package var location: String?
    package var category: String?
    package var followersCount: Int32?
    package var platformUserID: String?
    package var email: String?

    /// Names are the same whatever their case, so (platform, username) is matched by this.
    package let usernameKey: String

    package init(
        platform: String, username: String, usernameKey: String? = nil, fullName: String? = nil, profileURL: String,
        bio: String? = nil,
        location: String? = nil, category: String? = nil, followersCount: Int32? = nil, platformUserID: String? = nil,
        email: String? = nil
    ) {
        self.platform = platform
        self.username = username
        self.usernameKey = usernameKey ?? Visible.small(username)
        self.fullName = fullName
        self.profileURL = profileURL
        self.bio = bio
        self.location = location
        self.category = category
        self.followersCount = followersCount
        self.platformUserID = platformUserID
        self.email = email
    }
}
