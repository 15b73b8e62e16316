package import Database
internal import FoundationEssentials
package import Importing
package import Outbox
package import Suppression

/// People of a file who said no: they are left out, and what their rows say of their names is learnt.
package struct ImportedNoes: Sendable {
    let database: Database
    let outbox: Outbox
    let suppressions: SuppressionList
    let news: @Sendable (NoHeard) -> NewEvent

    /// - Parameter news: tells whoever keeps people by name.
    package init(
        database: Database, outbox: Outbox, suppressions: SuppressionList,
        news: @escaping @Sendable (NoHeard) -> NewEvent
    ) {
        (self.database, self.outbox, self.suppressions, self.news) = (database, outbox, suppressions, news)
    }

    /// Takes them out of a chunk.
    /// - Parameter learns: writes down what their rows say of their names.
    package func sift(_ chunk: inout ImportChunk<FoundPerson>, learns: Bool) async throws {
        let hits = try await among(chunk)
        let teaching = try await teaching(hits)
        chunk.suppress(Set(hits.keys), SuppressionList.leftOut, teaching: Set(teaching.keys))
        if learns { try await learn(teaching) }
    }

    /// A row joins names: whoever is on the list by one of them is recognised by its others from now on. What lies there only as a contact
    /// of somebody else's says nothing about names: mailboxes are shared.
    /// - Returns: those by whose names more is to be learnt, with the hash by which they are known.
    private func teaching(
        _ found: [Int32: (names: Identifiers, hits: [[UInt8]])]
    ) async throws -> [Int32: (names: Identifiers, hit: [UInt8])] {
        guard !found.isEmpty else { return [:] }
        let naming = try await database.withConnection { connection in
            try await suppressions.names(among: found.values.flatMap(\.hits), on: connection)
        }
        return found.compactMapValues { person in
            let listed = Set(person.hits)
            guard let hit = person.hits.first(where: naming.contains),
                suppressions.presentHashes(for: person.names).contains(where: { !listed.contains($0) })
            else { return nil }
            return (person.names, hit)
        }
    }

    /// - Returns: rows of people who said no, with the names that they give and the hashes by which they are on the list.
    private func among(_ chunk: ImportChunk<FoundPerson>) async throws -> [Int32: (names: Identifiers, hits: [[UInt8]])]
    {
        guard !chunk.items.isEmpty else { return [:] }
        let (isInUse, holdsEarlier) = try await database.withConnection { connection in
            (
                try await suppressions.isInUse(on: connection),
                try await suppressions.holdsEarlierForms(on: connection)
            )
        }
        guard isInUse else { return [:] }
        var rows: [[UInt8]: [Int32]] = [:]
        var names: [Int32: Identifiers] = [:]
        for (row, person) in chunk.items {
            var identifiers = Identifiers(
                platform: person.platform, username: person.username, platformUserID: person.platformUserID,
                profileURL: person.profileURL)
            names[row] = identifiers
            identifiers.email = person.email
            let hashes =
                holdsEarlier ? suppressions.everyHash(for: identifiers).all : suppressions.hashes(for: identifiers)
            for hash in hashes { rows[hash, default: []].append(row) }
        }
        let hits = try await database.withConnection {
            try await suppressions.contains(anyOf: Array(rows.keys), on: $0)
        }
        var found: [Int32: (names: Identifiers, hits: [[UInt8]])] = [:]
        for hit in hits {
            for row in rows[hit] ?? [] { found[row, default: (names[row] ?? Identifiers(), [])].hits.append(hit) }
        }
        return found
    }

    /// Whom we know by these names is closed.
    private func learn(_ found: [Int32: (names: Identifiers, hit: [UInt8])]) async throws {
        for (_, person) in found.sorted(by: { $0.key < $1.key }) {
            try await database.transaction { connection in
                let entry = try await suppressions.learn(
                    person.names, foundBy: person.hit, isSearched: true, on: connection)
                // Whoever keeps people by name finds them by these, without looking at everybody.
                if let entry { try await outbox.append([news(NoHeard(entry, of: person.names))], on: connection) }
            }
            outbox.ring()
        }
    }
}
