internal import Actions
package import Database
package import HTTPServer
package import JSON
internal import Timekeeping

/// What keeps everything from going on after an older state of the database was put back, as each product's own overview shows it.
package enum QuarantineStanding {
    package static let shape = Shape.object([
        .required("quarantined", .boolean, "Nothing is sent."), .required("reason", .text),
        .required("since", .timestamp),
        .required(
            "waiting",
            .object(["asked", "not_arrived", "key_repeated", "for_people"].map { .required($0, .count) }),
            "What is being settled."),
        .required("held", .text, "Where what waits is listed."), .required("next", .text, "What to do."),
    ])

    /// Whether there is any, for a statement of the product's own: mostly there is none, and then nothing more is asked.
    package static let stands: SQL = "EXISTS (\(sql: Quarantines.currentStatement))"

    /// - Returns: `nil` where no older state of the database was put back, or somebody has answered for everything.
    package static func read(_ database: Database) async throws -> JSONValue? {
        try await database.withConnection { connection in
            guard let found = try await Quarantines.current(on: connection) else { return nil }
            let doubts = try await RestoredActions.counts(on: connection)
            return [
                "quarantined": .bool(found.isOpen), "reason": .string(found.reason),
                "since": .string(found.since.iso8601),
                // People, drafts and hands that wait are the products' to count.
                "waiting": [
                    "asked": JSONValue(doubts.asked), "not_arrived": JSONValue(doubts.absent),
                    "key_repeated": JSONValue(doubts.repeated), "for_people": JSONValue(doubts.forPeople),
                ],
                "held": "/api/quarantine", "next": .string(next(found)),
            ]
        }
    }

    private static func next(_ quarantine: Quarantine) -> String {
        quarantine.isOpen
            ? "outreach resume says what waits and what happens then; outreach resume --yes lets sending go on"
            : "outreach restored list shows what waits; outreach restored confirm --group GROUP --as OUTCOME answers for it"
    }
}
