internal import Database
internal import FoundationEssentials
internal import JSON
internal import Outbox
internal import Secrets
internal import SocialContract
internal import Suppression
internal import Timekeeping

/// Noes that were said between the reading of a file's rows, which asked the list, and their applying: when they looked for their people
/// by name, nobody here went by it.
struct SocialNoesMeanwhile {
    let outbox: Outbox
    let suppressions: SuppressionList

    /// Reading asks the list, and writes what it found; clocks of one database differ by less.
    private static let margin = Duration.seconds(60)

    /// Looks the rows up once more when something was listed since, and tells the names of those who are on it.
    /// - Parameter written: when the rows were.
    func tell(_ found: SocialFoundPeople, written: Timestamp, on connection: Connection) async throws {
        let since = written.adding(.zero - SocialNoesMeanwhile.margin)
        guard try await suppressions.hasGrown(since: since, on: connection) else { return }
        let lookup = try await suppressions.lookup(on: connection)
        let hashes = found.rows.indices.map { lookup(found.identifiers(at: $0)) }
        let owners = try await suppressions.owners(of: hashes.flatMap { $0 }, on: connection)
        guard !owners.isEmpty else { return }
        let events = found.rows.indices.compactMap { index in
            hashes[index].lazy.compactMap { owners[$0] }.first.map {
                NoHeard($0, of: found.identifiers(at: index)).event(SocialEvent.noHeard, of: SocialEvent.noSubject)
            }
        }
        try await outbox.append(events, on: connection)
    }
}

extension SocialFoundPeople {
    func identifiers(at index: Int) -> Identifiers {
        Identifiers(
            platform: platform[index], username: username[index], platformUserID: platformUserID[index],
            profileURL: profileURL[index], contactHashes: contactHashes[index].compactMap(bytes(hex:)))
    }
}
