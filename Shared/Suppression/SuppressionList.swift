package import Addresses
package import Database
package import Outbox
internal import Secrets
internal import Synchronization
package import Timekeeping

/// Whom never to write to again. Only keyed hashes are stored, so the list outlives a person's erasure without holding them.
///
/// Whoever learns of a "no" writes it here directly and checks here before import, draft, approval and sending.
package final class SuppressionList: Sendable {
    let database: Database
    /// Tells products of new noes; `nil` for those who only look up.
    let outbox: Outbox?
    private let key: [UInt8]
    let hmac: HMACKey
    private let known: @Sendable () -> AddressBook
    /// When there were last known to be no entries of before.
    private let earlier = Mutex<ContinuousClock.Instant?>(nil)

    /// - Parameters:
    ///   - key: the installation's key, 32 bytes.
    ///   - outbox: needed by whoever records noes: products hear of them by its events.
    ///   - known: the networks by whose rules names are spelled.
    package init(
        database: Database, key: [UInt8], outbox: Outbox? = nil,
        known: @escaping @Sendable () -> AddressBook = { .delivered }
    ) {
        (self.database, self.key, self.outbox, hmac) = (database, key, outbox, HMACKey(key))
        self.known = known
    }

    /// Why a row of a file is passed over.
    package static let leftOut = "this person is on the suppression list and is not imported"

    /// The networks that are known now.
    package var book: AddressBook { known() }

    /// - Returns: whether anybody ever said no here; a cheap question before many are hashed.
    package func isInUse(on connection: Connection) async throws(DatabaseError) -> Bool {
        try await connection.first("SELECT 1 FROM platform.suppression_hashes LIMIT 1") != nil
    }

    /// - Returns: whether an entry was made since then.
    package func hasGrown(since moment: Timestamp, on connection: Connection) async throws(DatabaseError) -> Bool {
        try await connection.first("SELECT 1 FROM platform.suppressions WHERE created_at >= \(moment) LIMIT 1") != nil
    }

    /// - Returns: whether there are entries from before the present spelling rules, which are found by ``everyHash(for:)`` only.
    package func holdsEarlierForms(on connection: Connection) async throws(DatabaseError) -> Bool {
        try await connection.first("SELECT 1 FROM platform.suppressions WHERE form = 1 LIMIT 1") != nil
    }

    /// - Returns: those of `hashes` that are on the list.
    package func contains(anyOf hashes: [[UInt8]], on connection: Connection) async throws(DatabaseError) -> Set<
        [UInt8]
    > {
        guard !hashes.isEmpty else { return [] }
        let rows = try await connection.query(
            "SELECT hash FROM platform.suppression_hashes WHERE hash = ANY (\(hashes))")
        var found: Set<[UInt8]> = []
        for row in rows { found.insert(try row[0]) }
        return found
    }

    /// The hashes under which people are looked up on the list: also spellings of before, as long as there are entries of before.
    package func lookup(on connection: Connection) async throws(DatabaseError) -> @Sendable (Identifiers) -> [[UInt8]] {
        let now = ContinuousClock.now
        var holdsEarlier = false
        if earlier.withLock({ $0.map { now - $0 > SuppressionList.believed } ?? true }) {
            holdsEarlier = try await holdsEarlierForms(on: connection)
            if !holdsEarlier { earlier.withLock { $0 = now } }
        }
        guard holdsEarlier else { return { self.hashes(for: $0) } }
        return { self.everyHash(for: $0).all }
    }

    /// Everybody who plans asks; an older process beside this one may add an entry.
    private static let believed = Duration.seconds(5)

    /// - Returns: those of `hashes` by which a person is named there. Left out is what is only a contact of theirs, which others may
    ///   share.
    package func names(among hashes: [[UInt8]], on connection: Connection) async throws(DatabaseError) -> Set<[UInt8]> {
        guard !hashes.isEmpty else { return [] }
        let rows = try await connection.query(
            "SELECT hash FROM platform.suppression_hashes WHERE hash = ANY (\(hashes)) AND kind <> 'contact'")
        var found: Set<[UInt8]> = []
        for row in rows { found.insert(try row[0]) }
        return found
    }

    /// - Returns: whether this person is on the list under any identifier, in any spelling.
    package func contains(_ identifiers: Identifiers, on connection: Connection) async throws(DatabaseError) -> Bool {
        try await !contains(anyOf: everyHash(for: identifiers).all, on: connection).isEmpty
    }

    /// What is stored to recognise the key; tells nothing about it.
    var checkValue: [UInt8] { SuppressionList.checkValue(of: key) }
}
