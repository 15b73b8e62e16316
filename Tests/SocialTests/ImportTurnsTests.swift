import Database
import EventLoop
import FoundationEssentials
import HTTPServer
import Lifecycle
import Suppression
import Telemetry
import TestKit
import Testing

@testable import Importing
@testable import SocialDiscovery

/// Files are read in turns: a big one, of which nobody judges the rows at present, holds up nobody else's.
@Suite struct ImportTurnsTests {
    private static func csv(_ rows: Range<Int>) -> [UInt8] {
        var text = "platform,username,full_name\n"
        for row in rows { text += "tiktok,turn_\(row),Person \(row)\n" }
        return Array(text.utf8)
    }

    /// - Returns: the import, waiting to be read.
    private static func submit(
        _ rows: Range<Int>, owner: String, isTrial: Bool = false, _ repository: ImportRepository
    ) async throws -> UUID {
        let (id, bytes) = (UUID(), csv(rows))
        try await repository.create(
            id, .init(filename: nil, scope: nil, overwrite: false, isTrial: isTrial), size: Int64(bytes.count),
            sha256: nil,
            by: Principal(id: owner, name: owner, role: "operator", permissions: [.review]))
        try await repository.store(part: 0, of: id, bytes)
        #expect(try await repository.submit(id))
        return id
    }

    @Test func aBigFileHoldsUpNobodyElse() async throws {
        try await PeopleFixture.with { fixture in
            let database = fixture.database
            let repository = ImportRepository(tables: SocialPeopleImport.tables, database: database)
            // Its window is full behind 24 chunks of 2,000, for nobody judges.
            let big = try await Self.submit(0..<60_000, owner: "ada", isTrial: true, repository)
            let second = try await Self.submit(60_000..<60_003, owner: "ada", isTrial: true, repository)
            let own = try await Self.submit(60_003..<60_006, owner: "ada", repository)
            let others = try await Self.submit(60_006..<60_009, owner: "bob", isTrial: true, repository)
            let log = Log(service: "test", minimum: .error)
            let people = SocialPeopleImport(
                database: database, outbox: fixture.outbox,
                suppressions: SuppressionList(database: database, key: Array(repeating: 7, count: 32)))
            let worker = ImportWorker(
                people, SocialPeopleImport.tables, database: database, outbox: fixture.outbox, log: log)
            let running = database.loop.task { await worker.chore.run(on: database.loop, log: log) }
            for (id, what) in [(own, "the same key's import"), (others, "another key's trial run")] {
                try await eventually("\(what) is read") {
                    try await fixture.count(
                        "SELECT count(*) FROM social.social_imports WHERE id = \(id) AND rows = 3 AND chunks = 1") == 1
                }
            }
            try await eventually("the big one has filled its window", within: .seconds(180)) {
                try await fixture.count(
                    "SELECT count(*) FROM social.social_imports WHERE id = \(big) AND rows >= 48000") == 1
            }
            #expect(
                try await fixture.text("SELECT status FROM social.social_imports WHERE id = \(big)") == "running")
            #expect(
                try await fixture.text("SELECT status FROM social.social_imports WHERE id = \(second)") == "pending",
                "one trial run of a key after the other")
            running.cancel()
            _ = await running.result
        }
    }

    @Test func aKeyHasOneOfAKindInTurn() {
        let turns = ImportTurns()
        turns.begin(UUID(), ImportTurns.line(owner: "ada", isTrial: true))
        turns.begin(UUID(), ImportTurns.line(owner: "bob", isTrial: true))
        #expect(!turns.present.mayTry && !turns.present.isFull)
        let third = UUID()
        for id in [third, UUID(), UUID(), UUID()] { turns.begin(id, ImportTurns.line(owner: nil, isTrial: false)) }
        #expect(turns.present.isFull)
        turns.end(third)
        #expect(!turns.present.isFull && turns.present.ids.count == 5)
    }
}
