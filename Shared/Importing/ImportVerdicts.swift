package import Database
internal import FoundationEssentials

/// Takes the verdicts that come back; the last one completes the import.
package struct ImportVerdicts: Sendable {
    let tables: ImportTables

    package init(_ tables: ImportTables) { self.tables = tables }

    /// In the transaction of the subscription; the same again changes nothing.
    package func apply(_ judged: JudgedChunk, on connection: Connection) async throws {
        let row = try await connection.first(
            """
            SELECT verdicts, reasons FROM \(unsafeIdentifier: tables.chunks)
            WHERE import_id = \(judged.importID) AND chunk = \(judged.chunk) AND judged_at IS NULL FOR UPDATE
            """)
        guard let row else { return }
        let known: String = try row["verdicts"]
        var verdicts = Array(known.utf8)
        for (number, letter) in zip(judged.rows, judged.verdicts.utf8) where verdicts.indices.contains(Int(number)) {
            verdicts[Int(number)] = letter
        }
        let reasons = try ReasonText.read(try row["reasons"]).merging(judged.reasons) { $1 }
        try await connection.execute(
            """
            UPDATE \(unsafeIdentifier: tables.chunks) SET verdicts = \(String(decoding: verdicts, as: UTF8.self)),
                reasons = \(ReasonText.write(reasons)), judged_at = clock_timestamp()
            WHERE import_id = \(judged.importID) AND chunk = \(judged.chunk)
            """)
        try await count(judged, on: connection)
    }

    private func count(_ judged: JudgedChunk, on connection: Connection) async throws {
        func count(_ verdict: ImportVerdict) -> Int64 { Int64(judged.verdicts.utf8.count { $0 == verdict.letter }) }
        try await connection.execute(
            """
            UPDATE \(unsafeIdentifier: tables.imports) SET added = added + \(count(.added)), updated = updated + \(count(.updated)),
                duplicate = duplicate + \(count(.duplicate)), invalid = invalid + \(count(.invalid)),
                suppressed = suppressed + \(count(.suppressed)),
                chunks_judged = chunks_judged + 1, updated_at = clock_timestamp(),
                status = CASE WHEN chunks_judged + 1 = chunks THEN 'completed' ELSE status END,
                completed_at = CASE WHEN chunks_judged + 1 = chunks THEN clock_timestamp() ELSE completed_at END
            WHERE id = \(judged.importID)
            """)
    }
}
