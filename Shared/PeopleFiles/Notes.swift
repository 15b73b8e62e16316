internal import Addresses
internal import Suppression

/// Collects everything that is wrong with a row, so that one correction is enough.
struct Notes {
    private(set) var reasons: [String] = []

    mutating func add(_ reason: String) { reasons.append(reason) }

    /// Too long is refused and never cut: half a name is somebody else's. Lengths are the seed's (R0.16), in code points.
    mutating func text(_ value: String?, _ field: String, atMost limit: Int) -> String? {
        guard let value, value.utf8.count > limit else { return value }
        let length = value.unicodeScalars.count
        if length > limit { add("\(field) has \(length) characters; at most \(limit) are allowed, so shorten it.") }
        return value
    }

    mutating func followers(_ value: String?) -> Int32? {
        guard let value else { return nil }
        let count = FollowersCount.parse(value)
        if count == nil { add("followers_count is not a whole number from 0 to \(Int32.max); correct or empty it.") }
        return count
    }

    /// The cell as it is: `mailto:`, brackets, several addresses; ``MailAddress`` reads it where it is hashed.
    mutating func email(_ value: String?) -> String? {
        guard let value else { return nil }
        if value.utf8.count > 4096 || MailAddress.read(value).isEmpty {
            add("email holds no e-mail address; correct or empty it.")
        }
        return value
    }

    mutating func userID(_ value: String?, _ address: (url: ProfileURL, username: String)?) -> String? {
        let known = address?.url.platformUserID
        guard let value = text(value, "platform_user_id", atMost: 255) else { return known }
        if let known, known != value {
            add("platform_user_id is not the one in profile_url; correct one of them.")
        }
        return value
    }
}
