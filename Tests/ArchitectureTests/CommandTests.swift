import Testing

/// What a product adds to the command: a folder of its own, and a line (Docs/adding-a-product.md).
@Suite struct CommandTests {
    private static let folder = "Services/Operator/Social/"
    private static let table = "Services/Operator/Command/Commands.swift"

    @Test func aProductsCommandsAreItsFolderAndALine() throws {
        let files = try Tree.swiftFiles("Services/Operator")
        let others = files.filter { !$0.path.hasPrefix(Self.folder) }
        #expect(files.count - others.count > 5)
        for file in others {
            #expect(!file.text.contains("\"/api/social"), "\(file.path) asks a product's routes")
        }
        let lines = try Tree.file(Self.table).lines.filter { $0.lowercased().contains("social") }
        #expect(lines == ["        social,"])
    }

    /// A type of the folder is used in it only: what another product needs as well lies with the builders.
    @Test func nothingElseLivesInAProductsFolder() throws {
        let files = try Tree.swiftFiles("Services/Operator")
        var declared: Set<String> = []
        for line in files.filter({ $0.path.hasPrefix(Self.folder) }).flatMap(\.lines) {
            let words = line.split(whereSeparator: { " (:{".contains($0) }).map(String.init)
            guard ["struct", "enum", "class"].contains(words.first ?? ""), !line.hasPrefix(" ") else { continue }
            if words.count > 1 { declared.insert(words[1]) }
        }
        #expect(declared.contains("SocialPartUpload"))
        for file in files where !file.path.hasPrefix(Self.folder) {
            let words = Set(file.text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init))
            #expect(words.intersection(declared) == [], "\(file.path)")
        }
    }
}
