package import Database
internal import Delimited
internal import EventLoop
internal import FoundationEssentials
internal import JSON
package import Lifecycle
package import Outbox
package import Telemetry

/// Reads stored files and publishes their rows, chunk by chunk and several files in turns. Works on a loop of its own, because reading
/// computes.
package final class ImportWorker<Kind: ImportKind>: Sendable {
    private let kind: Kind
    private let tables: ImportTables
    private let database: Database
    private let outbox: Outbox
    private let log: Log
    private let me: UUID
    private let claims: ImportClaims
    private let turns = ImportTurns()
    private let crew: Crew
    private let bell: Bell

    /// - Parameter database: of the worker's own loop.
    package init(_ kind: Kind, _ tables: ImportTables, database: Database, outbox: Outbox, log: Log) {
        (self.kind, self.tables) = (kind, tables)
        (self.database, self.outbox, self.log) = (database, outbox, log)
        me = UUID()
        claims = ImportClaims(tables: tables, database: database, me: me)
        (crew, bell) = (Crew(loop: database.loop), Bell(loop: database.loop))
    }

    /// A file is there to be read. From any thread.
    package func ring() { bell.ring() }

    /// Looks for files to read, and reads several in turns.
    package var chore: Chore {
        Chore("importing", every: .milliseconds(100), atMost: .seconds(1), bell: bell, on: database.loop) { [self] in
            guard let claim = try await claims.next(beside: turns.present) else { return .nothing }
            turns.begin(claim.file.id, claim.line, isSuspect: claim.isSuspect)
            crew.begin { await self.attend(to: claim) }
            return .more
        }.ending { [crew] in await crew.stop() }
    }

    /// What nobody completed is thrown away, and what nobody will judge is waited for no longer.
    package var upkeep: Chore {
        .upkeep("upkeep of uploads") { [database, tables] in
            try await database.loop.following {
                try await ImportRepository(tables: tables, database: database).forgetAbandoned()
                try await LostVerdicts(tables: tables, database: database).giveUpDiscarded()
            }
        }
    }

    /// An import whose event is a dead letter ends, soon: somebody may wait for it.
    package var givingUp: Chore {
        Chore("chunks whose event is a dead letter", every: .seconds(10), on: database.loop) { [database, tables] in
            try await LostVerdicts(tables: tables, database: database).giveUp()
            return .nothing
        }
    }

    private func attend(to claim: ImportClaims.Claim) async {
        let file = claim.file
        defer {
            turns.end(file.id)
            // There is room for another.
            bell.ring()
        }
        do {
            if claim.isSpent { return try await fail(file, ImportClaims.processEnded) }
            try await read(file)
        } catch {
            await letGo(of: file, error)
        }
    }

    /// What a stop cuts goes on at once elsewhere, and what an error cuts when its lease has ended. Neither is a death: a database that is
    /// away is asked again until then.
    private func letGo(of file: ImportedFile, _ error: any Error) async {
        let isStop = Task.isCancelled
        if !isStop, (error as? DatabaseError)?.isMissingSchema != true {
            log.warning("import paused, it goes on by itself", ["error": .text("\(error)")])
        }
        for _ in 0..<10 {
            // In a task of its own: a cancelled one may ask the database for nothing any more.
            let result = await database.loop.task { [claims] in try await claims.release(file.id, isDue: isStop) }
                .result
            guard !isStop else { return }
            try? await database.loop.sleep(for: .seconds(1))
            guard case .failure = result, !Task.isCancelled else { return }
        }
    }

    private func read(_ file: ImportedFile) async throws {
        do {
            let memory = file.isTrial ? try await memory(of: file) : nil
            var behind = RowsBehind(memory: memory)
            var reader = DelimitedReader()
            var cutter = ChunkCutter(kind.reader(scope: file.scope))
            var published = try await publishedChunks(file)
            try await eachPiece(of: file) { buffer in
                try reader.feed(buffer) { record in try cutter.take(record) }
            } then: {
                try await publish(&cutter, of: file, &published, &behind)
            }
            try finish(&reader, &cutter)
            try await publish(&cutter, of: file, &published, &behind)
            try await close(file, chunks: cutter.total, reading: Self.reading(reader, cutter))
        } catch let refusal as UnreadableFile {
            try await fail(file, refusal.reason)
        }
    }

    /// A trial run reads the file twice: only of what is repeated it has to keep the rows.
    private func memory(of file: ImportedFile) async throws -> TrialMemory<Kind.Item> {
        var reader = DelimitedReader()
        var rows = kind.reader(scope: file.scope)
        var keys = TrialKeys()
        func take(_ record: borrowing DelimitedRecord) throws(UnreadableFile) {
            if case .item(let item) = try rows.read(record) { keys.take(rows.signs(of: item)) }
        }
        try await eachPiece(of: file) { buffer in
            try reader.feed(buffer) { record in try take(record) }
            guard !keys.isFull else { throw UnreadableFile(reason: ImportRule.tooLongForATrial) }
        } then: {
        }
        // What cannot be read to its end is told at the second reading.
        try? reader.finish { record in try take(record) }
        return TrialMemory(keys)
    }

    /// - Parameters:
    ///   - take: reads some of the file's bytes.
    ///   - then: follows each time, before others have their turn.
    private func eachPiece(
        of file: ImportedFile, _ take: (UnsafeRawBufferPointer) throws -> Void, then: () async throws -> Void
    ) async throws {
        var kept = ContinuousClock.now
        for part in 0..<file.parts {
            let bytes = try await self.part(part, of: file)
            for start in stride(from: 0, to: bytes.count, by: ImportRule.turn) {
                let slice = bytes[start..<min(start + ImportRule.turn, bytes.count)]
                try slice.withUnsafeBytes { try take($0) }
                try await then()
                // Others' turn; and what has been published before is read again without a word, for longer than a lease.
                try await database.loop.sleep(for: .zero)
                if kept.duration(to: .now) > .seconds(2) {
                    _ = try await renew(file)
                    kept = .now
                }
            }
        }
    }

    /// A quote that never closes takes its row, not the rows before it.
    private func finish(_ reader: inout DelimitedReader, _ cutter: inout ChunkCutter<Kind.Reader>) throws {
        do {
            try reader.finish { record in try cutter.take(record) }
        } catch let error as DelimitedError {
            guard case .unclosedQuote(let line) = error, cutter.reader.hasHeader else {
                throw UnreadableFile(reason: "\(error)")
            }
            cutter.add(line: line, .invalid, "\(error)")
        }
        try cutter.finish()
    }

    private static func reading(_ reader: DelimitedReader, _ cutter: ChunkCutter<Kind.Reader>) -> String {
        let understood: JSONObject = [
            "encoding": .string(reader.encoding.rawValue),
            "delimiter": JSONValue(reader.delimiter.map { String(UnicodeScalar($0.rawValue)) }),
        ]
        return JSONValue.object(JSONObject(understood.fields + cutter.reader.reading.fields)).text
    }

    private func publishedChunks(_ file: ImportedFile) async throws -> Int32 {
        try await database.first(
            "SELECT coalesce(max(chunk) + 1, 0) FROM \(unsafeIdentifier: tables.chunks) WHERE import_id = \(file.id)")?[
                0] ?? 0
    }

    private func part(_ part: Int32, of file: ImportedFile) async throws -> [UInt8] {
        let row = try await database.first(
            "SELECT bytes FROM \(unsafeIdentifier: tables.parts) WHERE import_id = \(file.id) AND part = \(part)")
        guard let row else { throw UnreadableFile(reason: "part \(part + 1) of the file is missing; upload it again") }
        return try row[0]
    }

    private func publish(
        _ cutter: inout ChunkCutter<Kind.Reader>, of file: ImportedFile, _ published: inout Int32,
        _ behind: inout RowsBehind<Kind.Item>
    ) async throws {
        let signs = cutter.reader.signs(of:)
        // What a trial run has published before is not forgotten by it.
        for var chunk in cutter.takeReady() where chunk.number >= published || behind.memory != nil {
            let isNew = chunk.number >= published
            if isNew { try await waitForVerdicts(file, chunk.number) }
            try await kind.sift(&chunk, of: file)
            behind.take(&chunk, signs)
            if behind.memory?.isFull == true { throw UnreadableFile(reason: ImportRule.tooOftenForATrial) }
            guard isNew else { continue }
            try await write(chunk, of: file)
            outbox.ring()
            published = chunk.number + 1
            turns.clear(file.id)
        }
    }

    private func waitForVerdicts(_ file: ImportedFile, _ chunk: Int32) async throws {
        guard try await chunk - renew(file) >= ImportRule.window else { return }
        // It waits for others: whatever ends the process meanwhile, it is not this file.
        turns.clear(file.id)
        try await claims.trust(file.id)
        while try await chunk - renew(file) >= ImportRule.window {
            try await database.loop.sleep(for: .milliseconds(10))
        }
    }

    /// Keeps the lease.
    /// - Returns: how many chunks have their verdicts.
    private func renew(_ file: ImportedFile) async throws -> Int32 {
        let row = try await database.first(
            """
            UPDATE \(unsafeIdentifier: tables.imports) SET worker_until = clock_timestamp() + interval '10 seconds'
            WHERE id = \(file.id) AND worker = \(me) RETURNING chunks_judged
            """)
        guard let judged: Int32 = try row?[0] else { throw ImportTaken() }
        return judged
    }

    /// Chunk, event and counts in one commit.
    private func write(_ chunk: ImportChunk<Kind.Item>, of file: ImportedFile) async throws {
        let needsVerdict = !chunk.items.isEmpty
        try await database.transaction { connection in
            try await connection.execute(
                """
                INSERT INTO \(unsafeIdentifier: tables.chunks) (import_id, chunk, first_row, lines, verdicts, reasons, judged_at)
                VALUES (\(file.id), \(chunk.number), \(chunk.firstRow), \(chunk.lines),
                        \(String(decoding: chunk.verdicts, as: UTF8.self)), \(ReasonText.write(chunk.reasons)),
                        CASE WHEN \(!needsVerdict) THEN clock_timestamp() END)
                """)
            try await connection.execute(
                """
                UPDATE \(unsafeIdentifier: tables.imports) SET rows = rows + \(Int64(chunk.verdicts.count)),
                    invalid = invalid + \(chunk.count(.invalid)), suppressed = suppressed + \(chunk.count(.suppressed)),
                    duplicate = duplicate + \(chunk.count(.duplicate)),
                    chunks_judged = chunks_judged + \(needsVerdict ? Int32(0) : 1), updated_at = clock_timestamp(),
                    error_message = NULL
                WHERE id = \(file.id)
                """)
            guard needsVerdict else { return }
            try await outbox.append([kind.event(of: chunk, of: file)], on: connection)
        }
    }

    private func close(_ file: ImportedFile, chunks: Int32, reading: String) async throws {
        let isMine = try await database.execute(
            """
            UPDATE \(unsafeIdentifier: tables.imports) SET chunks = \(chunks), reading = \(reading), worker_until = NULL,
                error_message = NULL,
                status = CASE WHEN chunks_judged = \(chunks) THEN 'completed' ELSE status END,
                completed_at = CASE WHEN chunks_judged = \(chunks) THEN clock_timestamp() END,
                updated_at = clock_timestamp()
            WHERE id = \(file.id) AND worker = \(me)
            """)
        // Whoever took it over reads the parts.
        guard isMine == 1 else { throw ImportTaken() }
        try await ImportRepository(tables: tables, database: database).dropParts(of: file)
    }

    private func fail(_ file: ImportedFile, _ reason: String) async throws {
        let isMine = try await database.execute(
            """
            UPDATE \(unsafeIdentifier: tables.imports) SET status = 'failed', error_message = \(reason), worker_until = NULL,
                updated_at = clock_timestamp(), completed_at = clock_timestamp()
            WHERE id = \(file.id) AND worker = \(me)
            """)
        // Whoever took it over reads the parts.
        guard isMine == 1 else { throw ImportTaken() }
        try await ImportRepository(tables: tables, database: database).dropParts(of: file)
    }
}
