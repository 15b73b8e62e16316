package import FoundationEssentials
internal import JSON
internal import Secrets

/// Payload of `social.people.found.v1`: one chunk of a file or a search, in columns, so that it goes to the database
/// without an object per person.
package struct SocialFoundPeople: Sendable, Equatable {
    package var importID: UUID
    package var chunk: Int32
    /// Fill empty fields only, or take the newer value (C22).
    package var overwrite: Bool
    /// Judge, change nothing.
    package var dryRun: Bool
    /// Row numbers within the chunk; the columns below run parallel to it.
    package var rows: [Int32] = []
    package var platform: [String] = []
    package var username: [String] = []
    package var fullName: [String?] = []
    package var profileURL: [String] = []
    package var bio: [String?] = []
    package var location: [String?] = []
    package var category: [String?] = []
    package var followersCount: [Int32?] = []
    package var platformUserID: [String?] = []
    /// Keyed hashes of e-mail addresses, hexadecimal: what a "no" by e-mail is recognised by. The addresses themselves are not kept.
    package var contactHashes: [[String]] = []
    /// Of a trial run: people of earlier chunks, which the import would have applied, in their order; those of one chunk together.
    package var earlier: [SocialFoundPeople] = []
    /// Whom the file's chunks before named who said no, with names by which they had not been on the list: somebody whom profiles knows by
    /// one of these is left out.
    package var noes = SocialNamedPeople()

    package init(importID: UUID, chunk: Int32, overwrite: Bool, dryRun: Bool) {
        (self.importID, self.chunk, self.overwrite, self.dryRun) = (importID, chunk, overwrite, dryRun)
    }

    package var payload: [UInt8] {
        var writer = JSONWriter(capacity: rows.count * 200)
        writer.beginObject()
        writer.key("import_id")
        writer.uuid(importID)
        writer.key("chunk")
        writer.value(Int64(chunk))
        writer.key("overwrite")
        writer.value(overwrite)
        writer.key("dry_run")
        writer.value(dryRun)
        writer.numbers("rows", rows)
        writer.texts("platform", platform)
        writer.texts("username", username)
        writer.optionalTexts("full_name", fullName)
        writer.texts("profile_url", profileURL)
        writer.optionalTexts("bio", bio)
        writer.optionalTexts("location", location)
        writer.optionalTexts("category", category)
        writer.optionalNumbers("followers_count", followersCount)
        writer.optionalTexts("platform_user_id", platformUserID)
        if contactHashes.contains(where: { !$0.isEmpty }) {
            writer.textLists("contact_hashes", contactHashes)
        }
        if !noes.indices.isEmpty {
            writer.key("noes")
            writer.raw(noes.payload)
        }
        if !earlier.isEmpty {
            writer.key("earlier")
            writer.beginArray()
            for people in earlier { writer.raw(people.payload) }
            writer.endArray()
        }
        writer.endObject()
        return writer.bytes
    }

    package init(payload: UnsafeRawBufferPointer) throws {
        try self.init(try JSONValue.parse(payload))
    }

    private init(_ json: JSONValue) throws {
        importID = try json.uuid("import_id")
        chunk = Int32(truncatingIfNeeded: try json.integer("chunk"))
        overwrite = json["overwrite"]?.boolValue ?? false
        dryRun = json["dry_run"]?.boolValue ?? false
        rows = try json.array("rows").map { Int32(truncatingIfNeeded: $0.intValue ?? 0) }
        platform = try json.array("platform").map { $0.stringValue ?? "" }
        username = try json.array("username").map { $0.stringValue ?? "" }
        fullName = try json.array("full_name").map(\.stringValue)
        profileURL = try json.array("profile_url").map { $0.stringValue ?? "" }
        bio = try json.array("bio").map(\.stringValue)
        location = try json.array("location").map(\.stringValue)
        category = try json.array("category").map(\.stringValue)
        followersCount = try json.array("followers_count").map { $0.intValue.map { Int32(truncatingIfNeeded: $0) } }
        platformUserID = try json.array("platform_user_id").map(\.stringValue)
        // Absent when nobody has any, and in what was published before there were any.
        contactHashes =
            json["contact_hashes"]?.arrayValue?.map { ContactHashes.read($0) }
            ?? .init(repeating: [], count: rows.count)
        earlier = try json["earlier"]?.arrayValue?.map { try SocialFoundPeople($0) } ?? []
        noes = try json["noes"].map { try SocialNamedPeople($0) } ?? SocialNamedPeople()
        let counts = [
            platform.count, username.count, fullName.count, profileURL.count, bio.count, location.count, category.count,
            followersCount.count, platformUserID.count, contactHashes.count,
        ]
        guard counts.allSatisfy({ $0 == rows.count }) else { throw PayloadError(member: "columns of equal length") }
    }
}
