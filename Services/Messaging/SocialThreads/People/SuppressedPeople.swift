package import Database
package import FoundationEssentials
package import Suppression

extension SuppressionList {
    /// Which of these people said no.
    package func suppressed(among people: [SocialRecipient], on connection: Connection) async throws -> Set<UUID> {
        guard !people.isEmpty, try await isInUse(on: connection) else { return [] }
        let lookup = try await lookup(on: connection)
        let keyed = Dictionary(people.map { ($0.id, lookup($0.identifiers)) }) { first, _ in first }
        return try await suppressed(byHashes: keyed, on: connection)
    }

    /// The same for who has been hashed already, by whatever id.
    package func suppressed(byHashes hashes: [UUID: [[UInt8]]], on connection: Connection) async throws -> Set<UUID> {
        var owners: [[UInt8]: [UUID]] = [:]
        for (id, own) in hashes {
            for hash in own { owners[hash, default: []].append(id) }
        }
        return Set(try await contains(anyOf: Array(owners.keys), on: connection).flatMap { owners[$0] ?? [] })
    }
}
