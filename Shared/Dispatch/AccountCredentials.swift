package import Actions
package import AdapterWire
internal import Adapters
package import Database
package import EventLoop
package import FoundationEssentials
internal import JSON
package import Telemetry

/// What an account may prove itself with: sealed in the database, else by the names of the environment (R1.23-R1.27).
package struct AccountCredentials: Sendable {
    let store: CredentialStore
    let database: Database
    package let environment: [String: String]

    package init(store: CredentialStore, database: Database, environment: [String: String]) {
        (self.store, self.database, self.environment) = (store, database, environment)
    }

    /// Values by the manifest's names. The environment's belong to the network's default account: another one without a token of
    /// its own must not write in the first one's name.
    /// - Throws: `MISSING_CREDENTIALS` with the reason for what is set but cannot be read: another would be used in its place.
    package func values(of account: Account, _ manifest: Manifest) async throws -> [String: String] {
        do {
            let sealed = try await database.withConnection { try await store.values(of: account.id, on: $0) }
            let read = AdapterCredentials(
                of: manifest, environment: account.isDefault ? environment : [:], sealed: sealed)
            guard read.problems.isEmpty else {
                throw AdapterFailure(.missingCredentials, read.problems.joined(separator: "; ") + ".")
            }
            return read.values
        } catch let error as CredentialFault {
            throw AdapterFailure(.missingCredentials, "\(error)")
        }
    }

    /// The names of those that can be used.
    /// - Throws: as ``values(of:_:)``: what is set and cannot be read is something else than not set.
    package func present(of account: Account, _ manifest: Manifest) async throws -> Set<String> {
        Set(try await values(of: account, manifest).keys)
    }

    /// Seals what a network gave in place of old credentials, which may be worthless from then on: so it is tried until the database is
    /// there.
    /// - Parameter patience: after so long it is given up; the log then names the account and the credentials.
    /// - Returns: whether all are stored.
    @discardableResult
    package func keep(
        _ refreshed: [String: String], account: UUID, patience: Duration, loop: Loop, log: Log
    ) async -> Bool {
        guard !refreshed.isEmpty else { return true }
        let names = refreshed.keys.sorted().joined(separator: ", ")
        let deadline = ContinuousClock.now + patience
        while true {
            do {
                try await store(refreshed, account: account)
                return true
            } catch {
                let fields: LogAttributes = [
                    "account": .text(account.lowercase), "credentials": .text(names), "error": .text("\(error)"),
                ]
                // Another key, or none: trying again would not help.
                guard !(error is CredentialFault), ContinuousClock.now < deadline else {
                    log.error("credentials that the network gave anew are lost; set them again", fields)
                    return false
                }
                log.warning("credentials that the network gave anew are not stored yet", fields)
                try? await loop.sleep(for: .milliseconds(200))
            }
        }
    }

    private func store(_ refreshed: [String: String], account: UUID) async throws {
        try await database.transaction { connection in
            for (name, value) in refreshed.sorted(by: { $0.key < $1.key }) {
                try await store.put(name, value, account: account, by: "ledger", on: connection)
            }
        }
    }
}
