internal import Actions
internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import SocialContract
internal import Timekeeping

/// A message as the API shows it: the seed's columns by the seed's names (R0.28) and what was added.
enum MessageJSON {
    static let columns: SQL = """
        m.id, m.social_profile_id, m.platform, m.message_type, m.draft_body, m.sent_body, m.sent_at, m.thread_id, \
        m.created_at, m.updated_at, m.status, m.version, m.account_id, m.template_id, m.template_version, m.written_by, \
        m.reason, m.is_flagged, m.delivery, m.external_id, m.delivered_at, m.read_at, \
        (SELECT r.said_no_at FROM social.social_recipients r WHERE r.profile_id = m.social_profile_id)
        """
    static let createdAt = 8
    static let sentAt = 6
    static let version = 11

    /// - Parameter held: what it waits for, if it waits.
    static func value(_ row: Row, _ held: Hold? = nil) throws(DatabaseError) -> JSONValue {
        func text(_ column: Int) throws(DatabaseError) -> JSONValue { JSONValue(try row[column] as String?) }
        func id(_ column: Int) throws(DatabaseError) -> JSONValue { JSONValue((try row[column] as UUID?)?.lowercase) }
        func time(_ column: Int) throws(DatabaseError) -> JSONValue {
            JSONValue((try row[column] as Timestamp?)?.iso8601)
        }
        let version: Int64 = try row[MessageJSON.version]
        let templateVersion: Int32? = try row[14]
        var message: JSONObject = [
            "id": try id(0), "social_profile_id": try id(1), "platform": try text(2), "message_type": try text(3),
            "draft_body": try text(4), "sent_body": try text(5), "sent_at": try time(6), "thread_id": try id(7),
            "created_at": try time(8), "updated_at": try time(9), "status": try text(10), "version": .int(version),
            "account_id": try id(12), "template_id": try id(13),
            "template_version": templateVersion.map { .int(Int64($0)) } ?? .null, "written_by": try text(15),
            "reason": try text(16), "is_flagged": .bool(try row[17]), "delivery": try text(18),
            "external_id": try text(19), "delivered_at": try time(20), "read_at": try time(21),
            "said_no_at": try time(22),
        ]
        for (name, value) in HeldMessages.members(held) { message[name] = value }
        return .object(message)
    }

    /// What decides why it has not gone yet.
    static func subject(_ row: Row) throws(DatabaseError) -> HeldMessages.Subject {
        HeldMessages.Subject(
            id: try row[0], platform: try row[2], status: try row[10], delivery: try row[18], accountID: try row[12])
    }

    /// `{"items":[…],"next_cursor":…}` of rows that were asked for with one more than `limit`.
    static func page(
        _ rows: Rows, limit: Int, cursor column: Int, held: [UUID: Hold] = [:]
    ) throws -> (JSONValue, next: String?) {
        var next: String?
        if rows.count > limit {
            let last = rows[limit - 1]
            let at: Timestamp? = try last[column]
            next = PageCursor(at: at ?? Timestamp(microseconds: 0), id: try last[0]).text
        }
        let items = try rows.prefix(limit).map { row throws(DatabaseError) in try value(row, held[try row[0]]) }
        return (["items": .array(items), "next_cursor": JSONValue(next)], next)
    }
}
