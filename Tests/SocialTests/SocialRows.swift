import Database
import FoundationEssentials
import JSON
import SocialContract
import Timekeeping

@testable import Outbox

/// The tables that Social works on, for what a test prepares and looks at where no store does: columns by name, values as JSON.
struct SocialRows {
    let database: Database

    var profiles: TableRows { TableRows(database: database, table: "social.social_profiles") }
    var recipients: TableRows { TableRows(database: database, table: "social.social_recipients") }
    var messages: TableRows { TableRows(database: database, table: "social.social_messages") }
    var replies: TableRows { TableRows(database: database, table: "social.social_replies") }
    var timers: TableRows { TableRows(database: database, table: "social.social_followup_timers") }
    var draftItems: TableRows { TableRows(database: database, table: "social.social_draft_items") }
    var jobs: TableRows { TableRows(database: database, table: "social.social_jobs") }
    var imports: TableRows { TableRows(database: database, table: "social.social_imports") }
    var doubles: TableRows { TableRows(database: database, table: "social.social_doubles") }
    var sweeps: TableRows { TableRows(database: database, table: "social.social_sweeps") }
    var stages: TableRows { TableRows(database: database, table: "social.social_stages") }
    var actions: TableRows { TableRows(database: database, table: "platform.actions") }
    var accounts: TableRows { TableRows(database: database, table: "platform.accounts") }
    var limits: TableRows { TableRows(database: database, table: "platform.limits") }
    var noes: TableRows { TableRows(database: database, table: "platform.suppressions") }
    var noHashes: TableRows { TableRows(database: database, table: "platform.suppression_hashes") }
    var queues: TableRows { TableRows(database: database, table: "platform.queues") }
    var quarantines: TableRows { TableRows(database: database, table: "platform.quarantines") }
    var profileCounts: TableRows { TableRows(database: database, table: "social.social_profile_counts") }
    var surplusReplies: TableRows { TableRows(database: database, table: "social.social_surplus_replies") }
    var waitingPeople: TableRows { TableRows(database: database, table: "social.social_waiting_people") }
    var events: TableRows { TableRows(database: database, table: "outbox.events") }

    /// Somebody whom only profiles knows.
    func addProfile(
        _ platform: String, _ username: String, _ address: String, id: String? = nil
    ) async throws -> UUID {
        let person = UUID()
        try await profiles.add([
            "id": .id(person), "platform": .string(platform), "username": .string(username),
            "profile_url": .string(address), "platform_user_id": JSONValue(id),
        ])
        return person
    }

    /// Profiles learns the network's id of a person, and has not said so yet.
    func knowByID(_ person: UUID) async throws {
        try await profiles.set(
            ["platform_user_id": .string("id-\(person.lowercase)"), "version": 2], of: ["id": .id(person)])
    }

    func addTimer(_ status: String, of message: UUID, to person: UUID) async throws {
        try await timers.add([
            "message_id": .id(message), "profile_id": .id(person), "thread_id": .id(UUID()), "due_at": .now,
            "status": .string(status), "version": 1,
        ])
    }

    /// What profiles says about a person now.
    func facts(of person: UUID) async throws -> JSONValue {
        let row = try await database.first(
            "SELECT social.profile_facts(p)::text FROM social.social_profiles p WHERE id = \(person)")
        let text: String? = try row?[0]
        return try JSONValue.parse(Array((text ?? "").utf8))
    }

    /// Of the latest event of a type.
    func payload(_ type: String) async throws -> String? {
        let row = try await database.first(
            "SELECT payload FROM outbox.events WHERE type = \(type) ORDER BY position DESC LIMIT 1")
        return try row?[0]
    }

    /// Events as subscribers get them, in the log's order.
    func log(of types: [String], behind position: Int64 = 0) async throws -> [Event] {
        try Event.all(
            try await database.query(
                """
                SELECT \(sql: EventColumns.list) FROM outbox.events e WHERE type = ANY(\(types)) AND position > \(position)
                ORDER BY position
                """))
    }

    /// Those about one person.
    func log(about person: UUID) async throws -> [Event] {
        try Event.all(
            try await database.query(
                """
                SELECT \(sql: EventColumns.list) FROM outbox.events e WHERE aggregateid = \(person.lowercase)
                ORDER BY version
                """))
    }
}

extension PeopleFixture {
    var rows: SocialRows { SocialRows(database: database) }
}

extension SendingFixture {
    var rows: SocialRows { people.rows }
}

extension JSONValue {
    /// As it stands in a column.
    static func id(_ id: UUID) -> JSONValue { .string(id.lowercase) }
    /// Of a column of hashes.
    static func hashes(_ hashes: [[UInt8]]) -> JSONValue { .array(hashes.map { JSONValue.hash($0) }) }
    static func hash(_ bytes: [UInt8]) -> JSONValue {
        .string("\\x" + bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())
    }
    static func at(_ moment: Timestamp) -> JSONValue { .string(moment.iso8601) }
    static var now: JSONValue { .at(.now()) }
}
