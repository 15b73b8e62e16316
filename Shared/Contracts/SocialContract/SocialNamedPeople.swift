internal import JSON

/// People by their names on networks, and nothing else of them; in columns.
package struct SocialNamedPeople: Sendable, Equatable {
    package private(set) var platform: [String] = []
    package private(set) var username: [String] = []
    package private(set) var profileURL: [String] = []
    package private(set) var platformUserID: [String?] = []

    package init() {}

    package var indices: Range<Int> { platform.indices }

    package mutating func add(platform: String, username: String, profileURL: String, platformUserID: String?) {
        self.platform.append(platform)
        self.username.append(username)
        self.profileURL.append(profileURL)
        self.platformUserID.append(platformUserID)
    }

    var payload: [UInt8] {
        var writer = JSONWriter(capacity: platform.count * 100 + 60)
        writer.beginObject()
        writer.texts("platform", platform)
        writer.texts("username", username)
        writer.texts("profile_url", profileURL)
        writer.optionalTexts("platform_user_id", platformUserID)
        writer.endObject()
        return writer.bytes
    }

    init(_ json: JSONValue) throws {
        platform = try json.array("platform").map { $0.stringValue ?? "" }
        username = try json.array("username").map { $0.stringValue ?? "" }
        profileURL = try json.array("profile_url").map { $0.stringValue ?? "" }
        platformUserID = try json.array("platform_user_id").map(\.stringValue)
        guard [username.count, profileURL.count, platformUserID.count].allSatisfy({ $0 == platform.count }) else {
            throw PayloadError(member: "noes, columns of equal length")
        }
    }
}
