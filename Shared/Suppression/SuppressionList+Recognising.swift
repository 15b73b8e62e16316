package import Database
package import FoundationEssentials

extension SuppressionList {
    /// Those of these people who are on the list, under whatever spelling; they are written there under today's as well.
    /// - Parameters:
    ///   - people: by whatever id.
    ///   - own: what names nobody else; a mailbox that others read does not go on the list for one of them. `nil`: the person is gone.
    package func recognise(
        _ people: [UUID: Identifiers], on connection: Connection, own: (UUID) async throws -> Identifiers?
    ) async throws -> [(person: UUID, entry: UUID)] {
        let hashes = people.mapValues { everyHash(for: $0) }
        let owners = try await owners(of: hashes.values.flatMap(\.all), on: connection)
        guard !owners.isEmpty else { return [] }
        var found: [(person: UUID, entry: UUID)] = []
        for (person, known) in hashes.sorted(by: { $0.key < $1.key }) {
            guard let hit = known.all.first(where: { owners[$0] != nil }), let entry = owners[hit] else { continue }
            guard let names = try await own(person) else { continue }
            _ = try await rehash(everyHash(for: names), foundBy: hit, on: connection)
            found.append((person, entry))
        }
        return found
    }
}
