internal import Actions
internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import Listing

/// Secrets of accounts. They go in and never come out.
extension AccountsDesk {
    var credentialRoutes: [Route] {
        let path = "/api/accounts/{id}/credentials"
        return [
            CredentialStore.listing.route(
                path, .read, "What is stored for an account, by name; never a value.", database: database
            ).prechecked(known),
            .put(
                path + "/{name}", .configure, "Store a secret, sealed; it is never shown again.",
                body: .object([.required("value", .string(min: 1, max: 16_384))]),
                answer: .json(AccountsShapes.credential, "It took the place of another.").or(
                    .created(AccountsShapes.credential, "It is new.")
                ).refusing("no-secrets-key", "other-secrets-key"), putCredential),
            .delete(
                path + "/{name}", .configure, "Forget a secret.", answer: .nothing("It is forgotten."), deleteCredential
            ),
        ]
    }

    private func known(_ request: Request) async throws -> Response? {
        let id = try request.uuid("id")
        let account = try await database.withConnection { try await Accounts.find(id, on: $0) }
        guard account != nil else { throw Problem.noSuchAccount }
        return nil
    }

    private func putCredential(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let name = request.parameters["name"] ?? ""
        guard Shape.name(max: 64).errors(in: .string(name)).isEmpty else {
            throw Problem.validation([
                FieldError(
                    "name", "format",
                    "must be a name that an adapter's manifest gives, such as access_token: small letters, digits and _"
                )
            ])
        }
        let value = request.json?["value"]?.stringValue ?? ""
        let put = try await answering {
            try await database.transaction { connection in
                guard try await Accounts.find(id, on: connection) != nil else { throw Problem.noSuchAccount }
                return try await credentials.put(
                    name, value, account: id, by: request.principal.name, on: connection)
            }
        }
        return .json(put.isNew ? 201 : 200, .object(put.stored))
    }

    private func deleteCredential(_ request: Request) async throws -> Response {
        let id = try request.uuid("id")
        let name = request.parameters["name"] ?? ""
        let existed = try await database.withConnection {
            try await credentials.delete(name, account: id, on: $0)
        }
        guard existed else { throw Problem.notFound("This account has no such credential.") }
        return .noContent
    }

    private func answering<T>(_ body: () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch let error as CredentialFault {
            throw Problem.conflict(error == .noKey ? "no-secrets-key" : "other-secrets-key", "\(error).")
        }
    }
}
