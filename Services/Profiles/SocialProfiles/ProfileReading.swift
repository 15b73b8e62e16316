internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import SocialContract
internal import Timekeeping

/// From rows to the bytes of an answer.
enum ProfileReading {
    /// `{"items":[…],"next_cursor":…}`; the cursor comes first, so that it is found without parsing the page.
    static func page(_ rows: Rows, limit: Int) throws -> [UInt8] {
        var writer = JSONWriter(capacity: 96 + rows.count * 640)
        writer.beginObject()
        writer.key("next_cursor")
        if rows.count > limit {
            let last = rows[limit - 1]
            writer.value(PageCursor(at: try last[ProfileJSON.createdAt], id: try last[0]).text)
        } else {
            writer.null()
        }
        writer.key("items")
        writer.beginArray()
        for row in rows.prefix(limit) { try ProfileJSON.write(row, to: &writer) }
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }

    /// Reads the cursor back out of a page written by ``page(_:limit:)``.
    static func nextCursor(in page: SharedBytes) -> String? {
        page.withUnsafeBytes { bytes in
            let head = #"{"next_cursor":""#.utf8.count
            guard bytes.count > head, bytes[head - 1] == UInt8(ascii: "\"") else { return nil }
            let rest = bytes[head...]
            guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
            return String(decoding: rest[..<end], as: UTF8.self)
        }
    }

    /// Answers many readers with one query.
    static func people(_ ids: [UUID], _ repository: ProfileRepository) async throws -> [SharedBytes?] {
        let rows = try await repository.people(Array(Set(ids)))
        var found: [UUID: SharedBytes] = [:]
        found.reserveCapacity(rows.count)
        for row in rows { found[try row[0]] = SharedBytes(try ProfileJSON.object(row)) }
        return ids.map { found[$0] }
    }

    /// The version stands at the end of a person's object.
    static func version(in person: SharedBytes) -> Int64 {
        person.withUnsafeBytes { bytes in
            var (value, factor): (Int64, Int64) = (0, 1)
            for byte in bytes.dropLast().reversed() {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { break }
                value += Int64(byte - UInt8(ascii: "0")) * factor
                factor *= 10
            }
            return value
        }
    }
}
