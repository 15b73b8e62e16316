import Testing

/// Four products live in one app and never meet (R0.1-R0.15).
@Suite struct WallTests {
    static let products = ["Social", "Website", "Syndication", "Automation"]

    static func product(of name: some StringProtocol) -> String? { products.first { name.hasPrefix($0) } }

    /// Modules named by `import` lines, with or without access level, attributes or a kind.
    static func imports(of file: Tree.File) -> [Substring] {
        file.lines.compactMap { line in
            let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
            guard let at = words.firstIndex(of: "import"), at + 1 < words.count,
                words[..<at].allSatisfy({
                    ["internal", "package", "public", "private", "fileprivate"].contains($0) || $0.hasPrefix("@")
                })
            else { return nil }
            let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
            let name = kinds.contains(words[at + 1]) ? words.last! : words[at + 1]
            return name.split(separator: ".").first
        }
    }

    @Test func noRoomImportsAnotherProduct() throws {
        var crossings: [String] = []
        for file in try Tree.swiftFiles("Services", "Shared") {
            let folder = file.path.split(separator: "/").dropLast().last { Self.product(of: $0) != nil }
            guard let own = folder.flatMap({ Self.product(of: $0) }) else { continue }
            for name in Self.imports(of: file) where Self.product(of: name) != nil && Self.product(of: name) != own {
                crossings.append("\(file) imports \(name)")
            }
        }
        #expect(crossings == [])
    }

    @Test func productFreeRoomsImportNoProduct() throws {
        var crossings: [String] = []
        for file in try Tree.swiftFiles("Shared", "Services/Operator") where !file.path.hasPrefix("Shared/Contracts/") {
            for name in Self.imports(of: file) where Self.product(of: name) != nil {
                crossings.append("\(file) imports \(name)")
            }
        }
        #expect(crossings == [])
    }

    @Test func onlyExecutablesAndTestsSeeTwoProducts() throws {
        let rooms = try Room.all()
        #expect(rooms.count > 20)
        for room in rooms where room.kind == "regular" && room.path.hasPrefix("S") {
            let seen = Set(([room.name] + room.imports).compactMap { Self.product(of: $0) })
            #expect(seen.count <= 1, "\(room) sees \(seen)")
        }
    }

    @Test func aPlantedCrossingStopsTheManifest() throws {
        let manifest = try Tree.file("Package.swift").text
        let anchor = "targets: ["
        let at = try #require(manifest.ranges(of: anchor).first)
        let planted =
            manifest[..<at.upperBound]
            + "\nroom(\"Services/WebsitePlanted\"), room(\"Services/SocialPlanted\", \"WebsitePlanted\"),"
            + manifest[at.upperBound...]
        let (status, output) = try Manifest.dump(String(planted))
        #expect(status != 0)
        #expect(output.contains("SocialPlanted may not import WebsitePlanted"))
    }
}
