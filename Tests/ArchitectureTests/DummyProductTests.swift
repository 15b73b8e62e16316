import Testing

/// The dummy product `shelter` proves what a product needs of the house, and what it costs (issue 8, item 6).
@Suite struct DummyProductTests {
    private static let own = ["Tests/Shelter/", "Tests/ShelterService/", "Tests/ShelterTests/"]
    /// Whoever else may name it, and why.
    private static let guests = [
        "Tests/ProductContractTests/": "holds every product's routes to the same table",
        "Tests/ArchitectureTests/DummyProductTests.swift": "this file",
        "Tests/SharedTests/AnswerTests.swift": "has an example of the same name",
    ]

    /// Its own folders and the manifest are all that a product of the tests touches: no room and no service knows of it.
    @Test func nothingOfTheHouseKnowsIt() throws {
        let files = try Tree.swiftFiles("Services", "Shared", "Tests").filter { file in
            !Self.own.contains { file.path.hasPrefix($0) } && !Self.guests.keys.contains { file.path.hasPrefix($0) }
        }
        #expect(files.count > 500)
        let knowing = files.filter { $0.text.lowercased().contains("shelter") }
        #expect(knowing.map(\.path) == [])
        for guest in Self.guests.keys {
            let named = try Tree.swiftFiles("Tests").filter { $0.path.hasPrefix(guest) }
            #expect(named.contains { $0.text.lowercased().contains("shelter") }, "\(guest) does not come any more")
        }
    }

    /// Lines that say something: blank ones, and the imports that the explicit import check wants, are not counted.
    @Test func itIsShort() throws {
        let lines = try Tree.swiftFiles("Tests/Shelter").flatMap(\.lines).filter { line in
            let words = line.split(separator: " ")
            return !words.isEmpty && !(words.count <= 3 && words.dropLast().last == "import")
        }
        #expect((100...300).contains(lines.count), "\(lines.count) lines")
    }

    /// What the page shows of it is what it is: each block of code names its file and stands there, line for line.
    @Test func thePageShowsItsRealCode() throws {
        let lines = try Tree.file("Docs/adding-a-product.md").lines
        let starts = lines.indices.filter { lines[$0] == "```swift" }
        #expect(starts.count >= 12)
        for start in starts {
            let path = lines[start + 1].dropFirst("// ".count)
            let excerpt = lines[(start + 2)...].prefix { $0 != "```" }
            let code = try Tree.file(String(path)).text
            #expect(code.contains(excerpt.joined(separator: "\n") + "\n"), "\(path): \(excerpt.first ?? "")")
        }
    }
}
