internal import Database
internal import FoundationEssentials
internal import Outbox
internal import SocialContract
internal import Suppression

/// Noes that a file's earlier rows told more of, as ``SocialNoesByName`` follows them when it hears of them. Rows about whom these mean are
/// left out whether it has heard by then or not, and in a trial run, of which it never hears.
struct SocialNoesOfFile {
    let outbox: Outbox
    let suppressions: SuppressionList

    /// - Returns: the numbers of the rows that are about somebody whom these noes mean.
    func rows(of found: SocialFoundPeople, on connection: Connection) async throws -> Set<Int32> {
        let meant = try await hashes(of: found.noes, on: connection)
        guard !meant.isEmpty else { return [] }
        let rows = found.rows.indices.filter { index in
            suppressions.hashes(for: found.identifiers(at: index)).contains(where: meant.contains)
        }
        return Set(rows.map { found.rows[$0] })
    }

    /// Everything under which those come on the list whom we know by these names.
    private func hashes(of noes: SocialNamedPeople, on connection: Connection) async throws -> Set<[UInt8]> {
        let keeper = SocialKnownPeople(outbox: outbox, suppressions: suppressions)
        var people: Set<UUID> = []
        for index in noes.indices {
            let names = Identifiers(
                platform: noes.platform[index], username: noes.username[index],
                platformUserID: noes.platformUserID[index], profileURL: noes.profileURL[index])
            people.formUnion(try await keeper.ids(of: names, on: connection))
        }
        var hashes: Set<[UInt8]> = []
        for person in people {
            // A mailbox that others read does not go on the list for one of them.
            guard let own = try await keeper.identifiers(of: person, on: connection) else { continue }
            hashes.formUnion(suppressions.everyHash(for: own).all)
        }
        return hashes
    }
}
