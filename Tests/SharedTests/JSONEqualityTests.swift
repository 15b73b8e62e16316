import JSON
import Testing

/// When two documents are the same.
@Suite struct JSONEqualityTests {
    private func equal(_ left: String, _ right: String) throws -> Bool {
        try JSONValue.parse(Array(left.utf8)) == JSONValue.parse(Array(right.utf8))
    }

    @Test func theOrderOfMembersDoesNotMatter() throws {
        #expect(try equal(#"{"a":1,"b":[{"c":2,"d":3}]}"#, #"{"b":[{"d":3,"c":2}],"a":1}"#))
        #expect(try !equal(#"{"a":1,"b":2}"#, #"{"b":1,"a":2}"#))
        #expect(try !equal(#"{"a":1,"b":2}"#, #"{"a":1,"c":2}"#))
        #expect(try !equal(#"{"a":1}"#, #"{"a":1,"b":null}"#))
        #expect(try !equal("[1,2]", "[2,1]"))
    }

    /// A network's answer of 1 MiB may have a hundred thousand members: each is looked at once, in any order.
    @Test func manyMembersAreComparedOnce() throws {
        let members = (0..<60_000).map { (key: "k\($0)", value: JSONValue($0)) }
        #expect(JSONValue.object(JSONObject(members)) == .object(JSONObject(members)))
        #expect(JSONValue.object(JSONObject(members)) == .object(JSONObject(members.reversed())))
    }

    @Test func depthDoesNotDouble() {
        func nested(_ depth: Int, _ leaf: Int) -> JSONValue {
            depth == 0 ? JSONValue(leaf) : ["a": nested(depth - 1, leaf), "b": 1]
        }
        #expect(nested(60, 1) != nested(60, 2))
        #expect(nested(60, 1) == nested(60, 1))
    }
}
