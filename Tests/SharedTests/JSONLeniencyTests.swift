import JSON
import Testing

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
}
