internal import Database
internal import FoundationEssentials
internal import HTTPServer
internal import Jobs
internal import Listing
internal import SocialContract

/// Many operators' changes in one commit.
enum SocialProfileChanging {
    /// Changes of the same person go into one statement each, in their order.
    static func apply(_ batch: [SocialProfileChange], _ repository: SocialProfileRepository) async throws
        -> [SocialProfileChangeOutcome]
    {
        var outcomes = [SocialProfileChangeOutcome?](repeating: nil, count: batch.count)
        var waiting = Array(batch.indices)
        while !waiting.isEmpty {
            var taken: Set<UUID> = []
            let round = waiting.filter { taken.insert(batch[$0].id).inserted }
            waiting.removeAll { round.contains($0) }
            for (index, outcome) in zip(round, try await applyRound(round.map { batch[$0] }, repository)) {
                outcomes[index] = outcome
            }
        }
        return outcomes.map { $0 ?? .refused(.failure) }
    }

    private static func applyRound(_ changes: [SocialProfileChange], _ repository: SocialProfileRepository) async throws
        -> [SocialProfileChangeOutcome]
    {
        do {
            var changed: [UUID: SocialProfileChangeOutcome] = [:]
            let rows = try await repository.apply(changes)
            let reader = try RecordReader(SocialProfileRecord.record, of: rows)
            for row in rows { changed[try row["id"]] = .changed(try reader.object(row), version: try row["version"]) }
            let missing = changes.filter { changed[$0.id] == nil }
            let known = missing.isEmpty ? [:] : try await repository.standing(of: missing.map(\.id))
            return changes.map { changed[$0.id] ?? .refused(refusal($0, known[$0.id])) }
        } catch let error as DatabaseError where changes.count > 1 && error.kind == .server {
            // One change that the database refuses must not take the others with it.
            var outcomes: [SocialProfileChangeOutcome] = []
            for change in changes { outcomes += try await applyRound([change], repository) }
            return outcomes
        } catch let error as DatabaseError where error.sqlState == "22001" {
            let tooLong = FieldError("", "length", "A text is longer than its column; full_name and location take 255.")
            return [.refused(.validation([tooLong]))]
        }
    }

    private static func refusal(_ change: SocialProfileChange, _ known: SocialProfileStanding?) -> Problem {
        guard let known else { return .notFound("There is no person with this id.") }
        if let expected = change.expectedVersion, expected != known.version { return .preconditionFailed }
        if known.hasSaidNo {
            return .conflict(
                "suppressed",
                "The person said no and stays closed. If that was wrong, take the no back first (outreach suppress undo)."
            )
        }
        return SocialProfileChange.refusal("pending", ", and this person is not closed")
    }

    /// Why ids were passed over: unknown, or `known` of their present state.
    static func skipped(
        _ ids: [UUID], _ repository: SocialProfileRepository, known why: (SocialProfileStanding) -> SocialPassedOver
    ) async throws -> [BegunJob.Skipped] {
        guard !ids.isEmpty else { return [] }
        let known = try await repository.standing(of: ids)
        return ids.map { id in
            let why = known[id].map(why) ?? .unknown
            return BegunJob.Skipped(id, code: why.rawValue, reason: why.sentence)
        }
    }
}
