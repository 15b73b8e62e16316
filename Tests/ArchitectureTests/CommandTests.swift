import Testing

/// What a product adds to the command: a folder of its own, and a line (Docs/adding-a-product.md).
@Suite struct CommandTests {
    private static let table = "Services/Operator/Command/Commands.swift"

    private static func folder(of product: String) -> String { "Services/Operator/\(product)/" }

    @Test(arguments: WallTests.products) func aProductsCommandsAreItsFolderAndALine(product: String) throws {
        let files = try Tree.swiftFiles("Services/Operator")
        let others = files.filter { !$0.path.hasPrefix(Self.folder(of: product)) }
        let name = product.lowercased()
        for file in others {
            #expect(!file.text.contains("\"/api/\(name)"), "\(file.path) asks a product's routes")
        }
        let lines = try Tree.file(Self.table).lines.filter { $0.lowercased().contains(name) }
        #expect(lines == (others.count < files.count ? ["        \(name),"] : []))
    }

    /// A type of the folder is used in it only: what another product needs as well lies with the builders.
    @Test(arguments: WallTests.products) func nothingElseLivesInAProductsFolder(product: String) throws {
        let files = try Tree.swiftFiles("Services/Operator")
        var declared: Set<String> = []
        for line in files.filter({ $0.path.hasPrefix(Self.folder(of: product)) }).flatMap(\.lines) {
            let words = line.split(whereSeparator: { " (:{".contains($0) }).map(String.init)
            guard ["struct", "enum", "class"].contains(words.first ?? ""), !line.hasPrefix(" ") else { continue }
            if words.count > 1 { declared.insert(words[1]) }
        }
        for file in files where !file.path.hasPrefix(Self.folder(of: product)) {
            let words = Set(file.text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init))
            #expect(words.intersection(declared) == [], "\(file.path)")
        }
        if product == "Social" { #expect(declared.contains("SocialPartUpload"), "types are found") }
    }
}
