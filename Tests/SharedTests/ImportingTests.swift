import Database
import Delimited
import EventLoop
import FoundationEssentials
import HTTPServer
import JSON
import Lifecycle
import Secrets
import Synchronization
import TestKit
import Testing

@testable import Importing
@testable import Outbox

/// Animals out of a file: a name a row, behind a header.
private struct AnimalFile: ImportReader {
    private(set) var hasHeader = false

    mutating func read(_ record: borrowing DelimitedRecord) throws(UnreadableFile) -> ReadRow<String> {
        let name = record[0]
        guard hasHeader else {
            guard name == "name" else { throw UnreadableFile(reason: "the first row is no header") }
            hasHeader = true
            return .heading
        }
        return name.isEmpty ? .invalid(reasons: ["name: is missing."]) : .item(name)
    }

    func finish() throws(UnreadableFile) { if !hasHeader { throw UnreadableFile(reason: "there is no header") } }
    func keys(of item: String) -> [String] { [item] }
    var reading: JSONObject { ["header_line": 1] }
}

/// Dragons are not taken.
private struct Animals: ImportKind {
    func reader(scope: String?) -> AnimalFile { AnimalFile() }

    func sift(_ chunk: inout ImportChunk<String>, of file: ImportedFile) async throws {
        let dragons = chunk.items.filter { $0.item == "dragon" }.map(\.row)
        chunk.suppress(Set(dragons), "dragons are not taken")
    }

    func event(of chunk: ImportChunk<String>, of file: ImportedFile) -> NewEvent {
        NewEvent(
            type: "zoo.animals.found.v1", aggregateType: "import", aggregateID: file.id.lowercase,
            version: Int64(chunk.number),
            payload: Array(JSONValue.array(chunk.items.map { .string($0.item) }).text.utf8))
    }
}

/// Numbers in the order in which they were asked for.
private final class Turns: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }
}

@Suite struct ImportingTests {
    private static let tables = ImportTables(
        path: "/api/zoo/imports", prefix: "Zoo", noun: "animals", imports: "zoo.imports", parts: "zoo.import_parts",
        chunks: "zoo.import_chunks", scope: "house", scopeShape: .string(), scopeSummary: "Where they live.")

    private static let schema: [SQL] = [
        "CREATE SCHEMA zoo",
        """
        CREATE TABLE zoo.imports (id uuid PRIMARY KEY, filename text, size bigint, sha256 text, house text,
            overwrite boolean NOT NULL, dry_run boolean NOT NULL, status text NOT NULL, part_size bigint NOT NULL,
            parts integer NOT NULL, reading text, rows bigint NOT NULL DEFAULT 0, added bigint NOT NULL DEFAULT 0,
            updated bigint NOT NULL DEFAULT 0, duplicate bigint NOT NULL DEFAULT 0,
            suppressed bigint NOT NULL DEFAULT 0, invalid bigint NOT NULL DEFAULT 0, chunks integer,
            chunks_judged integer NOT NULL DEFAULT 0, error_message text, worker uuid, worker_until timestamptz,
            owner text, created_by text, created_at timestamptz NOT NULL DEFAULT clock_timestamp(), updated_at timestamptz,
            completed_at timestamptz)
        """,
        "CREATE TABLE zoo.import_parts (import_id uuid, part integer, bytes bytea, PRIMARY KEY (import_id, part))",
        """
        CREATE TABLE zoo.import_chunks (import_id uuid, chunk integer, first_row bigint, lines integer[], verdicts text,
            reasons text, judged_at timestamptz, PRIMARY KEY (import_id, chunk))
        """,
    ]

    /// Imports a file and gives back what became of it, as far as it can go without verdicts.
    private func withImport(
        of text: String, _ body: @escaping @Sendable (ImportRepository, UUID) async throws -> Void
    ) async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            for statement in Self.schema { try await scratch.database.execute(statement) }
            let outbox = Outbox(database: scratch.database, loop: scratch.loop, listener: nil, log: scratch.log)
            let repository = ImportRepository(tables: Self.tables, database: scratch.database)
            let (id, bytes) = (UUID(), Array(text.utf8))
            let ann = Principal(id: "1", name: "ann", role: "operator", permissions: [.review])
            try await repository.create(
                id, .init(filename: "zoo.csv", scope: "north", overwrite: false, isTrial: false),
                size: Int64(bytes.count), sha256: nil, by: ann)
            try await repository.store(part: 0, of: id, bytes)
            #expect(try await repository.submit(id))
            let worker = ImportWorker(
                Animals(), Self.tables, database: scratch.database, outbox: outbox, log: scratch.log)
            let running = scratch.loop.task { await worker.chore.run(on: scratch.loop, log: scratch.log) }
            try await eventually("the file is read") {
                let row = try await scratch.database.first(
                    "SELECT chunks IS NOT NULL OR status = 'failed' FROM zoo.imports WHERE id = \(id)")
                return try row?[0] as Bool?
            }
            try await body(repository, id)
            running.cancel()
            _ = await running.result
        }
    }

    @Test("A row becomes part of an event, or says why not; verdicts complete the import")
    func fromFileToVerdict() async throws {
        try await withImport(of: "name\nlion\n\"\"\ndragon\nlion\ntiger\n") { repository, id in
            let read = try #require(try await repository.find(id))
            #expect(read.status == "running" && read.json["rows"] == 5 && read.json[Self.tables.scopeName] == "north")
            let found: String? = try await repository.database.first(
                "SELECT payload FROM outbox.events WHERE type = 'zoo.animals.found.v1'"
            )?[0]
            #expect(found?.contains("tiger") == true && found?.contains("dragon") == false)
            let judged = JudgedChunk(
                importID: id, chunk: 0, rows: [0, 4], verdicts: "ai", reasons: [4: "tigers are full"])
            for _ in 0..<2 {
                try await repository.database.transaction {
                    try await ImportVerdicts(Self.tables).apply(judged, on: $0)
                }
            }
            let done = try #require(try await repository.find(id))
            #expect(done.isOver)
            #expect(done.json["counts"]?.objectValue?.fields.map(\.value) == [1, 0, 1, 1, 2])
            let reasons = try await repository.reasons(id)
            #expect(
                reasons.map { $0["reason"]?.stringValue ?? "" }.sorted()
                    == ["dragons are not taken", "name: is missing.", "tigers are full"])
            #expect(reasons.allSatisfy { $0["count"] == 1 })
        }
    }

    /// A part of 8 MiB takes as long as many requests.
    @Test("A file is hashed beside the loop: whoever comes meanwhile has their turn")
    func hashing() async throws {
        try await onLoop("hashing") { loop in
            let (hash, turns) = (FileHash(beside: loop), Turns())
            let part = [UInt8](repeating: 7, count: 8 << 20)
            let hashing = loop.task {
                try await hash.add(part)
                return turns.next()
            }
            let other = loop.task { turns.next() }
            let (last, first) = (try await hashing.value, try await other.value)
            #expect(first < last)
            #expect(
                try await hash.finish()
                    == hex(sha256(part)))
        }
    }

    @Test("A file that is none of this kind says why")
    func unreadable() async throws {
        try await withImport(of: "lion\n") { repository, id in
            let read = try #require(try await repository.find(id))
            #expect(read.status == "failed" && read.json["error_message"] == "the first row is no header")
        }
    }

    private static func multipart(_ parts: [(head: String, text: String)]) throws(MultipartBody.Refusal)
        -> MultipartBody
    {
        let body =
            parts.map { "--x\r\nContent-Disposition: form-data; \($0.head)\r\n\r\n\($0.text)\r\n" }.joined()
            + "--x--\r\n"
        return try MultipartBody(contentType: "multipart/form-data; boundary=x", body: Array(body.utf8))
    }

    @Test("The file in a multipart body is the one with a name; what stands beside it are fields")
    func multipart() throws {
        let found = try Self.multipart([
            (#"name="dry_run""#, "true"), (#"name="f"; filename="a;b.csv""#, "name\r\na--x lion\r\n--xy"),
        ])
        #expect(found.filename == "a;b.csv")
        #expect(found.fields.map { "\($0.name)=\($0.value)" } == ["dry_run=true"])
        #expect(String(decoding: found.file.prefix(16), as: UTF8.self) == "name\r\na--x lion")
        #expect(String(decoding: try Self.multipart([(#"name="a""#, "lion")]).file, as: UTF8.self) == "lion")
    }

    @Test("Two files are not one")
    func twoFiles() {
        #expect(throws: MultipartBody.Refusal.self) {
            _ = try Self.multipart([(#"name="a"; filename="a.csv""#, "1"), (#"name="b"; filename="b.csv""#, "2")])
        }
    }

    /// A row is "name colour"; of one name the last colour stays.
    private struct Painted: ImportKind {
        struct Rows: ImportReader {
            private var file = AnimalFile()
            var hasHeader: Bool { file.hasHeader }
            var reading: JSONObject { file.reading }
            mutating func read(_ record: borrowing DelimitedRecord) throws(UnreadableFile) -> ReadRow<String> {
                try file.read(record)
            }
            func finish() throws(UnreadableFile) { try file.finish() }
            func keys(of item: String) -> [String] { [item.split(separator: " ").first.map(String.init) ?? ""] }
        }

        static let found = "zoo.painted.found.v1"

        func reader(scope: String?) -> Rows { Rows() }

        func sift(_ chunk: inout ImportChunk<String>, of file: ImportedFile) async throws {
            let dragons = chunk.items.filter { $0.item.hasPrefix("dragon") }.map(\.row)
            chunk.suppress(Set(dragons), "dragons are not taken")
        }

        func event(of chunk: ImportChunk<String>, of file: ImportedFile) -> NewEvent {
            ToldChunk(chunk, of: file) { .string($0) }.event(Painted.found, subject: "zoo.import")
        }

        static let applying = ImportVerdicts(ImportingTests.tables).applying("zoo.painted", found) {
            told, connection in
            var verdicts: [ImportVerdict] = []
            for row in told.rows {
                let words = (row.item.stringValue ?? "").split(separator: " ").map(String.init)
                let known = try await connection.first("SELECT colour FROM zoo.painted WHERE name = \(words[0])")
                let colour: String? = try known?["colour"]
                verdicts.append(colour == nil ? .added : colour == words[1] ? .duplicate : .updated)
                try await connection.executeAtCommit("SELECT 1 / 1")
                try await connection.execute(
                    """
                    INSERT INTO zoo.painted (name, colour) VALUES (\(words[0]), \(words[1]))
                    ON CONFLICT (name) DO UPDATE SET colour = excluded.colour
                    """)
            }
            return verdicts
        }
    }

    /// - Returns: what became of each row, a letter each.
    private func judge(_ text: String, isTrial: Bool, _ scratch: ScratchDatabase) async throws -> String {
        let outbox = Outbox(database: scratch.database, loop: scratch.loop, listener: nil, log: scratch.log)
        let repository = ImportRepository(tables: Self.tables, database: scratch.database)
        let (id, bytes) = (UUID(), Array(text.utf8))
        try await repository.create(
            id, .init(filename: nil, scope: nil, overwrite: false, isTrial: isTrial), size: Int64(bytes.count),
            sha256: nil, by: Principal(id: "1", name: "ann", role: "operator", permissions: [.review]))
        try await repository.store(part: 0, of: id, bytes)
        #expect(try await repository.submit(id))
        let worker = ImportWorker(Painted(), Self.tables, database: scratch.database, outbox: outbox, log: scratch.log)
        let running = scratch.loop.task { await worker.chore.run(on: scratch.loop, log: scratch.log) }
        try await eventually("the file is read") {
            try await scratch.database.first("SELECT chunks IS NOT NULL FROM zoo.imports WHERE id = \(id)")?[0]
        }
        running.cancel()
        _ = await running.result
        let events = try Event.all(
            try await scratch.database.query(
                """
                SELECT \(sql: EventColumns.list) FROM outbox.events e
                WHERE type = \(Painted.found) AND aggregateid = \(id.lowercase) ORDER BY position
                """))
        for event in events {
            try await scratch.database.transaction { try await Painted.applying.handle($0, [event]) }
        }
        let rows = try await scratch.database.query(
            "SELECT verdicts FROM zoo.import_chunks WHERE import_id = \(id) ORDER BY chunk")
        return try rows.map { row throws(DatabaseError) in try row[0] as String }.joined()
    }

    @Test("A trial run says of each row what the import does, and changes nothing")
    func trial() async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            for statement in Self.schema { try await scratch.database.execute(statement) }
            try await scratch.database.execute("CREATE TABLE zoo.painted (name text PRIMARY KEY, colour text)")
            let file = "name\nlion red\nlion blue\nlion blue\ntiger red\ndragon red\ndragon blue\nlion red\ntiger red\n"
            let trial = try await judge(file, isTrial: true, scratch)
            #expect(try await scratch.database.first("SELECT 1 FROM zoo.painted") == nil)
            let done = try await judge(file, isTrial: false, scratch)
            #expect(done == "audassud")
            #expect(trial == done)
        }
    }
}
