import Testing

/// Types of a product carry its name: with four products in one app, `Draft` would be anybody's.
@Suite struct ProductNameTests {
    /// Types at the left edge of a file, seen by others, that lack the name of the product in whose folder they lie. The dummy product
    /// of the tests lies in none: its names are its own.
    static func nameless(in file: Tree.File) -> [TypeTests.Declaration] {
        let folders = file.path.split(separator: "/").dropLast()
        guard let own = folders.compactMap({ WallTests.product(of: $0) }).last else { return [] }
        return TypeTests.types(in: file).filter { !$0.isPrivate && !$0.name.hasPrefix(own) }
    }

    @Test func aTypeOfAProductCarriesItsName() throws {
        let files = try Tree.swiftFiles("Services", "Shared")
        #expect(files.flatMap(TypeTests.types).count { WallTests.product(of: $0.name) != nil } > 50)
        #expect(files.flatMap(Self.nameless).map(\.description) == [])
    }

    /// The walls and the names are for the products of the manifest.
    @Test func theProductsAreThoseOfTheManifest() throws {
        #expect(try Tree.file("Package.swift").text.contains("let products = \(WallTests.products)\n"))
    }

    @Test(
        "A planted type without its product's name",
        arguments: [
            ("Services/Messaging/SocialWriting/Authors/Draft.swift", ["Draft", "WebsiteDraft"]),
            ("Services/Messaging/WebsiteWriting/Draft.swift", ["Draft", "SocialDraft"]),
            ("Services/Operator/Social/Draft.swift", ["Draft", "WebsiteDraft"]),
            ("Shared/Contracts/SocialContract/Draft.swift", ["Draft", "WebsiteDraft"]),
            ("Shared/Texts/Draft.swift", []), ("Services/Messaging/MessagingService/Draft.swift", []),
        ])
    func aPlantedType(path: String, nameless: [String]) {
        let text = """
            package struct Draft: Sendable {
                struct Nested {}
            }
            package enum SocialDraft {}
            final class WebsiteDraft {}
            private struct Own {}
            extension Draft {}
            """
        #expect(Self.nameless(in: Tree.File(path: path, text: text)).map(\.name) == nameless)
    }
}
