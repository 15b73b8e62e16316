import Testing

/// One type writes a table, in files of its name (house.md section 2, decision 0030): `KeyStore.swift`, `KeyStore+Listing.swift`. Who only
/// reads may join what lies in their room.
@Suite struct StoreTests {
    /// Tables whose writing statements are named values of their own, and the folder in which all of them lie: what is decided there, and
    /// written, is one round trip of many tables.
    private static let folders: [(tables: String, folder: String)] = [
        ("outbox.", "Shared/Outbox/"), ("platform.actions", "Shared/Actions/Rows/"),
        ("platform.action_attempts", "Shared/Actions/Rows/"), ("platform.limits", "Shared/Actions/Limits/"),
    ]

    /// Tables that several types write in several places, and how many; it only gets smaller.
    private static let allowance: [String: Int] = ["platform.instances": 3]

    /// A statement that changes rows, as far as its table is named.
    private static func written(_ text: String) -> [String] {
        text.matches(of: #/(?:INSERT INTO|UPDATE|DELETE FROM|COPY|TRUNCATE)\s+(([a-z_]+)\.[a-z_]+)/#)
            .filter { schemas.contains(String($0.2)) }.map { String($0.1) }
    }

    private static let schemas = Set(["platform", "outbox"] + WallTests.products.map { $0.lowercased() })

    @Test func writingStatementsAreFound() {
        let text = """
            INSERT INTO social.a (x) SELECT x FROM social.b ON CONFLICT DO UPDATE SET x = 1
            WITH m AS (UPDATE platform.c SET x = 1) DELETE FROM outbox.d
            """
        #expect(Self.written(text) == ["social.a", "platform.c", "outbox.d"])
        for product in WallTests.products {
            let name = product.lowercased()
            #expect(Self.written("DELETE FROM \(name).sites WHERE id = 1") == ["\(name).sites"])
        }
    }

    @Test func aTableHasOneWriter() throws {
        let tables = Set(try TableTests.tables().map { $0.name })
        var writers: [String: Set<Substring>] = [:]
        var astray: [String] = []
        for file in try Tree.swiftFiles("Services", "Shared") where TableTests.room(of: file) != "Migrations" {
            let type = file.path.split(separator: "/").last!.prefix { $0 != "." && $0 != "+" }
            let code = file.lines.filter { !$0.drop(while: { $0 == " " }).hasPrefix("//") }.joined(separator: "\n")
            for table in Self.written(code) where tables.contains(String(table.split(separator: ".")[1])) {
                guard let own = Self.folders.first(where: { table.hasPrefix($0.tables) }) else {
                    writers[table, default: []].insert(type)
                    continue
                }
                if !file.path.hasPrefix(own.folder) { astray.append("\(file.path): \(table)") }
            }
        }
        let grown = writers.filter { $0.value.count > Self.allowance[$0.key] ?? 1 }
            .map { "\($0.key): \($0.value.sorted())" }.sorted()
        #expect(grown == [], "a table has one writer")
        #expect(astray.sorted() == [], "its statements lie in one folder")
        let idle = Self.allowance.filter { writers[$0.key]?.count ?? 0 < $0.value }.keys.sorted()
        #expect(idle == [], "it has become fewer")
    }
}
