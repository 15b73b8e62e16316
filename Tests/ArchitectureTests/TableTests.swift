import Testing

/// Who may name which table and SQL function (R0.4-R0.6, R0.13-R0.15).
@Suite struct TableTests {
    struct Table: CustomStringConvertible {
        /// The migration line, which is also the product's schema or `platform`.
        let line: String
        let name: String
        var description: String { "\(line): \(name)" }
    }

    /// Files of the migrations, in order.
    static func migrations() throws -> [Tree.File] {
        try Tree.paths(below: "Shared/Migrations").filter { $0.hasSuffix(".sql") }.map { try Tree.file($0) }
    }

    /// The names behind such words in the migrations, as they stand there.
    private static func made(_ words: [String], besides skipped: Set<String> = []) throws -> [(
        line: String, name: String
    )] {
        try migrations().flatMap { file in
            let line = String(file.path.split(separator: "/")[2])
            return file.lines.filter { !$0.hasPrefix("--") }.compactMap { text -> (line: String, name: String)? in
                let all = text.split(separator: " ").map(String.init)
                guard let at = all.indices.first(where: { all[$0...].starts(with: words) }),
                    let name = all[(at + words.count)...].first(where: { !skipped.contains($0) })
                else { return nil }
                return (line, String(name.prefix { !"(;,".contains($0) }))
            }
        }
    }

    /// Tables that the migrations create, without partitions.
    static func tables() throws -> [Table] {
        let kinds = try [["CREATE", "TABLE"], ["CREATE", "UNLOGGED", "TABLE"]].flatMap {
            try made($0, besides: ["IF", "NOT", "EXISTS"])
        }
        return kinds.map { Table(line: $0.line, name: String($0.name.split(separator: ".").last!)) }
    }

    /// The room a file lies in: the folder whose name is a module's.
    static func room(of file: Tree.File) -> String {
        let parts = file.path.split(separator: "/").map(String.init)
        if parts[0] == "Services" { return parts[1] == "Operator" ? "Operator" : parts[2] }
        return parts[1] == "Contracts" ? parts[2] : parts[1]
    }

    /// Every file of the program with its room and its texts, read once for all tests.
    private static func sources() throws -> [(file: Tree.File, room: String, literals: [Literal])] {
        try allSources.get()
    }

    private static let allSources = Result {
        try Tree.swiftFiles("Services", "Shared").map { (file: $0, room: room(of: $0), literals: Literals.of($0.text)) }
    }

    @Test func everyLineHasTables() throws {
        let lines = Set(try Self.tables().map(\.line))
        #expect(lines.isSuperset(of: ["platform", "social"]))
    }

    /// R0.4. The products that come after Social Outreach keep the seeds' bare names in their schema.
    @Test func everyTableOfSocialOutreachCarriesItsName() throws {
        let tables = try Self.tables().filter { $0.line == "social" }
        #expect(tables.count > 20)
        for table in tables { #expect(table.name.hasPrefix("social_"), "\(table)") }
    }

    @Test func everyTableLiesInItsProductsSchema() throws {
        for (line, name) in try Self.made(["CREATE", "TABLE"], besides: ["IF", "NOT", "EXISTS"])
        where line != "platform" {
            #expect(name.hasPrefix(line + "."), "\(line): \(name)")
        }
    }

    @Test func everyTableAndFunctionHasAnOwner() throws {
        let tables = try Self.made(["CREATE", "TABLE"], besides: ["IF", "NOT", "EXISTS"]).map(\.name)
        let functions =
            try Self.made(["CREATE", "FUNCTION"]).map(\.name)
            + Self.made(["CREATE", "OR", "REPLACE", "FUNCTION"]).map(\.name)
        #expect(tables.count > 40 && functions.count > 15)
        for name in tables + functions { #expect(Ownership.owner(of: name) != nil, "\(name) is nobody's") }
        // The ledgers are made by the migrator.
        let made = Set(tables + functions + ["platform.migrations", "social.social_migrations"])
        let declared = Set(Ownership.tables.values.joined()).union(Ownership.functions.values.joined())
        #expect(declared.subtracting(made).sorted() == [], "declared, and made by no migration")
    }

    /// Services tell each other by events and rooms by calls, never through tables.
    @Test func aRoomNamesWhatIsItsOwn() throws {
        var (crossings, used) = ([String](), Set<Ownership.Guest>())
        for (file, room, literals) in try Self.sources() {
            let found = Crossings.names(in: literals, of: room)
            used.formUnion(found.guests)
            // A line's own checks compare the tables of its rooms, and only read.
            if file.path.hasPrefix("Shared/Migrations/DamageCheck+") { continue }
            crossings += found.crossings.map { "\(file.path), \($0)" }
        }
        #expect(crossings == [])
        let idle = Set(Ownership.guests).subtracting(used).map { "\($0.room): \($0.name)" }.sorted()
        #expect(idle == [], "guests that come no more")
    }

    /// Names may be the same in two products: a statement that leaves the schema out means whatever the session's path finds first.
    @Test func everyStatementNamesItsSchemas() throws {
        let sources = try Self.sources()
        let made = Dictionary(grouping: sources, by: \.room).mapValues { files in
            files.reduce(into: Set<String>()) { $0.formUnion(Crossings.sets(in: $1.literals)) }
        }
        let bare = sources.flatMap { source in
            Crossings.bareTables(in: source.literals, made: made[source.room] ?? []).map {
                "\(source.file.path), \($0)"
            }
        }
        #expect(bare == [])
    }

    /// A room that knows no product knows none of its addresses; the operator's command has a folder for each.
    @Test func noPathCrosses() throws {
        var crossings: [String] = []
        for (file, room, literals) in try Self.sources() where !room.hasSuffix("Service") {
            let folder = file.path.split(separator: "/").dropLast().map(String.init).last ?? ""
            let own = WallTests.product(of: room) ?? (room == "Operator" ? WallTests.product(of: folder) : nil)
            crossings += Crossings.paths(in: literals, own: own?.lowercased()).map { "\(file.path), \($0)" }
        }
        #expect(crossings == [])
    }

    @Test func everyAdvisoryLockIsRegistered() throws {
        var own: [String] = []
        for (file, _, literals) in try Self.sources() where file.path != "Shared/Database/AdvisoryLock.swift" {
            own += Crossings.locks(in: literals).map { "\(file.path), \($0)" }
        }
        #expect(own == [])
    }

    /// SQL functions write their number out; it is one of the registry's.
    @Test func locksOfMigrationsAreRegistered() throws {
        let registry = try Tree.file("Shared/Database/AdvisoryLock.swift").text.replacing("_", with: "")
        let calls = try Self.migrations().flatMap { file in
            file.text.split(separator: "pg_advisory_xact_lock").dropFirst().map { rest in
                String(rest.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" })
            }
        }
        #expect(calls.count >= 4)
        for call in calls { #expect(registry.contains("(\(call))"), "\(call)") }
    }

    /// Nothing of one schema refers to another product's (R0.5, R0.6), and the platform's knows no product.
    @Test func noMigrationRefersToAnotherProduct() throws {
        let lines = WallTests.products.map { $0.lowercased() }
        for file in try Self.migrations() {
            let own = file.path.split(separator: "/")[2]
            for line in file.lines where !line.hasPrefix("--") {
                for other in lines where other != own {
                    #expect(!line.contains("\(other)."), "\(file.path): \(line)")
                }
            }
        }
    }

    /// A product's SQL calls no function of the platform's, and writes none of its tables. What 0.2.0 left is kept for its processes: triggers
    /// of tables that are empty.
    @Test func aProductsFunctionsStayInItsSchema() throws {
        let kept = ["m006_restored.sql", "m007_hands.sql"]
        var crossings: [String] = []
        for file in try Self.migrations() where !file.path.contains("/platform/") {
            guard !kept.contains(where: file.path.hasSuffix) else { continue }
            let code = file.lines.filter { !$0.drop(while: { $0 == " " }).hasPrefix("--") }.joined(separator: "\n")
            let own = file.path.split(separator: "/")[2]
            crossings += SQLWords.qualified(code).filter { Ownership.owner(of: $0) != nil && !$0.hasPrefix("\(own).") }
        }
        #expect(crossings == [])
    }
}
