import JSON
import Testing

/// compose.yml says every word that its operator may count on (Docs/operations.md "Containers").
@Suite struct ComposeTests {
    @Test("Every service keeps the rule, and the example that does not is found", arguments: ComposeRule.all)
    func rule(rule: ComposeRule) throws {
        let text = try Tree.file("compose.yml").text
        #expect(try rule.violations(ComposeFile(text)) == [])
        try #require(text.contains(rule.example.from), "the example of \"\(rule.name)\" changes nothing")
        let broken = text.replacing(rule.example.from, with: rule.example.to)
        #expect(try rule.violations(ComposeFile(broken)) != [])
    }

    @Test func theImageHoldsEveryProgramAndEveryNetwork() throws {
        let words = try Tree.file("Services/Image/Dockerfile").text.split(whereSeparator: \.isWhitespace)
        let rooms = try Room.all().filter { $0.path.hasPrefix("Services/") }
        let programs = rooms.filter { $0.kind == "executable" }.map(\.name)
        let networks = rooms.filter { $0.path.hasPrefix("Services/Adapters/") && $0.name.hasSuffix("Adapter") }
            .map { "lib\($0.name.dropLast("Adapter".count).lowercased()).so" }
        #expect(programs.contains("profiles") && networks.contains("liblinkedin.so"))
        #expect((programs + networks).filter { name in !words.contains { $0 == name } } == [])
    }

    @Test func readsWhatComposeFilesAreWrittenIn() throws {
        let value = try YAML.parse(
            """
            # A comment.
            base: &base {a: 1, b: "two, three"}   # and one more
            list: [x, 'y # z', ${A:-{}}, []]
            merged:
              <<: *base
              b: own
              deep: &deep
                c: http://d:1/
              again: *deep
            rows:
              - one
              - {k: v}
            empty:
            """)
        #expect(value["base"] == ["a": "1", "b": "two, three"])
        #expect(value["list"] == ["x", "y # z", "${A:-{}}", []])
        #expect(value["merged"]?["a"] == "1" && value["merged"]?["b"] == "own")
        #expect(value["merged"]?["again"]?["c"] == "http://d:1/")
        #expect(value["rows"] == ["one", ["k": "v"]])
        #expect(value["empty"] == .null)
    }

    @Test(
        "What it can't read it refuses",
        arguments: [
            "a: |\n  text", "a: [1", "a: \"b", "a: b\n   c: d", "a: *nobody", "a: 1\na: 2", "a:\tb", "just words",
            "a: \"b\" c", "a: {b}", "a: !tag b",
        ])
    func refuses(text: String) { #expect(throws: YAML.Failure.self) { try YAML.parse(text) } }
}
