package import Database
internal import FoundationEssentials
internal import HTTPServer
package import Importing
internal import JSON
package import Outbox
package import PeopleFiles
internal import Secrets
internal import SocialContract
package import Suppression

/// Files of people: who said no is left out, everybody else is told to whoever keeps people.
package struct SocialPeopleImport: ImportKind {
    private let suppressions: SuppressionList
    private let noes: ImportedNoes

    /// - Parameter suppressions: of the reading loop's database.
    package init(database: Database, outbox: Outbox, suppressions: SuppressionList) {
        self.suppressions = suppressions
        noes = ImportedNoes(database: database, outbox: outbox, suppressions: suppressions) {
            $0.event(SocialEvent.noHeard, of: SocialEvent.noSubject)
        }
    }

    package static let tables = ImportTables(
        path: "/api/social/imports", prefix: "Social", noun: "people", imports: "social.social_imports",
        parts: "social.social_import_parts", chunks: "social.social_import_chunks", scope: "platform",
        scopeShape: .known { SocialPlatform.names },
        scopeSummary: "For files without a platform column.")

    /// Takes the verdicts that profiles sends back.
    package static let verdicts = Subscription(
        name: SocialSubscription.discoveryVerdicts, types: [SocialEvent.peopleApplied], batch: 10, bulkBatch: 10
    ) { connection, events in
        for event in events {
            try await ImportVerdicts(tables).apply(try JudgedChunk(payload: event.payload), on: connection)
        }
    }

    package func reader(scope: String?) -> PeopleFile {
        PeopleFile(network: scope, book: suppressions.book, own: SocialPeopleExport.headings)
    }

    package func sift(_ chunk: inout ImportChunk<FoundPerson>, of file: ImportedFile) async throws {
        try await noes.sift(&chunk, learns: !file.isTrial)
    }

    package func event(of chunk: ImportChunk<FoundPerson>, of file: ImportedFile) -> NewEvent {
        var found = SocialFoundPeople(
            importID: file.id, chunk: chunk.number, overwrite: file.overwrite, dryRun: file.isTrial)
        for (row, person) in chunk.items { found.add(person, row: row, hashes: hashes(of: person)) }
        for person in chunk.noes {
            found.noes.add(
                platform: person.platform, username: person.username, profileURL: person.profileURL,
                platformUserID: person.platformUserID)
        }
        found.earlier = chunk.earlier.map { people in
            var before = SocialFoundPeople(
                importID: file.id, chunk: chunk.number, overwrite: file.overwrite, dryRun: file.isTrial)
            for (row, person) in people.enumerated() {
                before.add(person, row: Int32(row), hashes: hashes(of: person))
            }
            return before
        }
        return NewEvent(
            type: SocialEvent.peopleFound, aggregateType: SocialEvent.importSubject, aggregateID: file.id.lowercase,
            version: Int64(chunk.number), payload: found.payload, lane: .bulk)
    }

    /// Of the e-mail address, hexadecimal; the address itself is not kept.
    private func hashes(of person: FoundPerson) -> [String] {
        person.email.map { suppressions.presentHashes(for: Identifiers(email: $0)).map(hex) } ?? []
    }
}

extension SocialFoundPeople {
    fileprivate mutating func add(_ person: FoundPerson, row: Int32, hashes: [String]) {
        rows.append(row)
        platform.append(person.platform)
        username.append(person.username)
        fullName.append(person.fullName)
        profileURL.append(person.profileURL)
        bio.append(person.bio)
        location.append(person.location)
        category.append(person.category)
        followersCount.append(person.followersCount)
        platformUserID.append(person.platformUserID)
        contactHashes.append(hashes)
    }
}
