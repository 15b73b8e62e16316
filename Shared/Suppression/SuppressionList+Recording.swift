package import Database
package import FoundationEssentials
internal import JSON
package import Outbox

/// How a "no" came to us.
package struct NoOrigin: Sendable {
    /// What was said, or why; a sentence for the operator.
    package var reason: String
    /// Who or what told us, for people: a key's name, `reply on facebook`.
    package var source: String
    /// The caller's id, if a person recorded it: they may take it back for a while.
    package var recordedBy: String?
    /// It was read out of what the person wrote: a reviewer may find that it was none.
    package var isRead: Bool
    /// What it was read from, by a name that is the same each time: `facebook`, NUL and the message's id. Only its hash is kept.
    package var words: String?
    /// The people it means have been looked up by name already, or products are told the names in the same transaction.
    package var isSearched: Bool

    package init(
        reason: String, source: String, recordedBy: String? = nil, isRead: Bool = false, words: String? = nil,
        isSearched: Bool = false
    ) {
        (self.reason, self.source, self.recordedBy) = (reason, source, recordedBy)
        (self.isRead, self.words, self.isSearched) = (isRead, words, isSearched)
    }
}

extension SuppressionList {
    /// Records a "no". A person already known by other identifiers gets the new ones added as an entry of their own.
    ///
    /// When the caller's transaction commits, no intent to this person is half done, and every later one sees the "no"
    /// (reliability R35): a new one closes the ledger's gate. So call this before locking anything, and do little after it.
    /// - Returns: the entry, and whether it is new; `nil` when there is nothing to recognise the person by.
    package func add(
        _ identifiers: Identifiers, _ origin: NoOrigin, on connection: Connection
    ) async throws -> (id: UUID, isNew: Bool)? {
        try await record(everyHash(for: identifiers), origin, on: connection)
    }

    /// The same, said by a machine or in a reply.
    package func add(
        _ identifiers: Identifiers, reason: String, source: String, on connection: Connection
    ) async throws -> (id: UUID, isNew: Bool)? {
        try await add(identifiers, NoOrigin(reason: reason, source: source), on: connection)
    }

    /// Records a "no" of which only the hashes are known, such as one that was kept beside the database.
    package func add(
        hashes: [(hash: [UInt8], kind: String)], _ origin: NoOrigin, on connection: Connection
    ) async throws -> (id: UUID, isNew: Bool)? {
        let named = hashes.map { PersonHashes.Keyed(hash: $0.hash, kind: $0.kind) }
        return try await record(PersonHashes(named: named, spelled: [], guessed: []), origin, on: connection)
    }

    /// The one place through which every "no" gets onto the list.
    private func record(
        _ person: PersonHashes, _ origin: NoOrigin, on connection: Connection
    ) async throws -> (id: UUID, isNew: Bool)? {
        guard !person.named.isEmpty else { return nil }
        let known = try await heldOwners(of: person.all, on: connection)
        let entries = Array(Set(known.values))
        if !entries.isEmpty { try await noteSaidAgain(entries, origin, on: connection) }
        if let entry = person.present.first.flatMap({ known[$0] }), person.present.allSatisfy({ known[$0] != nil }) {
            if known.count < person.all.count {
                try await connection.execute("SELECT platform.close_gate()")
                _ = try await write(person, to: entry, on: connection)
            }
            return (entry, false)
        }
        try await connection.execute("SELECT platform.close_gate()")
        let id = UUID()
        try await connection.execute(
            """
            INSERT INTO platform.suppressions (id, reason, source, recorded_by, is_read, read_from, form)
            VALUES (\(id), \(origin.reason), \(origin.source), \(origin.recordedBy), \(origin.isRead),
                    \(origin.isRead ? marks(origin) : []), 2)
            """)
        guard try await write(person, to: id, on: connection) else {
            // Somebody else recorded all of them between the two statements.
            try await connection.execute("DELETE FROM platform.suppressions WHERE id = \(id)")
            return try await owners(of: person.present, on: connection).values.first.map { ($0, false) }
        }
        let facts = SuppressionFacts(id: id, hashes: person.all, needsSearch: !origin.isSearched)
        try await announce(SuppressionEvent.recorded, facts, on: connection)
        return (id, true)
    }

    /// A "no" that this database has forgotten, from where it was kept beside it. One that was taken back here stays so.
    ///
    /// The caller holds the gate. Products hear of it with ``announceBroughtBack(_:through:on:)``.
    /// - Returns: whether anything of it was not on the list.
    package static func bringBack(
        _ no: KeptNo, reason: String, source: String, on connection: Connection
    ) async throws(DatabaseError) -> Bool {
        let rows = try await connection.query(
            """
            WITH entry AS (
                INSERT INTO platform.suppressions (id, reason, source, created_at)
                SELECT \(no.entry), \(reason), \(source), \(no.createdAt)
                WHERE EXISTS (SELECT FROM unnest(\(no.hashes.map(\.hash))) AS u (hash)
                              WHERE NOT EXISTS (SELECT FROM platform.suppression_hashes h WHERE h.hash = u.hash))
                ON CONFLICT (id) DO UPDATE SET said_again_at = suppressions.said_again_at
                WHERE suppressions.retracted_at IS NULL RETURNING id)
            INSERT INTO platform.suppression_hashes (hash, suppression_id, kind)
            SELECT u.hash, e.id, u.kind FROM entry e, unnest(\(no.hashes.map(\.hash)), \(no.hashes.map(\.kind))) AS u (hash, kind)
            ON CONFLICT (hash) DO NOTHING RETURNING hash
            """)
        return !rows.isEmpty
    }

    /// Tells products of noes that were brought back: they close whom they know by them.
    package static func announceBroughtBack(
        _ noes: [KeptNo], through outbox: Outbox, on connection: Connection
    ) async throws {
        let events = noes.map { no in
            let facts = SuppressionFacts(id: no.entry, hashes: no.hashes.map(\.hash), needsSearch: true)
            return NewEvent(
                type: SuppressionEvent.recorded, aggregateType: SuppressionEvent.subject,
                aggregateID: facts.id.lowercase, version: 1, payload: facts.payload)
        }
        try await outbox.append(events, on: connection)
    }

    func announce(_ type: String, _ facts: SuppressionFacts, on connection: Connection) async throws {
        let version: Int64 = type == SuppressionEvent.recorded ? 1 : 2
        try await outbox?.append(
            [
                NewEvent(
                    type: type, aggregateType: SuppressionEvent.subject, aggregateID: facts.id.lowercase,
                    version: version, payload: facts.payload)
            ], on: connection)
    }

    /// One order for everybody, so that two writers of the same person never wait for each other in a circle.
    /// - Returns: whether any hash by today's rules was not on the list before.
    private func write(
        _ person: PersonHashes, to entry: UUID, on connection: Connection
    ) async throws(DatabaseError) -> Bool {
        let all = (person.named.map { ($0, false) } + (person.spelled + person.guessed).map { ($0, true) })
            .sorted { $0.0.hash.lexicographicallyPrecedes($1.0.hash) }
        let rows = try await connection.query(
            """
            INSERT INTO platform.suppression_hashes (hash, suppression_id, kind, is_variant)
            SELECT given.hash, \(entry), given.kind, given.is_variant
            FROM unnest(\(all.map(\.0.hash)), \(all.map(\.0.kind)), \(all.map(\.1))) AS given (hash, kind, is_variant)
            ON CONFLICT (hash) DO NOTHING RETURNING is_variant
            """)
        for row in rows where try !(row[0] as Bool) { return true }
        return false
    }

    /// Entries by those of the hashes that are on the list.
    package func owners(of hashes: [[UInt8]], on connection: Connection) async throws(DatabaseError) -> [[UInt8]: UUID]
    {
        let rows = try await connection.query(
            "SELECT hash, suppression_id FROM platform.suppression_hashes WHERE hash = ANY (\(hashes))")
        var found: [[UInt8]: UUID] = [:]
        for row in rows { found[try row[0]] = try row[1] }
        return found
    }

    /// The same, and none of the entries is taken back before this transaction ends: who says a no while an earlier one is taken back
    /// must not be told that it is on the list.
    package func heldOwners(
        of hashes: [[UInt8]], on connection: Connection
    ) async throws(DatabaseError) -> [[UInt8]: UUID] {
        var held: Set<UUID> = []
        while true {
            let found = try await owners(of: hashes, on: connection)
            let entries = Set(found.values)
            if entries.isSubset(of: held) { return found }
            try await connection.execute(
                """
                SELECT FROM platform.suppressions WHERE id = ANY (\(entries.sorted())) ORDER BY id FOR NO KEY UPDATE
                """)
            held.formUnion(entries)
        }
    }

    /// What somebody else says as well is not for the first one alone to take back, and what another reply says not for who finds that
    /// the first was none.
    private func noteSaidAgain(
        _ entries: [UUID], _ origin: NoOrigin, on connection: Connection
    ) async throws(DatabaseError) {
        guard origin.isRead else {
            try await connection.execute(
                """
                UPDATE platform.suppressions SET said_again_at = clock_timestamp()
                WHERE id = ANY (\(entries)) AND said_again_at IS NULL AND recorded_by IS DISTINCT FROM \(origin.recordedBy)
                """)
            return
        }
        try await connection.execute(
            """
            UPDATE platform.suppressions SET
                said_again_at = CASE WHEN is_read THEN said_again_at ELSE clock_timestamp() END,
                read_from = CASE WHEN is_read THEN read_from || \(marks(origin)) ELSE read_from END
            WHERE id = ANY (\(entries)) AND CASE WHEN is_read THEN NOT read_from @> \(marks(origin)) ELSE said_again_at IS NULL END
            """)
    }

    /// Writes today's hashes of a known person beside the earlier ones by which they lie on the list.
    /// - Parameter found: the hash by which they were recognised.
    /// - Returns: whether they were not there yet.
    package func rehash(
        _ person: PersonHashes, foundBy found: [UInt8], on connection: Connection
    ) async throws(DatabaseError) -> Bool {
        try await rehashed(person, foundBy: found, on: connection) != nil
    }

    /// - Returns: the entry, if any of the hashes is new there.
    private func rehashed(
        _ person: PersonHashes, foundBy found: [UInt8], on connection: Connection
    ) async throws(DatabaseError) -> UUID? {
        guard let entry = try await heldOwners(of: [found], on: connection)[found] else { return nil }
        try await connection.execute("SELECT platform.close_gate()")
        let named = PersonHashes(named: person.named, spelled: [], guessed: [])
        return try await write(named, to: entry, on: connection) ? entry : nil
    }

    /// Somebody on the list turns out to go by these names, too: whoever is known by them is looked for, and they are recognised by them
    /// from now on, for as long as the entry stands.
    /// - Parameters:
    ///   - found: the hash by which they were recognised.
    ///   - isSearched: the caller tells products the names itself, in the same transaction.
    /// - Returns: the entry; `nil` when that was known.
    package func learn(
        _ identifiers: Identifiers, foundBy found: [UInt8], isSearched: Bool = false, on connection: Connection
    ) async throws -> UUID? {
        let person = everyHash(for: identifiers)
        guard let entry = try await rehashed(person, foundBy: found, on: connection) else { return nil }
        try await announce(
            SuppressionEvent.recorded, SuppressionFacts(id: entry, hashes: person.present, needsSearch: !isSearched),
            on: connection)
        return entry
    }
}
