import Database
import EventLoop
import FoundationEssentials
import HTTPClient
import HTTPServer
import JSON
import Listing
import Telemetry
import TestKit

/// A list of invented animals with everything that makes lists hard: equal times, NULLs, infinities, texts from strangers.
final class ListingFixture: Sendable {
    static let record = Record(
        "TestAnimal",
        [
            .uuid("id", "a.id"),
            .choice("kind", ["cat", "dog"], "a.kind"),
            .text("name", "a.name", "As its finder wrote it.").nullable,
            .integer("legs", "a.legs").nullable,
            .hundredths("weight", "a.weight::float8").nullable,
            .boolean("is_tame", "a.is_tame"),
            .timestamp("found_at", "a.found_at").nullable,
            .timestamp("created_at", "a.created_at"),
            .json("chip", .map(.any), "a.chip").nullable,
            .texts("tags", "a.tags").nullable,
            .text("secret", "a.secret").hidden,
            .made("label", .string()) { row in .string("\(try row["kind"] as String)/\(try row["secret"] as String)") },
        ])

    static let animals = Listing(
        "test.animals", record, from: "animals a",
        filters: [
            .equals("kind", .choice(["cat", "dog"]), "a.kind"), .flag("tame", "a.is_tame"),
            .among("ids", .uuid, "a.id"), .from("since", "a.created_at"), .before("until", "a.created_at"),
            .said(.optional("size", .choice(["light", "heavy", "any"])), standard: "any") {
                $0 == "any" ? "true" : $0 == "light" ? "a.weight < 10" : "a.weight >= 10"
            },
        ],
        orders: [
            Order(by: "created_at"), Order(by: "found_at"), Order(by: "name", first: .ascending), Order(by: "weight"),
            Order(by: "legs", "is_tame"),
        ])

    /// The same rows under another name.
    static let strays = Listing(
        "other.strays", record, from: "animals a", filters: [.path("kind", .string(max: 10), "a.kind")])

    /// More rows than anybody counts; each page reads them all.
    static let numbers = Listing(
        "test.numbers", Record("TestNumber", [.integer("n", "n"), .text("text", "repeat('x', 1000)")]),
        from: "(SELECT nextval('asked')) AS page, generate_series(1, 1000000) AS n",
        orders: [Order(by: "n", first: .ascending)])

    /// Three rows that take their time.
    static let slow = Listing(
        "test.slow", Record("TestSlow", [.integer("n", "n")]), from: "generate_series(1, 3) AS n",
        where: "pg_sleep(0.4) IS NOT NULL", orders: [Order(by: "n")])

    static func create(in database: Database) async throws {
        try await database.execute("CREATE SEQUENCE asked")
        try await database.execute(
            """
            CREATE TABLE animals (id uuid PRIMARY KEY, kind text NOT NULL, name varchar(255), legs int, weight numeric,
                is_tame boolean NOT NULL, found_at timestamptz, created_at timestamptz NOT NULL, chip jsonb, tags text[],
                secret text NOT NULL)
            """)
        try await database.execute(
            """
            INSERT INTO animals SELECT gen_random_uuid(), CASE WHEN i % 3 = 0 THEN 'dog' ELSE 'cat' END,
                CASE i % 5 WHEN 0 THEN NULL WHEN 1 THEN '=cmd|calc' WHEN 2 THEN '' ELSE 'Mr. "M", ' || i END,
                CASE WHEN i % 4 > 0 THEN i % 4 END,
                CASE i % 6 WHEN 0 THEN NULL WHEN 1 THEN 'NaN'::numeric ELSE i * -1.25 END, i % 2 = 0,
                CASE i % 7 WHEN 0 THEN NULL WHEN 1 THEN 'infinity'::timestamptz WHEN 2 THEN '-infinity'::timestamptz
                    ELSE '2026-01-01'::timestamptz + i % 4 * interval '1 microsecond' END,
                '2026-01-01'::timestamptz + i / 10 * interval '1 microsecond',
                CASE WHEN i % 2 = 0 THEN jsonb_build_object('n', i) END, CASE WHEN i % 3 > 0 THEN ARRAY['a', 'b"' || i] END,
                's' || i
            FROM generate_series(1, 137) AS i
            """)
    }

    let server: HTTPServer
    private let client: HTTPClient

    init(_ scratch: ScratchDatabase, _ database: Database? = nil, beside: [Route] = []) throws {
        let log = Log(service: "test", minimum: .error)
        let database = database ?? scratch.database
        client = HTTPClient(loop: scratch.loop, log: log)
        server = HTTPServer(
            address: "127.0.0.1", port: 0, loops: [scratch.loop],
            routes: [
                ListingFixture.animals.route("/animals", .open, "Animals.", database: database),
                ListingFixture.strays.route("/kinds/{kind}/strays", .open, "Strays.", database: database),
                ListingFixture.numbers.route("/numbers", .open, "Numbers.", database: database),
                ListingFixture.slow.route("/slow", .open, "Slow.", database: database),
            ] + beside, hooks: ServerHooks(authenticate: { _ in nil }, judgesAnswers: true), log: log)
        try server.start()
    }

    func get(_ path: String, accept: String? = nil) async throws -> HTTPReply {
        try await client.send(
            HTTPRequest(
                url: "http://127.0.0.1:\(server.port)\(path)", headers: accept.map { [("Accept", $0)] } ?? [],
                timeout: .seconds(60), maxBytes: 64 << 20))
    }

    /// All rows, page by page.
    func all(_ path: String, limit: Int) async throws -> [JSONValue] {
        var (items, cursor): ([JSONValue], String?) = ([], nil)
        repeat {
            let more = cursor.map { "&cursor=\($0)" } ?? ""
            let page = try await get("\(path)\(path.contains("?") ? "&" : "?")limit=\(limit)\(more)").json
            items += page["items"]?.arrayValue ?? []
            cursor = page["next_cursor"]?.stringValue
        } while cursor != nil && items.count < 10_000
        return items
    }
}
