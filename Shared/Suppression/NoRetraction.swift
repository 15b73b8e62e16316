package import Database
package import FoundationEssentials
internal import Timekeeping

/// How a wrong "no" is taken back.
struct NoRetraction {
    let list: SuppressionList
    /// Who takes it back, as the list shows them.
    let name: String

    /// - Parameter principal: the same person, as records name them.
    func retract(
        _ id: UUID, by principal: String, reason: String?, everyReply: Bool, isSearched: Bool, on connection: Connection
    ) async throws -> [[UInt8]] {
        guard let standing = try await SuppressionRows.standing(of: id, for: principal, on: connection) else {
            throw RetractionRefusal.unknown
        }
        if let refusal = NoRetraction.refusal(standing, everyReply: everyReply) { throw refusal }
        return try await takeBack(id, reason, isSearched: isSearched, on: connection)
    }

    private static func refusal(_ standing: SuppressionRows.Standing, everyReply: Bool) -> RetractionRefusal? {
        if let at = standing.retractedAt { return .retracted(at: at) }
        if let at = standing.saidAgainAt { return .saidAgain(at: at) }
        guard standing.isRead || standing.isOwn else { return .notYours }
        guard standing.isRead || standing.isYoung else { return .tooLate }
        return standing.replies <= 1 || everyReply ? nil : .readElsewhere(replies: standing.replies)
    }

    /// - Parameter id: locked.
    private func takeBack(
        _ id: UUID, _ reason: String?, isSearched: Bool, on connection: Connection
    ) async throws -> [[UInt8]] {
        let hashes = try await SuppressionRows.takeBack(id, by: name, reason, on: connection)
        let facts = SuppressionFacts(id: id, hashes: hashes, needsSearch: !isSearched)
        try await list.announce(SuppressionEvent.retracted, facts, on: connection)
        return hashes
    }

    /// - Returns: how many were taken back.
    func dismiss(_ mark: [UInt8], orUnnamedOf hashes: [[UInt8]], on connection: Connection) async throws -> Int {
        var taken = 0
        for read in try await SuppressionRows.lockRead(from: mark, orUnnamedOf: hashes, on: connection) {
            try await SuppressionRows.forget(mark, of: read.entry, on: connection)
            guard read.isAll else { continue }
            _ = try await takeBack(read.entry, NoRetraction.noNo, isSearched: false, on: connection)
            taken += 1
        }
        return taken
    }

    private static let noNo = "the reply it was read from is none"
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
        try await NoRetraction(list: self, name: name).retract(
            id, by: principal, reason: reason, everyReply: everyReply, isSearched: isSearched, on: connection)
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
        try await NoRetraction(list: self, name: name).dismiss(mark(of: words), orUnnamedOf: hashes, on: connection)
    }
}
