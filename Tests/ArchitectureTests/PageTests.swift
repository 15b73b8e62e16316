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

    /// Names in backquotes, with their schema.
    private static func quoted(_ cell: Substring) -> Set<String> {
        let names = cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 && $0.element != "outbox" }.map { String($0.element) }
        return Set(names.map { $0.contains(".") ? $0 : "social." + $0 })
    }

    @Test func thePageSaysWhoseEveryTableIs() throws {
        let rows = try Self.rows("architecture.md", from: "## Who owns which table").filter { $0.count > 2 }
        var (tables, functions) = ([String: Set<String>](), [String: Set<String>]())
        for row in rows where !row[0].hasPrefix("room") {
            let room =
                row[0].hasPrefix("nobody") ? Ownership.nobody : row[0].split(separator: "`").first.map(String.init)
            tables[room ?? ""] = Self.quoted(row[1])
            functions[room ?? ""] = Self.quoted(row[2])
        }
        for (room, names) in Ownership.tables { #expect(tables[room] == Set(names), "\(room)") }
        for (room, names) in Ownership.functions { #expect(functions[room] == Set(names), "\(room)") }
        let declared = Set(Ownership.tables.keys).union(Ownership.functions.keys)
        #expect(Set(tables.keys).subtracting(declared).sorted() == [])
    }

    /// An index that a later migration dropped is no longer on the page of the database, and every table is.
    @Test func theDatabasePageNamesWhatThereIs() throws {
        let page = Set(
            try Tree.file("Docs/database.md").text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
        )
        let dropped = try Self.named(after: "DROP INDEX ").compactMap { $0.split(separator: ".").last }
        #expect(dropped.contains("actions_one_live"))
        let stale = dropped.filter { page.contains(String($0)) }
        #expect(stale.sorted() == [])
        let silent = try TableTests.tables().map(\.name).filter { !page.contains($0) }
        #expect(silent.sorted() == [])
    }
}
