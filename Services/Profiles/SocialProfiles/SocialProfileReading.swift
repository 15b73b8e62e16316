internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import Listing

/// From rows to the bytes of an answer.
enum SocialProfileReading {
    /// Answers many readers with one query.
    static func people(_ ids: [UUID], _ repository: SocialProfileRepository) async throws -> [SharedBytes?] {
        let rows = try await repository.people(Array(Set(ids)))
        let reader = try RecordReader(SocialProfileRecord.record, of: rows)
        var found: [UUID: SharedBytes] = [:]
        found.reserveCapacity(rows.count)
        for row in rows { found[try row["id"]] = SharedBytes(try reader.object(row)) }
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
