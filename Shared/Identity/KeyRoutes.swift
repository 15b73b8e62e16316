internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Secrets
internal import Timekeeping

extension Identity {
    /// Who may call, and as what. Only admins manage keys.
    package var routes: [Route] {
        [
            .get(
                "/api/platform/keys", .manage, "List API keys",
                query: [
                    .optional("limit", .integer(1...200), "How many, 50 by default."),
                    .optional("cursor", .string(min: 1, max: 100), "`next_cursor` of the page before."),
                ], response: "Keys without their secrets, the newest first.", listKeys),
            .post(
                KeyRoutes.collection, .manage, "Create an API key",
                body: .object([
                    .required("name", .string(min: 1, max: 100), "What it is for."),
                    .required("role", .choice(Role.allCases.map(\.rawValue))),
                    .optional("expires_at", .nullable(.timestamp), "In the future; without it the key lasts."),
                ]), response: "The key with its secret, which is shown this once only.", createKey),
            .delete(
                "/api/platform/keys/{id}", .manage, "Revoke an API key", response: "Nothing; dead within a second.",
                revokeKey),
        ]
    }

    @Sendable private func listKeys(_ request: Request) async throws -> Response {
        let limit = request.query.first("limit").flatMap { Int($0) } ?? 50
        let after = try request.query.first("cursor").map(KeyRoutes.place)
        let page = try await keys.list(limit: limit + 1, after: after)
        let next = page.count > limit ? KeyRoutes.cursor(page[limit - 1]) : nil
        let body: JSONValue = [
            "items": .array(page.prefix(limit).map(\.json)), "next_cursor": JSONValue(next),
        ]
        return Response.json(200, body).linked(next: next, of: request)
    }

    @Sendable private func createKey(_ request: Request) async throws -> Response {
        guard let name = request.json?["name"]?.stringValue,
            let role = request.json?["role"]?.stringValue.flatMap(Role.init)
        else { throw Problem.failure }
        let expiresAt = request.json?["expires_at"]?.stringValue.flatMap { Timestamp(iso8601: $0) }
        if let expiresAt, expiresAt <= .now() {
            throw Problem.validation([.init("/expires_at", "range", "must lie in the future")])
        }
        let (record, key) = try await keys.create(name: name, role: role, expiresAt: expiresAt)
        guard case .object(var body) = record.json else { throw Problem.failure }
        body["key"] = .string(key.text)
        let location = "\(KeyRoutes.collection)/\(record.id.lowercase)"
        return Response.json(201, .object(body)).header("Location", location)
    }

    @Sendable private func revokeKey(_ request: Request) async throws -> Response {
        switch try await keys.revoke(request.uuid("id")) {
        case .revoked:
            forget()
            return .noContent
        case .unknown: throw Problem.notFound("No key has this id.")
        case .lastAdmin:
            throw Problem.conflict(
                "last-admin-key", "This is the last key that may manage keys; create another one first.")
        }
    }
}

enum KeyRoutes {
    static let collection = "/api/platform/keys"

    /// Where a page ended, as a text that callers do not take apart.
    static func cursor(_ record: KeyRecord) -> String {
        base64URL(Array("\(record.createdAt.microseconds).\(record.id.uuidString)".utf8))
    }

    static func place(_ cursor: String) throws(Problem) -> (createdAt: Timestamp, id: UUID) {
        let parts = bytes(base64URL: cursor).map { String(decoding: $0, as: UTF8.self).split(separator: ".") } ?? []
        guard parts.count == 2, let microseconds = Int64(parts[0]), let id = UUID(text: String(parts[1])) else {
            throw .validation([.init("cursor", "format", "is not a cursor of this list")])
        }
        return (Timestamp(microseconds: microseconds), id)
    }
}
