internal import Actions
internal import Database
internal import JSON
internal import Quarantine
internal import Timekeeping

/// Where people stand, and what keeps all of them from going on.
struct PipelineStatus: Sendable {
    let database: Database
    let counts: PipelineCounts

    /// Shape: design section 7, and `quarantine`.
    func read() async throws -> JSONValue {
        var status = try await counts.read().json.objectValue ?? [:]
        status["quarantine"] = try await quarantine() ?? .null
        return .object(status)
    }

    /// - Returns: `nil` where no older state of the database was put back, or somebody has answered for everything.
    private func quarantine() async throws -> JSONValue? {
        try await database.withConnection { connection in
            guard let found = try await Quarantines.current(on: connection) else { return nil }
            let doubts = try await RestoredActions.counts(on: connection)
            return [
                "quarantined": .bool(found.isOpen), "reason": .string(found.reason),
                "since": .string(found.since.iso8601),
                // People, drafts and hands that wait are messaging's to count.
                "waiting": [
                    "asked": JSONValue(doubts.asked), "not_arrived": JSONValue(doubts.absent),
                    "key_repeated": JSONValue(doubts.repeated), "for_people": JSONValue(doubts.forPeople),
                ],
                "held": "/api/quarantine", "next": .string(next(found)),
            ]
        }
    }

    private func next(_ quarantine: Quarantine) -> String {
        quarantine.isOpen
            ? "outreach resume says what waits and what happens then; outreach resume --yes lets sending go on"
            : "outreach restored list shows what waits; outreach restored confirm --group GROUP --as OUTCOME answers for it"
    }
}
