internal import Database
internal import FoundationEssentials
internal import Outbox
internal import Suppression

/// People whom a no means by the names that came with it: found by them, and nobody else is looked at.
struct SocialNoesByName {
    let outbox: Outbox
    let suppressions: SuppressionList

    /// Closes them, and writes their other names on the list as well. An entry that was taken back meanwhile means nobody.
    func follow(_ heard: [NoHeard], on connection: Connection) async throws {
        var closing: [(entry: UUID, people: [UUID])] = []
        // The gate comes before people, so what is to be listed is listed before anybody is locked.
        for no in heard {
            guard let hit = try await standing(no, on: connection) else { continue }
            let people = try await SocialKnownPeople(outbox: outbox, suppressions: suppressions).ids(
                of: no.names, on: connection)
            for person in people { try await list(person, foundBy: hit, on: connection) }
            closing.append((no.entry, people))
        }
        for (entry, people) in closing {
            try await SocialProfileRepository(outbox).saidNo(people, entry, on: connection)
        }
    }

    /// - Returns: a hash by which the entry holds them, and is not taken back before this is done; `nil` when it does no longer.
    private func standing(_ no: NoHeard, on connection: Connection) async throws -> [UInt8]? {
        let owners = try await suppressions.heldOwners(
            of: suppressions.everyHash(for: no.names).all, on: connection)
        return owners.first { $0.value == no.entry }?.key
    }

    private func list(_ person: UUID, foundBy hit: [UInt8], on connection: Connection) async throws {
        // A mailbox that others read does not go on the list for one of them.
        let keeper = SocialKnownPeople(outbox: outbox, suppressions: suppressions)
        guard let own = try await keeper.identifiers(of: person, on: connection) else { return }
        let hashes = suppressions.everyHash(for: own)
        guard try await suppressions.contains(anyOf: hashes.present, on: connection).count < hashes.present.count else {
            return
        }
        _ = try await suppressions.rehash(hashes, foundBy: hit, on: connection)
    }
}
