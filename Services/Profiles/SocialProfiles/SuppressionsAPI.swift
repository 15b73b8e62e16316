internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import SocialContract
internal import Suppression
internal import Timekeeping

/// The list of people who said no. It takes effect with the answer: whoever imports, drafts or sends asks it first.
extension SocialProfilesAPI {
    private static let identifiers = Shape.object([
        .optional("platform", .choice(SocialPlatform.allCases.map(\.rawValue)), "What username and id belong to."),
        .optional("username", .string(min: 1, max: 255)), .optional("platform_user_id", .string(min: 1, max: 255)),
        .optional("profile_url", .string(min: 1, max: 2000)), .optional("email", .string(min: 3, max: 320)),
        .optional("phone", .string(min: 3, max: 40)),
        .optional("profile_id", .uuid, "A known person, by every identifier."),
        .optional("reason", .string(min: 1, max: 500)),
    ])

    var suppressionRoutes: [Route] {
        [
            .get(
                "/api/social/suppressions", .read, "Everybody who said no, newest first; only hashes are kept.",
                query: [.optional("limit", .integer(1...200)), PageCursor.field],
                precheck: schema, listSuppressions),
            .post(
                "/api/social/suppressions", .review, "Record a no: this person is never written to.",
                body: SocialProfilesAPI.identifiers,
                response: "The entry, and `known_people`: how many of the people we have it means.", precheck: schema,
                suppress),
        ]
    }

    private func listSuppressions(_ request: Request) async throws -> Response {
        let limit = request.query.first("limit").flatMap { Int($0) } ?? 50
        let after = try request.query.cursor.map { ($0.at, $0.id) }
        let entries = try await suppressions.list(limit: limit + 1, after: after)
        let items = entries.prefix(limit).map { entry -> JSONValue in
            [
                "id": .string(entry.id.lowercase), "reason": .string(entry.reason), "source": .string(entry.source),
                "created_at": .string(entry.createdAt.iso8601), "kinds": .array(entry.kinds.map(JSONValue.string)),
            ]
        }
        let last = entries.count > limit ? entries[limit - 1] : nil
        let next = last.map { PageCursor(at: $0.createdAt, id: $0.id).text }
        return Response.json(200, ["items": .array(items), "next_cursor": JSONValue(next)]).linked(
            next: next, of: request)
    }

    private func suppress(_ request: Request) async throws -> Response {
        let body = request.json ?? .null
        var identifiers = Identifiers(
            platform: body["platform"]?.stringValue, username: body["username"]?.stringValue,
            platformUserID: body["platform_user_id"]?.stringValue, profileURL: body["profile_url"]?.stringValue,
            email: body["email"]?.stringValue, phone: body["phone"]?.stringValue)
        if let id = body["profile_id"]?.stringValue.flatMap(UUID.init(text:)) {
            identifiers = try await complete(identifiers, from: id)
        }
        if identifiers.platform == nil, identifiers.username != nil || identifiers.platformUserID != nil {
            throw Problem.validation([
                FieldError("/platform", "required", "A username or id means nothing without its network.")
            ])
        }
        let reason = body["reason"]?.stringValue ?? "asked not to be contacted"
        let entry = try await repository.database.transaction { [suppressions, identifiers] connection in
            try await suppressions.add(identifiers, reason: reason, source: request.principal.name, on: connection)
        }
        guard let entry else {
            throw Problem.validation([
                FieldError(
                    "", "required",
                    "Name the person by username, platform_user_id, profile_url, email, phone or profile_id.")
            ])
        }
        let known = try await repository.count(identifiers, hashes: suppressions.hashes(for: identifiers))
        return .json(
            entry.isNew ? 201 : 200,
            ["id": .string(entry.id.lowercase), "is_new": .bool(entry.isNew), "known_people": .int(known)])
    }

    /// Everything by which a known person is recognised, and nobody else: a mailbox that others have too counts when it is named.
    func complete(_ given: Identifiers, from id: UUID) async throws -> Identifiers {
        let row = try await repository.database.first(
            """
            SELECT platform, username, platform_user_id, profile_url, social.own_contacts(id, contact_hashes)
            FROM social.social_profiles
            WHERE id = \(id)
            """)
        guard let row else { throw Problem.notFound("There is no person with this profile_id.") }
        return Identifiers(
            platform: try row[0], username: try row[1], platformUserID: try row[2], profileURL: try row[3],
            email: given.email, phone: given.phone, contactHashes: try row[4])
    }
}
