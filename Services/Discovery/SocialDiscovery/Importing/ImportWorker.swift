package import Database
internal import Delimited
internal import EventLoop
internal import FoundationEssentials
internal import JSON
package import Outbox
internal import Secrets
internal import SocialContract
package import Suppression
package import Telemetry

/// Reads stored files and publishes their people, chunk by chunk and several files in turns. Works on a loop of its own, because reading
/// computes.
package final class ImportWorker: Sendable {
    private let database: Database
    private let outbox: Outbox
    private let suppressions: SuppressionList
    private let log: Log
    private let me = UUID()
    private let turns = ImportTurns()
    /// Chunks that may wait for their verdict: bounds the log and leaves room for others.
    private static let window: Int32 = 24
    private static let clearing = Duration.seconds(600)
    /// Of a file, between two looks at the others.
    private static let turn = 256 << 10
    private static let tooLongForATrial =
        "a trial run keeps some two million people in mind and no more; try a part of the file, or import it"

    /// - Parameter database: of the worker's own loop.
    package init(database: Database, outbox: Outbox, suppressions: SuppressionList, log: Log) {
        (self.database, self.outbox, self.suppressions, self.log) = (database, outbox, suppressions, log)
    }

    /// Looks for work until the task is cancelled, and now and then throws away what nobody completed.
    package func run() async {
        await withDiscardingTaskGroup { group in
            let repository = ImportRepository(database: database)
            var cleared: ContinuousClock.Instant?
            while !Task.isCancelled {
                do {
                    if cleared.map({ $0.duration(to: .now) > ImportWorker.clearing }) ?? true {
                        try await repository.forgetAbandoned()
                        cleared = .now
                    }
                    if let job = try await claim() {
                        group.addTask { await self.attend(to: job) }
                    } else {
                        try await database.loop.sleep(for: .milliseconds(100))
                    }
                } catch {
                    await pause(error)
                }
            }
            group.cancelAll()
        }
    }

    private func attend(to job: Job) async {
        defer { turns.end(job.id) }
        do { try await read(job) } catch { await pause(error) }
    }

    /// What was begun goes on when its lease has ended.
    private func pause(_ error: any Error) async {
        guard !(error is CancellationError) else { return }
        if (error as? DatabaseError)?.isMissingSchema != true {
            log.warning("import paused, it goes on by itself", ["error": .text("\(error)")])
        }
        try? await database.loop.sleep(for: .seconds(1))
    }

    struct Job: Sendable {
        let id: UUID
        let platform: String?
        let overwrite: Bool
        let dryRun: Bool
        let parts: Int32
    }

    /// A new import, or one whose reader died. A lease of ten seconds ends within twenty, or it was written under another clock.
    private func claim() async throws -> Job? {
        let present = turns.present
        guard !present.isFull else { return nil }
        let row = try await database.first(
            """
            UPDATE social.social_imports SET status = 'running', worker = \(me),
                worker_until = clock_timestamp() + interval '10 seconds', updated_at = clock_timestamp()
            WHERE id = (SELECT id FROM social.social_imports
                        WHERE (status = 'pending' OR (status = 'running' AND chunks IS NULL
                              AND worker_until
                                  NOT BETWEEN clock_timestamp() AND clock_timestamp() + interval '20 seconds'))
                          AND id <> ALL(\(present.ids)) AND (\(present.mayTry) OR NOT dry_run)
                          AND coalesce(owner, '') || CASE WHEN dry_run THEN ' trial' ELSE ' import' END
                              <> ALL(\(present.lines))
                        ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, platform, overwrite, dry_run, parts, owner
            """)
        guard let row else { return nil }
        let platform: String? = try row[1]
        let job = Job(
            id: try row[0], platform: platform, overwrite: try row[2],
            dryRun: try row[3], parts: try row[4])
        turns.begin(job.id, ImportTurns.line(owner: try row[5], isTrial: job.dryRun))
        return job
    }

    private func read(_ job: Job) async throws {
        var reader = DelimitedReader()
        var cutter = ChunkCutter(
            defaultPlatform: job.platform, remembersAll: job.dryRun, book: suppressions.book)
        var published = try await publishedChunks(job)
        var kept = ContinuousClock.now
        do {
            for part in 0..<job.parts {
                let bytes = try await self.part(part, of: job)
                for start in stride(from: 0, to: bytes.count, by: ImportWorker.turn) {
                    let slice = bytes[start..<min(start + ImportWorker.turn, bytes.count)]
                    try slice.withUnsafeBytes { buffer in
                        try reader.feed(buffer) { record in try cutter.take(record) }
                    }
                    guard !cutter.isFull else { throw UnreadableFile(reason: ImportWorker.tooLongForATrial) }
                    try await publish(cutter.takeReady(), of: job, &published)
                    // Others' turn; and what has been published before is read again without a word, for longer than a lease.
                    try await database.loop.sleep(for: .zero)
                    if kept.duration(to: .now) > .seconds(2) {
                        _ = try await renew(job)
                        kept = .now
                    }
                }
            }
            try finish(&reader, &cutter)
            try await publish(cutter.takeReady(), of: job, &published)
            try await close(job, chunks: cutter.total, reading: Self.reading(reader, cutter))
        } catch let refusal as HeaderRefusal {
            try await fail(job, refusal.reason)
        } catch let refusal as UnreadableFile {
            try await fail(job, refusal.reason)
        }
    }

    /// A quote that never closes takes its row, not the rows before it.
    private func finish(_ reader: inout DelimitedReader, _ cutter: inout ChunkCutter) throws {
        do {
            try reader.finish { record in try cutter.take(record) }
        } catch let error as DelimitedError {
            guard case .unclosedQuote(let line) = error, cutter.header != nil else {
                throw UnreadableFile(reason: "\(error)")
            }
            cutter.add(line: line, .invalid, "\(error)")
        }
        try cutter.finish()
    }

    private static func reading(_ reader: DelimitedReader, _ cutter: ChunkCutter) -> String {
        let columns = (cutter.header?.columns ?? [:]).sorted { $0.value < $1.value }
        let headings = cutter.header?.headings ?? []
        return JSONValue.object([
            "encoding": .string(reader.encoding.rawValue),
            "delimiter": JSONValue(reader.delimiter.map { String(UnicodeScalar($0.rawValue)) }),
            "header_line": JSONValue(cutter.header?.line ?? 0),
            "mapping": .object(
                JSONObject(columns.map { (key: $0.key.rawValue, value: JSONValue(headings.at($0.value))) })),
            "ignored": .array((cutter.header?.ignored ?? []).map(JSONValue.string)),
        ]).text
    }

    private func publishedChunks(_ job: Job) async throws -> Int32 {
        try await database.first(
            "SELECT coalesce(max(chunk) + 1, 0) FROM social.social_import_chunks WHERE import_id = \(job.id)")?[0] ?? 0
    }

    private func part(_ part: Int32, of job: Job) async throws -> [UInt8] {
        let row = try await database.first(
            "SELECT bytes FROM social.social_import_parts WHERE import_id = \(job.id) AND part = \(part)")
        guard let row else { throw UnreadableFile(reason: "part \(part + 1) of the file is missing; upload it again") }
        return try row[0]
    }

    private func publish(_ chunks: [ImportChunk], of job: Job, _ published: inout Int32) async throws {
        for var chunk in chunks where chunk.number >= published {
            try await waitForVerdicts(job, chunk.number)
            let noes = ImportedNoes(database: database, outbox: outbox, suppressions: suppressions)
            let hits = try await noes.among(chunk)
            chunk.suppress(Set(hits.keys))
            if !job.dryRun { try await noes.learn(hits) }
            try await write(chunk, of: job)
            outbox.ring()
            published = chunk.number + 1
        }
    }

    private func waitForVerdicts(_ job: Job, _ chunk: Int32) async throws {
        while try await chunk - renew(job) >= ImportWorker.window {
            try await database.loop.sleep(for: .milliseconds(10))
        }
    }

    /// Keeps the lease.
    /// - Returns: how many chunks have their verdicts.
    private func renew(_ job: Job) async throws -> Int32 {
        let row = try await database.first(
            """
            UPDATE social.social_imports SET worker_until = clock_timestamp() + interval '10 seconds'
            WHERE id = \(job.id) AND worker = \(me) RETURNING chunks_judged
            """)
        guard let judged: Int32 = try row?[0] else { throw ImportTaken() }
        return judged
    }

    /// Chunk, event and counts in one commit.
    private func write(_ chunk: ImportChunk, of job: Job) async throws {
        let needsVerdict = !chunk.people.isEmpty
        try await database.transaction { connection in
            try await connection.execute(
                """
                INSERT INTO social.social_import_chunks (import_id, chunk, first_row, lines, verdicts, reasons, judged_at)
                VALUES (\(job.id), \(chunk.number), \(chunk.firstRow), \(chunk.lines),
                        \(String(decoding: chunk.verdicts, as: UTF8.self)), \(ReasonText.write(chunk.reasons)),
                        CASE WHEN \(!needsVerdict) THEN clock_timestamp() END)
                """)
            try await connection.execute(
                """
                UPDATE social.social_imports SET rows = rows + \(Int64(chunk.verdicts.count)),
                    invalid = invalid + \(chunk.count(.invalid)), suppressed = suppressed + \(chunk.count(.suppressed)),
                    duplicate = duplicate + \(chunk.count(.duplicate)),
                    chunks_judged = chunks_judged + \(needsVerdict ? Int32(0) : 1), updated_at = clock_timestamp()
                WHERE id = \(job.id)
                """)
            guard needsVerdict else { return }
            let found = chunk.event(importID: job.id, overwrite: job.overwrite, dryRun: job.dryRun) { email in
                suppressions.presentHashes(for: Identifiers(email: email)).map(hex)
            }
            try await outbox.append(
                [
                    NewEvent(
                        type: SocialEvent.peopleFound, aggregateType: SocialEvent.importSubject,
                        aggregateID: job.id.lowercase, version: Int64(chunk.number), payload: found.payload, lane: .bulk
                    )
                ], on: connection)
        }
    }

    private func close(_ job: Job, chunks: Int32, reading: String) async throws {
        try await database.execute(
            """
            UPDATE social.social_imports SET chunks = \(chunks), reading = \(reading), worker_until = NULL,
                status = CASE WHEN chunks_judged = \(chunks) THEN 'completed' ELSE status END,
                completed_at = CASE WHEN chunks_judged = \(chunks) THEN clock_timestamp() END,
                updated_at = clock_timestamp()
            WHERE id = \(job.id) AND worker = \(me)
            """)
        try await database.execute("DELETE FROM social.social_import_parts WHERE import_id = \(job.id)")
    }

    private func fail(_ job: Job, _ reason: String) async throws {
        try await database.execute(
            """
            UPDATE social.social_imports SET status = 'failed', error_message = \(reason), worker_until = NULL,
                updated_at = clock_timestamp(), completed_at = clock_timestamp()
            WHERE id = \(job.id) AND worker = \(me)
            """)
        try await database.execute("DELETE FROM social.social_import_parts WHERE import_id = \(job.id)")
    }
}

/// Another process went on with this import after a pause of ours.
struct ImportTaken: Error, CustomStringConvertible {
    var description: String { "another process took over this import" }
}

extension Array {
    func at(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

/// The stored file cannot be read as a table at all; one sentence for the operator.
struct UnreadableFile: Error, Sendable {
    let reason: String
}
