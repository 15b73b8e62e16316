import Database
import FoundationEssentials
import HTTPClient
import HTTPServer
import JSON
import Listing
import TestKit
import Testing

/// Cursors that are not this list's.
@Suite struct ListingCursorTests {
    private func withAnimals(_ body: @escaping @Sendable (ListingFixture) async throws -> Void) async throws {
        try await withScratchDatabase { scratch in
            try await ListingFixture.create(in: scratch.database)
            try await body(try ListingFixture(scratch))
        }
    }

    private static func cursor(_ fixture: ListingFixture, _ path: String) async throws -> String {
        try #require(try await fixture.get(path).json["next_cursor"]?.stringValue)
    }

    private static func refusal(_ fixture: ListingFixture, _ path: String) async throws -> String {
        let reply = try await fixture.get(path)
        #expect(reply.status == 400 && reply.code == "validation-failed", "\(path)")
        #expect(reply.json["errors"]?.arrayValue?.first?["pointer"] == "cursor")
        return reply.json["errors"]?.arrayValue?.first?["message"]?.stringValue ?? ""
    }

    @Test func ofAnotherListOrderOrFilterItIsRefusedAndSaysWhy() async throws {
        try await withAnimals { fixture in
            let dogs = try await ListingCursorTests.cursor(fixture, "/animals?kind=dog&limit=2")
            let other = try await ListingCursorTests.cursor(fixture, "/kinds/dog/strays?limit=2")
            func refusal(_ path: String) async throws -> String { try await ListingCursorTests.refusal(fixture, path) }
            #expect(try await refusal("/animals?kind=dog&cursor=\(other)").contains("of another list (other.strays)"))
            #expect(try await refusal("/animals?kind=cat&cursor=\(dogs)").contains("of other filters"))
            #expect(try await refusal("/animals?cursor=\(dogs)").contains("of other filters"))
            #expect(try await refusal("/kinds/cat/strays?cursor=\(other)").contains("of other filters"))
            #expect(
                try await refusal("/animals?kind=dog&sort=name&cursor=\(dogs)").contains("of the order -created_at"))
            // A page may be larger than the one before, and counted.
            #expect(try await fixture.get("/animals?kind=dog&limit=3&count=true&cursor=\(dogs)").status == 200)
            #expect(try await fixture.get("/animals?kind=dog&sort=-created_at&cursor=\(dogs)").status == 200)
        }
    }

    @Test func changedByHandItIsRefused() async throws {
        try await withAnimals { fixture in
            let cursor = try await ListingCursorTests.cursor(fixture, "/animals?limit=2")
            var texts = (0..<cursor.count).map { place in
                let rest = cursor.dropFirst(place)
                return String(cursor.prefix(place)) + (rest.first == "A" ? "B" : "A") + rest.dropFirst()
            }
            texts += [String(cursor.dropLast()), cursor + "A", "A" + cursor, "x", "AAAAAAAAAAAA"]
            // As lists gave them before.
            texts.append("i2k9qv2x80w.0190a5c6-0000-7000-8000-00000000abcd")
            for text in texts { _ = try await ListingCursorTests.refusal(fixture, "/animals?cursor=\(text)") }
            #expect(try await fixture.get("/animals?cursor=%00").status == 400)
        }
    }

    /// Whoever reads the program can write one; its values are judged and bound all the same.
    @Test(
        "A well-formed cursor whose values no row can have",
        arguments: [
            "[]", "[1]", "[null, null]", #"["2026", "0190a5c6-0000-7000-8000-00000000abcd"]"#,
            "[1, 2]", "[1, \"x\"]", #"[9000000000000000000, "0190a5c6-0000-7000-8000-00000000abcd"]"#,
            #"[1, "0190a5c6-0000-7000-8000-00000000abcd", 3]"#, #"[1.5, "0190a5c6-0000-7000-8000-00000000abcd"]"#,
        ])
    func wellFormed(values: String) async throws {
        try await withAnimals { fixture in
            let list = try JSONValue.parse(Array(values.utf8)).arrayValue ?? []
            let text = ForgedCursor.text(list: "test.animals", sort: "-created_at", values: list)
            _ = try await ListingCursorTests.refusal(fixture, "/animals?cursor=\(text)")
            let good = ForgedCursor.text(
                list: "test.animals", sort: "-created_at",
                values: [.int(1_767_225_600_000_005), "0190a5c6-0000-7000-8000-00000000abcd"])
            let reply = try await fixture.get("/animals?cursor=\(good)")
            #expect(reply.status == 200, "\(reply.json)")
        }
    }

    @Test func textsWithNothingInThemAreRefusedWhereTheyStand() async throws {
        try await withAnimals { fixture in
            let text = ForgedCursor.text(
                list: "test.animals", sort: "name", values: ["a\0b", "0190a5c6-0000-7000-8000-00000000abcd"])
            _ = try await ListingCursorTests.refusal(fixture, "/animals?sort=name&cursor=\(text)")
        }
    }
}
