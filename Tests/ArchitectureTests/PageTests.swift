import FoundationEssentials
import Testing

/// Pages that many write at once: a merge keeps the old row of a table beside the new one, and nobody is asked.
@Suite struct PageTests {
    /// The first cells of all rows of a page's tables between two lines; all of them without these.
    private static func rows(_ page: String, from start: String? = nil) throws -> [[Substring]] {
        var lines = try Tree.file("Docs/\(page)").lines[...]
        if let start {
            let place = try #require(lines.firstIndex { $0 == start }, "\(page) has no line \(start)")
            lines = lines[(place + 1)...].prefix { !$0.hasPrefix("## ") }
        }
        return lines.filter { $0.hasPrefix("| ") }.map { $0.split(separator: "|").map { $0.trimmingPrefix(" ") } }
    }

    private static func twice(_ names: [String]) -> [String] {
        Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    }

    @Test func theGlossarySaysEachWordOnce() throws {
        let words = try Self.rows("glossary.md").compactMap(\.first).map(String.init).filter { $0 != "word " }
        #expect(words.count > 60)
        #expect(Self.twice(words) == [])
    }

    private static func migrations() throws -> [Tree.File] {
        try Tree.paths(below: "Shared/Migrations").filter { $0.hasSuffix(".sql") }.map(Tree.file)
    }

    /// What the migrations make or drop: the name after `words`, with its schema.
    private static func named(after words: String) throws -> Set<String> {
        Set(
            try migrations().flatMap(\.lines).filter { $0.hasPrefix(words) }.map {
                String($0.dropFirst(words.count).prefix { !" (;,".contains($0) })
            })
    }

    private static func withoutProduct(_ name: String) -> String {
        name.hasPrefix("social.") ? String(name.dropFirst("social.".count)) : name
    }

    /// Of the tables that migrations make; the outbox owns its whole schema.
    @Test func everyTableHasOneOwner() throws {
        let made = Set(try Self.named(after: "CREATE TABLE ").map(Self.withoutProduct))
        #expect(made.count > 40)
        // What a room also touches stands behind a semicolon; whole schemas are no tables.
        let owned = try Self.rows("architecture.md", from: "## Who owns which table").flatMap { row -> [Substring] in
            let names = row.count > 1 ? row[1].prefix { $0 != ";" } : ""
            return names.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset % 2 == 1 && $0.element != "outbox" }.map(\.element)
        }.map(String.init)
        #expect(Self.twice(owned) == [])
        let ofNobody = made.filter { !$0.hasPrefix("outbox.") }.subtracting(owned)
        #expect(ofNobody.sorted() == [])
        let gone = Set(owned).subtracting(made).filter { !$0.hasSuffix(".migrations") }
        #expect(gone.sorted() == [])
    }

    /// An index that a later migration dropped is no longer on the page of the database, and every table is.
    @Test func theDatabasePageNamesWhatThereIs() throws {
        let page = try Tree.file("Docs/database.md").lines
        let dropped = try Self.named(after: "DROP INDEX ").compactMap { $0.split(separator: ".").last }
        #expect(dropped.contains("actions_one_live"))
        let stale = dropped.filter { name in page.contains { TableTests.names($0, String(name)) } }
        #expect(stale.sorted() == [])
        let silent = try TableTests.tables().map(\.name).filter { name in !page.contains { TableTests.names($0, name) }
        }
        #expect(silent.sorted() == [])
    }
}
