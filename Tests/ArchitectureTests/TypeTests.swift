import Testing

/// A type is found by its name: it lies in the file of its name, and no other room has one of the same name.
@Suite struct TypeTests {
    struct Declaration: CustomStringConvertible {
        let name: String
        let path: String
        /// Seen in its file only.
        let isPrivate: Bool
        var room: String {
            let folders = path.split(separator: "/").map(String.init)
            if folders[0] == "Shared" { return folders[1] == "Contracts" ? folders[2] : folders[1] }
            return ["Operator", "AdapterHost", "Practice"].contains(folders[1]) ? folders[1] : folders[2]
        }
        var isAtHome: Bool { path.split(separator: "/").last == "\(name).swift" }
        var description: String { "\(path): \(name)" }
    }

    /// Types that stand at the left edge of a file; nested ones are part of theirs.
    static func types(in file: Tree.File) -> [Declaration] {
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "actor"]
        let before: Set<Substring> = [
            "package", "public", "internal", "private", "fileprivate", "final", "indirect", "nonisolated", "open",
        ]
        return file.lines.compactMap { line in
            let words = line.split(separator: " ")
            guard !line.hasPrefix(" "), let at = words.firstIndex(where: { kinds.contains($0) }), at + 1 < words.count,
                words[..<at].allSatisfy({ before.contains($0) || $0.hasPrefix("@") })
            else { return nil }
            let name = words[at + 1].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            let isPrivate = words[..<at].contains { $0 == "private" || $0 == "fileprivate" }
            return Declaration(name: String(name), path: file.path, isPrivate: isPrivate)
        }
    }

    @Test func declarationsAreFound() {
        let text = """
            package final class A: B {
            private enum C { case one }
                struct Nested {}
            @MainActor struct D<T> {}
            /// A struct is named here.
            extension E {}
            """
        let found = Self.types(in: Tree.File(path: "Shared/Room/A.swift", text: text))
        #expect(found.map(\.name) == ["A", "C", "D"])
        #expect(found.map(\.isAtHome) == [true, false, false])
        #expect(found.map(\.isPrivate) == [false, true, false])
    }

    /// How many types of a room lie in another one's file, at most. Who splits a file takes the number down; a room that is not here has none.
    static let strays: [String: Int] = [
        "AdapterHost": 1, "AdapterKit": 2, "AdapterWire": 6, "Adapters": 7, "Addresses": 6, "Configuration": 1,
        "Database": 16,
        "Delimited": 6, "EventLoop": 2, "Gateway": 3, "HTTPClient": 2, "HTTPServer": 17, "JSON": 2,
        "LanguageModel": 1, "Listing": 2, "MetaGraph": 2, "Migrations": 2, "Operator": 12, "Phrases": 4, "Practice": 4,
        "ServiceShell": 3, "Suppression": 2, "Telemetry": 5,
        "Timekeeping": 1,
    ]

    @Test func aTypeLiesInTheFileOfItsName() throws {
        let all = try Tree.swiftFiles("Services", "Shared").flatMap(Self.types).filter { !$0.isAtHome }
        let found = Dictionary(grouping: all, by: \.room)
        for (room, strays) in found.sorted(by: { $0.key < $1.key }) {
            #expect(strays.count <= Self.strays[room] ?? 0, "\(room): \(strays)")
        }
    }

    /// Names that two rooms may share, each with the reason.
    static let shared: [String: String] = [:]

    @Test func noTwoRoomsHaveATypeOfOneName() throws {
        let all = try Tree.swiftFiles("Services", "Shared").flatMap(Self.types).filter { !$0.isPrivate }
        var rooms: [String: Set<String>] = [:]
        for one in all { rooms[one.name, default: []].insert(one.room) }
        let doubles = rooms.filter { $0.value.count > 1 }
        let unknown = doubles.filter { Self.shared[$0.key] == nil }.map { "\($0.key): \($0.value.sorted())" }.sorted()
        #expect(unknown == [])
        #expect(Self.shared.keys.filter { doubles[$0] == nil }.sorted() == [], "there is one of each by now")
    }
}
