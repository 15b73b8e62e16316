import Testing

/// Who may name which table (R0.4-R0.6, R0.13-R0.15).
@Suite struct TableTests {
    struct Table: CustomStringConvertible {
        /// The migration line, which is also the product's schema or `platform`.
        let line: String
        let name: String
        var description: String { "\(line): \(name)" }
    }

    /// Tables that the migrations create, without partitions.
    static func tables() throws -> [Table] {
        try Tree.paths(below: "Shared/Migrations").filter { $0.hasSuffix(".sql") }.flatMap { path in
            let line = String(path.split(separator: "/")[2])
            return try Tree.file(path).lines.compactMap { text -> Table? in
                let words = text.split(separator: " ").map(String.init)
                guard let at = words.firstIndex(of: "TABLE"), at > 0, words[at - 1] == "CREATE" else { return nil }
                let name = words[(at + 1)...].first { !["IF", "NOT", "EXISTS"].contains($0) }
                return name.flatMap { $0.split(separator: ".").last }.map {
                    Table(line: line, name: String($0.prefix { $0 != "(" }))
                }
            }
        }
    }

    /// Whether `text` holds `name` as a whole word.
    static func names(_ text: Substring, _ name: String) -> Bool {
        func isWord(_ character: Character?) -> Bool {
            character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
        }
        return text.ranges(of: name).contains { range in
            let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : nil
            let after = range.upperBound < text.endIndex ? text[range.upperBound] : nil
            return !isWord(before) && !isWord(after)
        }
    }

    private static func isComment(_ line: Substring) -> Bool { line.drop(while: { $0 == " " }).hasPrefix("//") }

    /// The room a file lies in: the folder whose name is a module's.
    static func room(of file: Tree.File) -> String {
        let parts = file.path.split(separator: "/").map(String.init)
        if parts[0] == "Services" { return parts[1] == "Operator" ? "Operator" : parts[2] }
        return parts[1] == "Contracts" ? parts[2] : parts[1]
    }

    @Test func everyLineHasTables() throws {
        let lines = Set(try Self.tables().map(\.line))
        #expect(lines.isSuperset(of: ["platform", "social"]))
    }

    @Test func tablesCarryTheirProductsName() throws {
        for table in try Self.tables() where table.line != "platform" {
            #expect(table.name.hasPrefix(table.line + "_"), "\(table)")
        }
    }

    /// A product's tables are named by its own rooms only; the schema's name counts as well. `Products` names one of each, by which the
    /// platform sees that a schema is there.
    @Test func aProductsTablesAreItsOwn() throws {
        let tables = try Self.tables().filter { $0.line != "platform" }
        var crossings: [String] = []
        for file in try Tree.swiftFiles("Services", "Shared")
        where !["Migrations", "Products"].contains(Self.room(of: file)) {
            let product = WallTests.product(of: Self.room(of: file))?.lowercased()
            for line in file.lines where !Self.isComment(line) {
                for table in tables where table.line != product && Self.names(line, table.name) {
                    crossings.append("\(file) names \(table)")
                }
            }
        }
        #expect(crossings == [])
    }

    /// Rooms of messaging that still name a table of `SocialThreads`; it only gets shorter.
    private static let guests: [String: Set<String>] = [
        "social_recipients": ["SocialMessages", "SocialReplies", "SocialWriting"],
        "social_messages": ["SocialMessages", "SocialReplies", "SocialWriting"],
        "social_replies": ["SocialReplies", "SocialWriting"],
        "social_jobs": ["SocialMessages", "SocialWriting"],
        "social_draft_items": ["SocialMessages", "SocialReplies", "SocialWriting"],
    ]

    /// Inside a product a table belongs to one room: services tell each other by events, never through tables.
    @Test func aTableBelongsToOneRoom() throws {
        var owners: [String: Set<String>] = [:]
        let tables = try Self.tables().filter { $0.line != "platform" }
        for file in try Tree.swiftFiles("Services", "Shared") where Self.room(of: file) != "Migrations" {
            for line in file.lines where !Self.isComment(line) {
                for table in tables where Self.names(line, "\(table.line).\(table.name)") {
                    owners[table.name, default: []].insert(Self.room(of: file))
                }
            }
        }
        for (table, rooms) in Self.guests { owners[table]?.subtract(rooms) }
        let shared = owners.filter { $0.value.count > 1 }.map { "\($0.key): \($0.value.sorted())" }.sorted()
        #expect(shared == [])
    }

    /// Below the products, a schema belongs to few rooms.
    @Test(
        "Schemas below the products",
        arguments: [
            ("outbox", ["Outbox", "Migrations"]),
            (
                "platform",
                [
                    "Identity", "Suppression", "Actions", "ServiceShell", "Quarantine", "Migrations", "Operator",
                    "Webhooks",
                ]
            ),
        ])
    func sharedSchemas(schema: String, rooms: [String]) throws {
        let tables = try Self.tables().filter { $0.line == "platform" }.map { "\(schema).\($0.name)" }
        var crossings: [String] = []
        for file in try Tree.swiftFiles("Services", "Shared") where !rooms.contains(Self.room(of: file)) {
            for line in file.lines where !Self.isComment(line) {
                for name in tables where Self.names(line, name) { crossings.append("\(file) names \(name)") }
            }
        }
        #expect(crossings == [])
    }

    /// Nothing of one schema refers to another product's (R0.5, R0.6).
    @Test func noMigrationRefersToAnotherProduct() throws {
        let lines = WallTests.products.map { $0.lowercased() }
        for path in try Tree.paths(below: "Shared/Migrations") where path.hasSuffix(".sql") {
            let own = path.split(separator: "/")[2]
            for line in try Tree.file(path).lines where !line.hasPrefix("--") {
                for other in lines where other != own {
                    #expect(!line.contains("\(other)."), "\(path): \(line)")
                }
            }
        }
    }
}
