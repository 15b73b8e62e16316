internal import Database
internal import HTTPServer
internal import JSON
internal import Timekeeping

/// A person as the API shows them: the seed's columns by the seed's names (R0.16) and what was added.
///
/// Rows go from PostgreSQL's binary format straight into JSON; nothing is decoded that is only relayed.
enum ProfileJSON {
    static let columns: SQL = """
        p.id, p.platform, p.username, p.full_name, social.shown_address(p.platform, p.username, p.profile_url), p.bio, \
        p.location, p.category, p.followers_count, p.engagement_score::float8, p.discovery_status, p.outreach_status, p.is_manual, p.last_contacted_at, p.created_at, \
        p.updated_at, p.platform_user_id, p.version, p.last_replied_at, p.said_no_at, p.closed_reason
        """
    static let createdAt = 14
    static let version = 17

    static func write(_ row: Row, to writer: inout JSONWriter) throws(DatabaseError) {
        writer.beginObject()
        writer.key("id")
        if let id = row.bytes(0) { writer.uuid(bytes: id) } else { writer.null() }
        text(",\"platform\":", row, 1, &writer)
        text(",\"username\":", row, 2, &writer)
        text(",\"full_name\":", row, 3, &writer)
        text(",\"profile_url\":", row, 4, &writer)
        text(",\"bio\":", row, 5, &writer)
        text(",\"location\":", row, 6, &writer)
        text(",\"category\":", row, 7, &writer)
        writer.verbatim(",\"followers_count\":")
        let followers: Int32? = try row[8]
        if let followers { writer.value(Int64(followers)) } else { writer.null() }
        writer.verbatim(",\"engagement_score\":")
        let score: Double? = try row[9]
        if let score { writer.hundredths(score) } else { writer.null() }
        text(",\"discovery_status\":", row, 10, &writer)
        text(",\"outreach_status\":", row, 11, &writer)
        writer.verbatim(",\"is_manual\":")
        let isManual: Bool? = try row[12]
        writer.value(isManual ?? false)
        try time(",\"last_contacted_at\":", row, 13, &writer)
        try time(",\"created_at\":", row, 14, &writer)
        try time(",\"updated_at\":", row, 15, &writer)
        text(",\"platform_user_id\":", row, 16, &writer)
        try time(",\"last_replied_at\":", row, 18, &writer)
        try time(",\"said_no_at\":", row, 19, &writer)
        text(",\"closed_reason\":", row, 20, &writer)
        writer.verbatim(",\"version\":")
        writer.value(try row[version] as Int64)
        writer.endObject()
    }

    static func object(_ row: Row) throws(DatabaseError) -> [UInt8] {
        var writer = JSONWriter(capacity: 640)
        try write(row, to: &writer)
        return writer.bytes
    }

    private static func text(_ key: StaticString, _ row: Row, _ column: Int, _ writer: inout JSONWriter) {
        writer.verbatim(key)
        if let bytes = row.bytes(column) { writer.string(utf8: bytes) } else { writer.null() }
    }

    private static func time(_ key: StaticString, _ row: Row, _ column: Int, _ writer: inout JSONWriter)
        throws(DatabaseError)
    {
        writer.verbatim(key)
        let moment: Timestamp? = try row[column]
        if let moment { writer.value(moment) } else { writer.null() }
    }
}
