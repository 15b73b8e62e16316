package import Database
package import FoundationEssentials
package import Timekeeping

/// Why a "no" stays on the list.
package enum RetractionRefusal: Error, Equatable, Sendable {
    case unknown
    case retracted(at: Timestamp)
    /// The person, or somebody else, has said the same since.
    case saidAgain(at: Timestamp)
    /// It was read from as many replies, and each may have been read rightly.
    case readElsewhere(replies: Int64)
    /// Somebody else recorded it, or a machine, or it is from before such things were noted.
    case notYours
    case tooLate
}

extension SuppressionList {
    /// For so long whoever recorded a "no" may take it back.
    package static let retractionMinutes: Int64 = 15

    /// Takes a wrong "no" back: whoever recorded it within 15 minutes, anybody who reviews when it was read out of a reply. It stays
    /// in the list, with who took it back and why. The person can be written to again; nothing that it ended comes back.
    /// - Parameter everyReply: the caller knows that it was read from several replies, and that all were read wrongly.
    /// - Throws: ``RetractionRefusal``, or what the database says.
    /// - Returns: the hashes that it was found under.
    package func retract(
        _ id: UUID, by principal: String, named name: String, reason: String?, everyReply: Bool = false,
        isSearched: Bool = false, on connection: Connection
    ) async throws -> [[UInt8]] {
        let row = try await connection.first(
            """
            SELECT recorded_by = \(principal) IS TRUE, is_read, said_again_at, retracted_at,
                   created_at > clock_timestamp() - \(SuppressionList.retractionMinutes)::bigint * interval '1 minute',
                   cardinality(read_from)::bigint
            FROM platform.suppressions WHERE id = \(id) FOR UPDATE
            """)
        guard let row else { throw RetractionRefusal.unknown }
        if let at: Timestamp = try row[3] { throw RetractionRefusal.retracted(at: at) }
        if let at: Timestamp = try row[2] { throw RetractionRefusal.saidAgain(at: at) }
        let (isOwn, isRead, isYoung): (Bool, Bool, Bool) = (try row[0], try row[1], try row[4])
        guard isRead || isOwn else { throw RetractionRefusal.notYours }
        guard isRead || isYoung else { throw RetractionRefusal.tooLate }
        let replies: Int64 = try row[5]
        guard replies <= 1 || everyReply else { throw RetractionRefusal.readElsewhere(replies: replies) }
        return try await takeBack(id, by: name, reason, isSearched: isSearched, on: connection)
    }

    /// - Parameter id: locked.
    private func takeBack(
        _ id: UUID, by name: String, _ reason: String?, isSearched: Bool, on connection: Connection
    ) async throws -> [[UInt8]] {
        let rows = try await connection.query(
            "DELETE FROM platform.suppression_hashes WHERE suppression_id = \(id) RETURNING hash")
        let hashes = try rows.map { row throws(DatabaseError) in try row[0] as [UInt8] }
        try await connection.execute(
            """
            UPDATE platform.suppressions SET retracted_at = clock_timestamp(), retracted_by = \(name),
                retracted_reason = \(reason) WHERE id = \(id)
            """)
        let facts = SuppressionFacts(id: id, hashes: hashes, needsSearch: !isSearched)
        try await announce(SuppressionEvent.retracted, facts, on: connection)
        return hashes
    }

    /// Somebody who reviews finds that these words said no "no": entries that were read from nothing else are taken back, unless somebody
    /// has said the same since.
    /// - Parameters:
    ///   - words: as in ``NoOrigin/words``.
    ///   - hashes: of the writer. Read noes that do not say what they were read from (those of before 0.3) are found by them; empty when
    ///     other words of theirs say no.
    /// - Returns: how many were taken back.
    package func dismiss(
        _ words: String, orUnnamedOf hashes: [[UInt8]], by name: String, on connection: Connection
    ) async throws -> Int {
        let mark = mark(of: words)
        let rows = try await connection.query(
            """
            SELECT id, read_from <@ \([mark]) AND said_again_at IS NULL FROM platform.suppressions
            WHERE retracted_at IS NULL AND is_read AND (read_from @> \([mark]) OR read_from = '{}' AND id IN (
                SELECT suppression_id FROM platform.suppression_hashes WHERE hash = ANY (\(hashes))))
            ORDER BY id FOR UPDATE
            """)
        var taken = 0
        for row in rows {
            let id: UUID = try row[0]
            try await connection.execute(
                "UPDATE platform.suppressions SET read_from = array_remove(read_from, \(mark)) WHERE id = \(id)")
            guard try row[1] else { continue }
            _ = try await takeBack(id, by: name, SuppressionList.noNo, isSearched: false, on: connection)
            taken += 1
        }
        return taken
    }

    private static let noNo = "the reply it was read from is none"
}
