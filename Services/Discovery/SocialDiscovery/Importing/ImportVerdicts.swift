internal import Database
internal import FoundationEssentials
package import Outbox
internal import SocialContract

/// Takes the verdicts that profiles sends back; the last one completes the import.
package struct ImportVerdicts: Sendable {
    package init() {}

    package var subscription: Subscription {
        Subscription(
            name: SocialSubscription.discoveryVerdicts, types: [SocialEvent.peopleApplied], batch: 10, bulkBatch: 10
        ) { connection, events in
            for event in events {
                try await ImportVerdicts.apply(try AppliedPeople(payload: event.payload), on: connection)
            }
        }
    }

    static func apply(_ applied: AppliedPeople, on connection: Connection) async throws {
        let row = try await connection.first(
            """
            SELECT verdicts, reasons FROM social.social_import_chunks
            WHERE import_id = \(applied.importID) AND chunk = \(applied.chunk) AND judged_at IS NULL FOR UPDATE
            """)
        guard let row else { return }
        let known: String = try row[0]
        var verdicts = Array(known.utf8)
        for (number, letter) in zip(applied.rows, applied.verdicts.utf8) where verdicts.indices.contains(Int(number)) {
            verdicts[Int(number)] = letter
        }
        let reasons = try ReasonText.read(try row[1]).merging(applied.reasons) { $1 }
        try await connection.execute(
            """
            UPDATE social.social_import_chunks SET verdicts = \(String(decoding: verdicts, as: UTF8.self)),
                reasons = \(ReasonText.write(reasons)), judged_at = clock_timestamp()
            WHERE import_id = \(applied.importID) AND chunk = \(applied.chunk)
            """)
        try await count(applied, on: connection)
    }

    private static func count(_ applied: AppliedPeople, on connection: Connection) async throws {
        func count(_ verdict: ImportVerdict) -> Int64 { Int64(applied.verdicts.utf8.count { $0 == verdict.letter }) }
        try await connection.execute(
            """
            UPDATE social.social_imports SET added = added + \(count(.added)), updated = updated + \(count(.updated)),
                duplicate = duplicate + \(count(.duplicate)), invalid = invalid + \(count(.invalid)),
                chunks_judged = chunks_judged + 1, updated_at = clock_timestamp(),
                status = CASE WHEN chunks_judged + 1 = chunks THEN 'completed' ELSE status END,
                completed_at = CASE WHEN chunks_judged + 1 = chunks THEN clock_timestamp() END
            WHERE id = \(applied.importID)
            """)
    }
}
