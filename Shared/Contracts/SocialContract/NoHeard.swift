package import FoundationEssentials
internal import JSON

/// Payload of `social.no.heard.v1`: the names of somebody who is on the list of those who said no, from whoever heard it. The list's own
/// event holds hashes only, and people are kept by name.
package struct NoHeard: Sendable, Equatable {
    /// The entry of the list that means them.
    package var suppressionID: UUID
    package var platform: String?
    package var username: String?
    package var platformUserID: String?
    package var profileURL: String?
    /// Hashes of contacts that are nobody else's, hexadecimal.
    package var contactHashes: [String]

    package init(
        suppressionID: UUID, platform: String?, username: String? = nil, platformUserID: String? = nil,
        profileURL: String? = nil, contactHashes: [String] = []
    ) {
        (self.suppressionID, self.platform, self.username) = (suppressionID, platform, username)
        (self.platformUserID, self.profileURL, self.contactHashes) = (platformUserID, profileURL, contactHashes)
    }

    package var payload: [UInt8] {
        JSONValue.object([
            "suppression_id": .string(suppressionID.lowercase), "platform": JSONValue(platform),
            "username": JSONValue(username), "platform_user_id": JSONValue(platformUserID),
            "profile_url": JSONValue(profileURL), "contact_hashes": .array(contactHashes.map(JSONValue.string)),
        ]).serialized()
    }

    package init(payload: [UInt8]) throws {
        let json = try JSONValue.parse(payload)
        suppressionID = try json.uuid("suppression_id")
        platform = json["platform"]?.stringValue
        username = json["username"]?.stringValue
        platformUserID = json["platform_user_id"]?.stringValue
        profileURL = json["profile_url"]?.stringValue
        contactHashes = ContactHashes.read(json["contact_hashes"])
    }
}
