import Database
import FoundationEssentials
import HTTPClient
import HTTPServer
import JSON
import Listing
import TestKit
import Testing

/// One list over HTTP, from its one declaration.
@Suite struct ListingTests {
    private func withAnimals(_ body: @escaping @Sendable (ListingFixture, ScratchDatabase) async throws -> Void)
        async throws
    {
        try await withScratchDatabase { scratch in
            try await ListingFixture.create(in: scratch.database)
            try await body(try ListingFixture(scratch), scratch)
        }
    }

    private static func ids(_ items: [JSONValue]) -> [String] { items.compactMap { $0["id"]?.stringValue } }

    @Test(
        "Paging to the end meets every row once, in the order that the database gives",
        arguments: [
            ("-created_at", "created_at DESC, id DESC"), ("created_at", "created_at, id"),
            ("-found_at", "coalesce(found_at, '-infinity') DESC, id DESC"),
            ("found_at", "coalesce(found_at, '-infinity'), id"), ("name", "coalesce(name, ''), id"),
            ("-name", "coalesce(name, '') DESC, id DESC"),
            ("-weight", "coalesce(weight::float8, '-infinity') DESC, id DESC"),
            ("weight", "coalesce(weight::float8, '-infinity'), id"),
            ("-legs", "coalesce(legs, -1) DESC, is_tame DESC, id DESC"),
        ])
    func everyRowOnce(sort: String, order: String) async throws {
        try await withAnimals { fixture, scratch in
            for limit in [1, 7, 200] {
                let items = try await fixture.all("/animals?sort=\(sort)", limit: limit)
                let rows = try await scratch.database.query(
                    "SELECT id FROM animals ORDER BY \(sql: SQL(stringLiteral: order))")
                #expect(ListingTests.ids(items) == (try rows.values(of: "id", as: UUID.self).map(\.lowercase)))
            }
        }
    }

    @Test func aPageIsAsItsShapeSays() async throws {
        try await withAnimals { fixture, _ in
            let reply = try await fixture.get("/animals?limit=3&count=true&size=any")
            #expect(ListingFixture.animals.answer.errors(in: reply.json).isEmpty)
            #expect(reply.json["total"] == 137 && reply.json["total_is_exact"] == true)
            let next = try #require(reply.json["next_cursor"]?.stringValue)
            #expect(reply.header("Link")?.contains("limit=3&count=true&size=any&cursor=\(next)>; rel=\"next\"") == true)
            let dogs = try await fixture.get("/kinds/dog/strays?limit=200")
            #expect(dogs.json["items"]?.arrayValue?.count == 45 && dogs.json["next_cursor"] == .null)
            #expect(dogs.json["total"] == nil && dogs.header("Link") == nil)
        }
    }

    @Test func oneRowIsFoundByItsKey() async throws {
        try await withScratchDatabase { scratch in
            try await ListingFixture.create(in: scratch.database)
            let one = ListingFixture.animals.one(
                "/animals/{animal}", by: "animal", .open, "One animal.", answer: "The animal.",
                missing: "There is no such animal.", database: scratch.database)
            let fixture = try ListingFixture(scratch, beside: [one])
            let first = try #require(try await fixture.all("/animals?sort=name", limit: 200).first)
            let id = try #require(first["id"]?.stringValue)
            let reply = try await fixture.get("/animals/\(id)")
            #expect(reply.json == first && reply.header("ETag") == nil)
            let nobody = try await fixture.get("/animals/00000000-0000-0000-0000-000000000000")
            #expect(nobody.status == 404 && nobody.json["detail"] == "There is no such animal.")
        }
    }

    @Test func membersAreWhatTheColumnsHold() async throws {
        try await withAnimals { fixture, scratch in
            let items = try await fixture.all("/animals?sort=created_at", limit: 200)
            let rows = try await scratch.database.query(
                """
                SELECT json_build_object('id', id, 'kind', kind, 'name', name, 'legs', legs,
                    'weight', CASE WHEN weight <> 'NaN' THEN weight END, 'is_tame', is_tame, 'chip', chip, 'tags', tags,
                    'label', kind || '/' || secret)::text AS row FROM animals ORDER BY created_at, id
                """)
            let expected = try rows.values(of: "row", as: String.self).map { try JSONValue.parse(Array($0.utf8)) }
            #expect(items.count == 137)
            for (item, wanted) in zip(items, expected) {
                for (name, value) in wanted.objectValue?.fields ?? [] {
                    #expect(item[name]?.doubleValue == value.doubleValue, "\(name)")
                    if value.doubleValue == nil { #expect(item[name] == value, "\(name)") }
                }
                #expect(item.objectValue?.keys == ListingFixture.record.fields.map(\.name))
            }
            #expect(items.first?["created_at"] == "2026-01-01T00:00:00.000000Z")
        }
    }

    @Test func filtersAskForLess() async throws {
        try await withAnimals { fixture, _ in
            func count(_ query: String) async throws -> Int {
                try await fixture.all("/animals?\(query)", limit: 50).count
            }
            #expect(try await count("kind=dog") == 45)
            #expect(try await count("tame=true") == 68)
            #expect(try await count("tame=false") == 69)
            #expect(try await count("kind=dog&tame=true") == 22)
            #expect(try await count("since=2026-01-01T00:00:00.000013Z") == 8)
            #expect(try await count("until=2026-01-01T00:00:00.000013Z") == 129)
            let ids = ListingTests.ids(try await fixture.all("/animals", limit: 5)).prefix(3)
            #expect(try await count(ids.map { "ids=\($0)" }.joined(separator: "&")) == 3)
            let total = try await fixture.get("/animals?kind=dog&count=true&limit=1").json["total"]
            #expect(total == 45)
            for bad in [
                "sort=weight%20DESC", "sort=secret", "limit=0", "limit=201", "kind=cow", "since=yesterday", "x=1",
            ] {
                let reply = try await fixture.get("/animals?\(bad)")
                #expect(reply.status == 400 && reply.code == "validation-failed", "\(bad)")
            }
        }
    }

    @Test func aHundredThousandIdsAreRefusedBeforeAnybodyLooks() async throws {
        try await withAnimals { fixture, _ in
            let some = (0..<95).map { _ in "ids=\(UUID().lowercase)" }.joined(separator: "&")
            let refused = try await fixture.get("/animals?\(some)")
            #expect(refused.status == 400)
            let many = (0..<100_000).map { _ in "ids=\(UUID().lowercase)" }.joined(separator: "&")
            let reply = try? await fixture.get("/animals?\(many)")
            #expect(reply.map { [400, 414, 431].contains($0.status) } ?? true)
            let usual = try await fixture.get("/animals?limit=1")
            #expect(usual.status == 200)
        }
    }

    /// Adding a column in the middle of a SELECT moves nothing.
    @Test func rowsAreReadByName() async throws {
        try await withAnimals { _, scratch in
            let wanted = try await scratch.database.query(
                "SELECT \(sql: ListingFixture.record.selection) FROM animals a ORDER BY id")
            let moved = try await scratch.database.query(
                """
                SELECT 7 AS n, secret, tags, chip, 'x' AS y, created_at, found_at, is_tame, weight::float8, legs, name, kind, id
                FROM animals ORDER BY id
                """)
            for (left, right) in zip(wanted, moved) {
                #expect(try ListingFixture.record.object(left) == ListingFixture.record.object(right))
            }
            let less = try await scratch.database.query("SELECT id, kind FROM animals LIMIT 1")
            #expect(throws: DatabaseError.self) { try ListingFixture.record.object(less[0]) }
        }
    }

    @Test func somethingOddInAnOptionalColumnDoesNotCostTheRow() async throws {
        try await withAnimals { _, scratch in
            let odd = Record(
                "TestOdd",
                [
                    .uuid("id", "a.id"), .uuid("owner", "'nobody'").nullable,
                    .integer("legs", "1e300::numeric").nullable,
                    .timestamp("seen", "1").nullable, .uuids("friends", "ARRAY['x']").nullable,
                    .timestamp("forever", "'infinity'::timestamptz").nullable,
                    .timestamp("before", "'-infinity'::timestamptz").nullable,
                    .timestamp("later", "'10000-01-01T00:00Z'::timestamptz").nullable,
                ])
            let rows = try await scratch.database.query("SELECT \(sql: odd.selection) FROM animals a LIMIT 1")
            let value = try odd.value(rows[0])
            #expect(value["id"]?.stringValue != nil)
            #expect(odd.columns.dropFirst().allSatisfy { value[$0.name] == .null })
            let strict = Record("TestStrict", [.uuid("id", "a.id"), .uuid("owner", "'nobody'")])
            let broken = try await scratch.database.query("SELECT \(sql: strict.selection) FROM animals a LIMIT 1")
            #expect(throws: DatabaseError.self) { try strict.object(broken[0]) }
        }
    }

    /// A failure is no empty value: nobody could tell it from one.
    @Test func whatFailsWhileAValueIsMadeIsAFailure() async throws {
        try await withAnimals { _, scratch in
            let made = Record(
                "TestMade",
                [
                    .uuid("id", "a.id"), .text("name", "a.name").hidden,
                    .made("none", .string()) { _ in .null }.nullable,
                    .made("broken", .string()) { .string(try $0["nothing"]) }.nullable,
                ])
            let rows = try await scratch.database.query("SELECT \(sql: made.selection) FROM animals a LIMIT 1")
            let error = #expect(throws: DatabaseError.self) { try made.value(rows[0]) }
            #expect(error?.column == "nothing")
            let list = Listing("test.made", made, from: "animals a", orders: [Order(by: "name")])
            for format in ["json", "csv", "jsonl"] {
                let route = list.route("/made", .open, "Made.", database: scratch.database)
                let fixture = try ListingFixture(scratch, beside: [route])
                let reply = try await fixture.get("/made?format=\(format)")
                #expect(reply.status == 500 && reply.code == "internal-error", "\(format)")
            }
        }
    }

    /// A moment that no row of ours lacks is sorted by as its index has it; a row that lacks it costs nobody the list.
    @Test func aRowWithoutItsMomentIsShown() async throws {
        try await withScratchDatabase { scratch in
            let some = Listing(
                "test.some", Record("TestSome", [.integer("n", "v.n"), .timestamp("created_at", "v.at").filled]),
                from: "(VALUES (1, now()), (2, NULL), (3, now() - interval '1 day')) AS v (n, at)")
            let first = try await some.items("limit=1", in: scratch.database)
            #expect(first.map { $0["n"] } == [2] && first[0]["created_at"] == .null)
            let page = try await some.page(try some.query("limit=1"), in: scratch.database)
            let rest = try await some.items("cursor=\(page.next ?? "")", in: scratch.database)
            #expect(rest.map { $0["n"] } == [1, 3])
        }
    }

    /// A failure is never shown as an empty list, and it ends with its cause.
    @Test func aColumnThatVanishedIsAFailure() async throws {
        try await withAnimals { fixture, scratch in
            try await scratch.database.execute("ALTER TABLE animals RENAME COLUMN legs TO feet")
            for path in ["/animals", "/animals?format=csv", "/animals?format=jsonl&limit=5"] {
                let reply = try await fixture.get(path)
                #expect(reply.status == 500 && reply.code == "internal-error", "\(path)")
            }
            try await scratch.database.execute("ALTER TABLE animals RENAME COLUMN feet TO legs")
            let again = try await fixture.get("/animals")
            #expect(again.status == 200 && again.json["items"]?.arrayValue?.count == 50)
        }
    }

    @Test func countingGoesNoFurtherThanItIsWorth() async throws {
        try await withAnimals { fixture, _ in
            let numbers = try await fixture.get("/numbers?limit=1&count=true").json
            #expect(numbers["total"] == 100_000 && numbers["total_is_exact"] == false)
            let slow = try await fixture.get("/slow?count=true").json
            #expect(slow["items"]?.arrayValue?.count == 3)
            #expect(slow["total"] == 3 && slow["total_is_exact"] == false, "counting was given up")
        }
    }
}
