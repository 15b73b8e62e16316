internal import Database
internal import FoundationEssentials

/// Whose turn it is among the stored files, and how often a process has ended at one.
///
/// A reader that stops, or that an error stops, lets go of its file; of one whose process died the file still names it when the lease is
/// over. How often that was stands in `error_message`, for people as well, until a chunk has been published since.
struct ImportClaims: Sendable {
    let tables: ImportTables
    let database: Database
    /// Whoever reads here.
    let me: UUID

    struct Claim: Sendable {
        let file: ImportedFile
        let line: String
        /// Its process died: it may be what that died of.
        let isSuspect: Bool
        /// It had its tries, and each ended with the process.
        let isSpent: Bool
    }

    /// A new import, one that was let go of, or one whose reader died. A lease of ten seconds ends within twenty, or it was written under another
    /// clock. Whose reader died is read alone, as long as that can be had within a minute: others would die with it.
    func next(beside present: ImportTurns.Present) async throws -> Claim? {
        guard !present.isFull else { return nil }
        let row = try await database.first(
            """
            WITH chosen AS MATERIALIZED (
                SELECT n.id AS next_id, n.status = 'running' AND n.worker IS NOT NULL AS is_lost,
                    n.worker_until < clock_timestamp() - interval '1 minute' AS is_late,
                    coalesce(array_position(\(ImportClaims.said)::text[], n.error_message), 0) AS deaths
                FROM \(unsafeIdentifier: tables.imports) n
                WHERE (n.status = 'pending' OR (n.status = 'running' AND n.chunks IS NULL
                      AND n.worker_until
                          NOT BETWEEN clock_timestamp() AND clock_timestamp() + interval '20 seconds'))
                  AND n.id <> ALL(\(present.ids)) AND (\(present.mayTry) OR NOT n.dry_run)
                  AND coalesce(n.owner, '') || CASE WHEN n.dry_run THEN ' trial' ELSE ' import' END
                      <> ALL(\(present.lines))
                ORDER BY n.created_at LIMIT 1 FOR UPDATE OF n SKIP LOCKED)
            UPDATE \(unsafeIdentifier: tables.imports) i SET status = 'running', worker = \(me),
                worker_until = clock_timestamp() + interval '10 seconds', updated_at = clock_timestamp(),
                error_message = CASE WHEN n.is_lost THEN (\(ImportClaims.said)::text[])[n.deaths + 1]
                    ELSE i.error_message END
            FROM chosen n WHERE i.id = n.next_id AND (NOT n.is_lost OR n.is_late OR \(present.ids.isEmpty))
            RETURNING i.id, i.\(unsafeIdentifier: tables.scope) AS scope, i.overwrite, i.dry_run, i.parts, i.owner,
                n.is_lost, n.is_lost AND n.deaths >= \(Int32(ImportClaims.said.count)) AS is_spent
            """)
        guard let row else { return nil }
        let file = ImportedFile(
            id: try row["id"], scope: try row["scope"], overwrite: try row["overwrite"], isTrial: try row["dry_run"],
            parts: try row["parts"])
        return Claim(
            file: file, line: ImportTurns.line(owner: try row["owner"], isTrial: file.isTrial),
            isSuspect: try row["is_lost"], isSpent: try row["is_spent"])
    }

    /// Nobody reads it any more, and nobody's process has died of it.
    /// - Parameter isDue: at once, and not when its lease ends.
    func release(_ id: UUID, isDue: Bool) async throws(DatabaseError) {
        try await database.execute(
            """
            UPDATE \(unsafeIdentifier: tables.imports) SET worker = NULL,
                worker_until = CASE WHEN \(isDue) THEN clock_timestamp() ELSE worker_until END
            WHERE id = \(id) AND worker = \(me) AND status = 'running' AND chunks IS NULL
            """)
    }

    /// What was said of processes that ended at it holds no more.
    func trust(_ id: UUID) async throws(DatabaseError) {
        try await database.execute(
            """
            UPDATE \(unsafeIdentifier: tables.imports) SET error_message = NULL
            WHERE id = \(id) AND worker = \(me) AND error_message IS NOT NULL
            """)
    }

    private static let mostTries = 4
    static let processEnded = "the process ended while it was at work on this"
    /// What is said of a file as its process ends at it again, before the last time.
    private static let said = (1..<mostTries).map { "\(processEnded), try \($0) of \(mostTries)" }
}
