import Testing

@testable import JSON

/// Documents whose strings are broken.
@Suite struct JSONLeniencyTests {
    /// What others sent: a broken string costs nothing beside it.
    @Test(arguments: [
        (#"["\ud83d"]"#, "\u{FFFD}"), (#"["\ud83dx"]"#, "\u{FFFD}x"), (#"["\udc00\ud83d\u0041"]"#, "\u{FFFD}\u{FFFD}A"),
        (#"["\ud83d\ude00"]"#, "😀"), (#"["a\u0000b"]"#, "a\0b"), ("[\"a\nb\"]", "a\nb"),
    ])
    func lenientStrings(document: String, text: String) throws {
        #expect(try JSONValue.parse(Array(document.utf8), leniently: true) == [.string(text)])
    }

    @Test func leniencyEndsAtTheStructure() throws {
        #expect(try JSONValue.parse([0x5B, 0x22, 0xFF, 0x22, 0x5D], leniently: true) == ["\u{FFFD}"])
        #expect(try JSONValue.parse(Array(#"{"a":1,"a":2}"#.utf8), leniently: true) == ["a": 2])
        #expect(throws: JSONError.self) { try JSONValue.parse(Array(#"{"a":"#.utf8), leniently: true) }
        #expect(throws: JSONError.self) { try JSONValue.parse(Array(#"["\ud83d"]"#.utf8)) }
    }

    /// What nobody can hold costs only itself: a number too large keeps its digits as text, what is nested too deep is null.
    @Test func whatCannotBeHeldCostsNothingBesideIt() throws {
        func read(_ document: String) throws -> JSONValue {
            try JSONValue.parse(Array(document.utf8), leniently: true)
        }
        #expect(try read("[12345678901234567890,1e999,-1e999,7]") == ["12345678901234567890", "1e999", "-1e999", 7])
        let deep = String(repeating: "[", count: 300) + "\"]\\\"\"" + String(repeating: "]", count: 300)
        let read64 = try read("[\(deep),\"x\"]").arrayValue
        #expect(read64?.count == 2 && read64?.last == "x")
        #expect(try read("{\"a\":{\"b\":\(deep)},\"c\":1}")["c"] == 1)
        #expect(try read("\u{FEFF}[1]") == [1])
        #expect(throws: JSONError.self) { try JSONValue.parse(Array("\u{FEFF}[1]".utf8)) }
        #expect(throws: JSONError.self) { try read(String(repeating: "[", count: 300)) }
        #expect(throws: JSONError.self) { try JSONValue.parse(Array("[1e999]".utf8)) }
    }

    /// A body of nothing but repeated names: each costs itself, however many stood before it.
    @Test func repeatedNamesCostNoMoreThanTheyAre() throws {
        let names = (0..<5000).map { "\"n\($0 % 2500)\":\($0)" }
        let document = Array("{\(names.joined(separator: ","))}".utf8)
        try document.withUnsafeBytes { buffer in
            var parser = JSONParser(bytes: buffer, maxDepth: 8, isLenient: true)
            let value = try parser.value(depth: 0)
            #expect(parser.passed <= names.count)
            #expect(value.objectValue?.fields.count == 2500 && value["n7"] == 2507)
        }
    }
}
