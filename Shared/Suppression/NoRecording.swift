package import Database
package import FoundationEssentials
internal import JSON
package import Outbox

/// How a "no" gets onto the list, and how people on it come to be known by further names.
struct NoRecording {
    let list: SuppressionList

    /// The one place through which every "no" gets there.
    func record(
        _ person: PersonHashes, _ origin: NoOrigin, on connection: Connection
    ) async throws -> (id: UUID, isNew: Bool)? {
        guard !person.named.isEmpty else { return nil }
        let known = try await SuppressionRows.heldOwners(of: person.all, on: connection)
        let entries = Array(Set(known.values))
        // What somebody else says as well is not for the first one alone to take back, and what another reply says not for who finds that
        // the first was none.
        if !entries.isEmpty {
            try await SuppressionRows.noteSaidAgain(entries, origin, readFrom: list.marks(origin), on: connection)
        }
        if let entry = person.present.first.flatMap({ known[$0] }), person.present.allSatisfy({ known[$0] != nil }) {
            if known.count < person.all.count {
                try await NoRecording.closeGate(on: connection)
                _ = try await SuppressionRows.add(person, to: entry, on: connection)
            }
            return (entry, false)
        }
        return try await begin(person, origin, on: connection)
    }

    private func begin(
        _ person: PersonHashes, _ origin: NoOrigin, on connection: Connection
    ) async throws -> (id: UUID, isNew: Bool)? {
        try await NoRecording.closeGate(on: connection)
        let id = UUID()
        try await SuppressionRows.insert(id, origin, readFrom: list.marks(origin), on: connection)
        guard try await SuppressionRows.add(person, to: id, on: connection) else {
            // Somebody else recorded all of them between the two statements.
            try await SuppressionRows.delete(id, on: connection)
            return try await SuppressionRows.owners(of: person.present, on: connection).values.first.map { ($0, false) }
        }
        let facts = SuppressionFacts(id: id, hashes: person.all, needsSearch: !origin.isSearched)
        try await list.announce(SuppressionEvent.recorded, facts, on: connection)
        return (id, true)
    }

    /// Today's hashes beside those by which somebody lies on the list.
    /// - Parameter found: the hash by which they were recognised.
    /// - Returns: the entry, if any of the hashes is new there.
    func rehash(
        _ person: PersonHashes, foundBy found: [UInt8], on connection: Connection
    ) async throws(DatabaseError) -> UUID? {
        guard let entry = try await SuppressionRows.heldOwners(of: [found], on: connection)[found] else { return nil }
        try await NoRecording.closeGate(on: connection)
        let named = PersonHashes(named: person.named, spelled: [], guessed: [])
        return try await SuppressionRows.add(named, to: entry, on: connection) ? entry : nil
    }

    /// The ledger's: when this transaction commits, no intent to this person is half done, and every later one sees the "no".
    private static func closeGate(on connection: Connection) async throws(DatabaseError) {
        try await connection.execute("SELECT platform.close_gate()")
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
        try await NoRecording(list: self).record(everyHash(for: identifiers), origin, on: connection)
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
        return try await NoRecording(list: self).record(
            PersonHashes(named: named, spelled: [], guessed: []), origin, on: connection)
    }

    /// A "no" that this database has forgotten, from where it was kept beside it. One that was taken back here stays so.
    ///
    /// The caller holds the gate. Products hear of it with ``announceBroughtBack(_:through:on:)``.
    /// - Returns: whether anything of it was not on the list.
    package static func bringBack(
        _ no: KeptNo, reason: String, source: String, on connection: Connection
    ) async throws(DatabaseError) -> Bool {
        try await SuppressionRows.bringBack(no, reason: reason, source: source, on: connection)
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

    /// Entries by those of the hashes that are on the list.
    package func owners(of hashes: [[UInt8]], on connection: Connection) async throws(DatabaseError) -> [[UInt8]: UUID]
    {
        try await SuppressionRows.owners(of: hashes, on: connection)
    }

    /// The same, and none of the entries is taken back before this transaction ends.
    package func heldOwners(
        of hashes: [[UInt8]], on connection: Connection
    ) async throws(DatabaseError) -> [[UInt8]: UUID] {
        try await SuppressionRows.heldOwners(of: hashes, on: connection)
    }

    /// Writes today's hashes of a known person beside the earlier ones by which they lie on the list.
    /// - Parameter found: the hash by which they were recognised.
    /// - Returns: whether they were not there yet.
    package func rehash(
        _ person: PersonHashes, foundBy found: [UInt8], on connection: Connection
    ) async throws(DatabaseError) -> Bool {
        try await NoRecording(list: self).rehash(person, foundBy: found, on: connection) != nil
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
        guard
            let entry = try await NoRecording(list: self).rehash(
                person, foundBy: found, on: connection)
        else { return nil }
        try await announce(
            SuppressionEvent.recorded, SuppressionFacts(id: entry, hashes: person.present, needsSearch: !isSearched),
            on: connection)
        return entry
    }
}
