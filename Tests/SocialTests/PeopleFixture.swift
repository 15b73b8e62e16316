import Database
import FoundationEssentials
import SocialContract
import TestKit

@testable import Outbox

/// A migrated scratch database with what the rooms under test are given by their service.
struct PeopleFixture {
    let database: Database
    let outbox: Outbox

    /// - Parameter lockTimeout: for tests in which somebody has to wait, however busy the machine is; `nil`: as in the product.
    static func with(
        lockTimeout: Duration? = nil, _ body: @escaping @Sendable (PeopleFixture) async throws -> Void
    ) async throws {
        try await withScratchDatabase(lines: ["platform", "social"]) { scratch in
            var configuration = scratch.configuration
            if let lockTimeout { configuration.lockTimeout = lockTimeout }
            let database = lockTimeout == nil ? scratch.database : scratch.open(configuration)
            let outbox = Outbox(database: database, loop: scratch.loop, listener: nil, log: scratch.log)
            try await body(PeopleFixture(database: database, outbox: outbox))
        }
    }

    /// Adds people `person-0` and so on, all on one network.
    /// - Parameter recipients: whether messaging knows them too.
    func addPeople(
        _ count: Int, discovery: SocialDiscoveryStatus = .qualified, outreach: SocialOutreachStatus = .pending,
        recipients: Bool = true
    ) async throws -> [UUID] {
        let rows = try await database.query(
            """
            INSERT INTO social.social_profiles (platform, username, profile_url, discovery_status, outreach_status)
            SELECT 'tiktok', 'person-' || i || '-' || gen_random_uuid(), 'https://www.tiktok.com/@p' || gen_random_uuid(),
                \(discovery), \(outreach) FROM generate_series(1, \(Int64(count))) i RETURNING id
            """)
        let ids = try rows.map { row throws(DatabaseError) in try row[0] as UUID }
        guard recipients else { return ids }
        try await database.execute(
            """
            INSERT INTO social.social_recipients (profile_id, version, platform, username, profile_url, discovery_status,
                outreach_status)
            SELECT id, version, platform, username, profile_url, discovery_status, outreach_status
            FROM social.social_profiles WHERE id = ANY(\(ids))
            """)
        return ids
    }

    func addMessage(
        to profile: UUID, _ status: SocialMessageStatus, of type: SocialMessageType = .initial
    ) async throws -> UUID {
        let row = try await database.first(
            """
            INSERT INTO social.social_messages (social_profile_id, platform, message_type, draft_body, status, sent_at)
            VALUES (\(profile), 'tiktok', \(type), 'Hello', \(status),
                    CASE WHEN \(status == .sent) THEN now() END)
            RETURNING id
            """)
        return try row![0]
    }

    /// Writes events and hands them back as a subscriber gets them.
    func delivered(_ events: [NewEvent]) async throws -> [Event] {
        try await outbox.transaction { connection in try await outbox.append(events, on: connection) }
        let rows = try await database.query(
            "SELECT \(sql: EventColumns.list) FROM outbox.events e WHERE id = ANY(\(events.map(\.id)))")
        let read = try Event.all(rows)
        return try events.map { event in try read.first { try $0.id == event.id }! }
    }

    /// One column of one person.
    func text(_ sql: SQL) async throws -> String? {
        let row = try await database.first(sql)
        return try row?[0]
    }

    func count(_ sql: SQL) async throws -> Int64 {
        let row = try await database.first(sql)
        return try row![0]
    }
}
