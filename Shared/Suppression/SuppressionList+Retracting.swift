package import Database
package import FoundationEssentials
package import Timekeeping

/// Why a "no" stays on the list.
package enum RetractionRefusal: Error, Equatable, Sendable {
    case unknown
    case retracted(at: Timestamp)
    /// The person, or somebody else, has said the same since.
    case saidAgain(at: Timestamp)
    /// Somebody else recorded it, or a machine, or it is from before such things were noted.
    case notYours
    case tooLate
}

extension SuppressionList {
    /// For so long whoever recorded a "no" may take it back.
    package static let retractionMinutes: Int64 = 15

    /// Takes a wrong "no" back: whoever recorded it within 15 minutes, anybody who reviews when it was read out of a reply. It stays
    /// in the list, with who took it back and why. The person can be written to again; nothing that it ended comes back.
    /// - Throws: ``RetractionRefusal``, or what the database says.
    /// - Returns: the hashes that it was found under.
    package func retract(
        _ id: UUID, by principal: String, named name: String, reason: String?, isSearched: Bool = false,
        on connection: Connection
    ) async throws -> [[UInt8]] {
        let row = try await connection.first(
            """
            SELECT recorded_by = \(principal) IS TRUE, is_read, said_again_at, retracted_at,
                   created_at > clock_timestamp() - \(SuppressionList.retractionMinutes)::bigint * interval '1 minute'
            FROM platform.suppressions WHERE id = \(id) FOR UPDATE
            """)
        guard let row else { throw RetractionRefusal.unknown }
        if let at: Timestamp = try row[3] { throw RetractionRefusal.retracted(at: at) }
        if let at: Timestamp = try row[2] { throw RetractionRefusal.saidAgain(at: at) }
        let (isOwn, isRead, isYoung): (Bool, Bool, Bool) = (try row[0], try row[1], try row[4])
        guard isRead || isOwn else { throw RetractionRefusal.notYours }
        guard isRead || isYoung else { throw RetractionRefusal.tooLate }
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
}
