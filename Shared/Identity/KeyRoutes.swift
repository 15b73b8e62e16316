internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Listing
internal import Secrets
internal import Timekeeping

extension Identity {
    /// Who may call, and as what. Only admins manage keys.
    package var routes: [Route] {
        [
            KeyStore.listing.route(KeyRoutes.collection, .manage, "List API keys", database: keys.database),
            .post(
                KeyRoutes.collection, .manage, "Create an API key",
                body: .object([
                    .required("name", .string(min: 1, max: 100), "What it is for."),
                    .required("role", .choice(Role.allCases.map(\.rawValue))),
                    .optional("expires_at", .nullable(.future), "In the future; without it the key lasts."),
                ]),
                answer: .created(
                    .named(
                        "NewApiKey",
                        .object(KeyStore.record.fields + [.required("key", .text, "The secret: shown this once only.")])
                    ),
                    "The key with its secret."), createKey),
            .delete(
                "/api/platform/keys/{id}", .manage, "Revoke an API key",
                answer: .nothing("It is dead within a second.").refusing("last-admin-key"),
                revokeKey),
        ]
    }

    @Sendable private func createKey(_ request: Request) async throws -> Response {
        guard let name = request.json?["name"]?.stringValue,
            let role = request.json?["role"]?.stringValue.flatMap(Role.init)
        else { throw Problem.failure }
        let expiresAt = try request.future("expires_at")
        let (record, shown, key) = try await keys.create(name: name, role: role, expiresAt: expiresAt)
        var body = shown
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
}
