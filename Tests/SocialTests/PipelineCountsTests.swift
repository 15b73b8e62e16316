import Database
import EventLoop
import FoundationEssentials
import HTTPServer
import JSON
import Outbox
import SocialContract
import TestKit
import Testing

@testable import SocialProfiles

/// The maintained counts are what counting says, whoever writes.
@Suite struct PipelineCountsTests {
    @Test func sixteenWritersAtOnce() async throws {
        try await withScratchDatabase(lines: ["platform", "social"]) { scratch in
            let database = scratch.open(maxConnections: 16)
            let outbox = Outbox(database: database, loop: scratch.loop, listener: nil, log: scratch.log)
            let writer = RandomWriter(
                database: database, repository: SocialProfileRepository(outbox))
            let ids = try await writer.insert(200)
            let inserted = try await withThrowingTaskGroup(of: Int64.self) { group in
                for worker in 0..<16 {
                    group.addTask { try await writer.work(rounds: 25, on: ids, seed: UInt64(worker)) }
                }
                return try await group.reduce(200, +)
            }
            let snapshot = try await SocialPipelineCounts(database: database).read()
            for (name, count) in snapshot.current {
                let row = try await database.first(
                    """
                    SELECT count(*) FROM social.social_profiles WHERE discovery_status = \(name) OR outreach_status = \(name)
                    """)
                #expect(try row?[0] == count, "\(name)")
            }
            #expect(snapshot.reached.discovered == inserted, "counts of what was ever reached are never taken back")
            let reached = try await database.first("SELECT count(*) FROM social.social_profiles WHERE reached & 2 > 0")
            #expect(try snapshot.reached.qualified >= reached![0])
            #expect(try snapshot.current.first { $0.name == "qualified" }!.count <= reached![0])
        }
    }

    /// Whoever was once qualified, drafted or sent stays counted, each once, whatever their status does.
    @Test func everIsCountedOncePerPerson() async throws {
        try await PeopleFixture.with { fixture in
            let id = try await fixture.addPeople(1, discovery: .discovered, recipients: false)[0]
            func set(_ discovery: SocialDiscoveryStatus, _ outreach: SocialOutreachStatus) async throws {
                try await fixture.rows.profiles.set(
                    [
                        "discovery_status": .string(discovery.rawValue), "outreach_status": .string(outreach.rawValue),
                    ], of: ["id": .id(id)])
            }
            let steps: [(SocialDiscoveryStatus, SocialOutreachStatus)] = [
                (.qualified, .pending), (.qualified, .drafted), (.rejected, .pending), (.qualified, .sent),
                (.qualified, .drafted),
                (.qualified, .followup), (.reviewed, .closed),
            ]
            for step in steps { try await set(step.0, step.1) }
            let snapshot = try await SocialPipelineCounts(database: fixture.database).read()
            #expect(SocialPipelineStage.allCases.map { snapshot.ever[$0] } == [1, 1, 1, 1, 1])
            #expect(snapshot.current.filter { $0.count > 0 }.map(\.name) == ["reviewed", "closed"])
            #expect(SocialPipelineStage.allCases.allSatisfy { $0.isUnlocked(snapshot.reached) })
        }
    }
}

/// Changes people in every way the product and its operators do.
private struct RandomWriter: Sendable {
    let database: Database
    let repository: SocialProfileRepository

    @discardableResult
    func insert(_ count: Int64) async throws -> [UUID] {
        try await database.query(
            """
            INSERT INTO social.social_profiles (platform, username, profile_url)
            SELECT 'instagram', gen_random_uuid()::text, gen_random_uuid()::text FROM generate_series(1, \(count)) RETURNING id
            """
        ).map { row throws(DatabaseError) in try row[0] as UUID }
    }

    /// - Returns: how many people it added.
    func work(rounds: Int, on ids: [UUID], seed: UInt64) async throws -> Int64 {
        var random = FixedRandom(seed: seed)
        var added: Int64 = 0
        for _ in 0..<rounds {
            let some = (0..<Int.random(in: 1...12, using: &random)).map { _ in ids.randomElement(using: &random)! }
            let choice = Int.random(in: 0..<6, using: &random)
            let discovery = SocialDiscoveryStatus.allCases.randomElement(using: &random)!
            let outreach = SocialOutreachStatus.allCases.randomElement(using: &random)!
            try await again {
                switch choice {
                case 0: try await insert(3)
                case 1: _ = try await repository.qualify(Array(Set(some)), traceparent: "")
                case 2:
                    try await SocialRows(database: database).profiles.remove(["id": .id(some[0])])
                case 3:
                    try await database.execute(
                        "UPDATE social.social_profiles SET outreach_status = \(outreach), discovery_status = \(discovery) WHERE id = ANY(\(some))"
                    )
                case 4: _ = try await repository.review(some)
                default:
                    let body: JSONValue = ["discovery_status": .string(discovery.rawValue)]
                    let changes = try Set(some).map {
                        try SocialProfileChange(id: $0, expectedVersion: nil, body: body, traceparent: "")
                    }
                    _ = try await SocialProfileChanging.apply(changes, repository)
                }
            }
            if choice == 0 { added += 3 }
        }
        return added
    }

    /// Two statements that lock the same people in different orders: one of them is asked to try again.
    private func again(_ body: () async throws -> Void) async throws {
        for attempt in 0... {
            do {
                return try await body()
            } catch let error as DatabaseError where error.isRetryable && attempt < 20 {}
        }
    }
}
