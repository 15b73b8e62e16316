package import Database
package import FoundationEssentials

extension SuppressionList {
    /// Which of these people said no, under any spelling that counts.
    /// - Parameter people: by whatever id.
    package func suppressed(
        among people: [UUID: Identifiers], on connection: Connection
    ) async throws(DatabaseError) -> Set<UUID> {
        guard !people.isEmpty, try await isInUse(on: connection) else { return [] }
        let lookup = try await lookup(on: connection)
        return try await suppressed(byHashes: people.mapValues { lookup($0) }, on: connection)
    }

    /// The same for who has been hashed already.
    package func suppressed(
        byHashes hashes: [UUID: [[UInt8]]], on connection: Connection
    ) async throws(DatabaseError) -> Set<UUID> {
        var owners: [[UInt8]: [UUID]] = [:]
        for (id, own) in hashes {
            for hash in own { owners[hash, default: []].append(id) }
        }
        return Set(try await contains(anyOf: Array(owners.keys), on: connection).flatMap { owners[$0] ?? [] })
    }
}
