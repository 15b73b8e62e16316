import JSON
import Testing

@testable import HTTPServer

/// Rules between members, names, and documents that are joined.
@Suite struct ShapeRuleTests {
    private static let shape = Shape.ruled(
        [
            .optional("name", .name(max: 8)), .optional("number", .integer()), .optional("network", .text),
            .optional("other", .text), .optional("set", .set(.text, max: 3)),
        ],
        [
            .some(of: [["name"], ["number"]], "Say name or number."),
            .notTogether(["network", "other"], at: "other", "One of them."),
            .needs("number", anyOf: ["network", "other"], "A number of what?"),
        ])

    @Test(arguments: [
        (#"{"name":"a_1"}"#, [String]()), (#"{"number":3.0,"network":"x"}"#, []), (#"{}"#, [" required"]),
        (#"{"number":1}"#, ["/network required"]), (#"{"name":"a","network":"x","other":"y"}"#, ["/other choice"]),
        (#"{"name":"A"}"#, ["/name format"]), (#"{"name":"1a"}"#, ["/name format"]),
        (#"{"name":""}"#, ["/name format"]),
        (#"{"name":"abcdefghi"}"#, ["/name format"]), (#"{"name":"a","number":1.5,"network":"x"}"#, ["/number type"]),
        (#"{"name":"a","set":["x","y"]}"#, []), (#"{"name":"a","set":["x","x"]}"#, ["/set items"]), (#"7"#, [" type"]),
    ])
    func rules(text: String, expected: [String]) throws {
        let errors = Self.shape.errors(in: try JSONValue.parse(Array(text.utf8)))
        #expect(errors.map { "\($0.pointer) \($0.code)" } == expected)
    }

    @Test(
        "A word decides what else can be said",
        arguments: [
            (#"{"group":"a","word":"x"}"#, [String]()), (#"{"group":"a","word":"y"}"#, ["/word choice"]),
            (#"{"group":"b","word":"y"}"#, []), (#"{"group":"b","word":"y","ids":"1"}"#, []),
            (#"{"group":"a","word":"x","ids":"1"}"#, ["/group choice"]),
        ])
    func words(text: String, expected: [String]) throws {
        let shape = Shape.ruled(
            [.required("group", .text), .required("word", .text), .optional("ids", .text)],
            [
                .only("word", ["x"], where: "group", is: ["a"], "Only x."),
                .none(of: ["ids"], where: "group", is: ["a"], at: "group", "Not of some."),
            ])
        let errors = shape.errors(in: try JSONValue.parse(Array(text.utf8)))
        #expect(errors.map { "\($0.pointer) \($0.code)" } == expected)
        #expect(shape.schema["allOf"]?.arrayValue?.count == 2)
    }

    @Test func theSchemaSaysTheSame() {
        #expect(
            Self.shape.schema["allOf"] == [
                ["anyOf": [["required": ["name"]], ["required": ["number"]]]],
                ["not": ["required": ["network", "other"]]],
                ["anyOf": [["not": ["required": ["number"]]], ["required": ["network"]], ["required": ["other"]]]],
            ])
        #expect(Self.shape.schema["properties"]?["set"]?["uniqueItems"] == true)
        #expect(Self.shape.schema["properties"]?["name"]?["pattern"] == "^[a-z][a-z0-9_]*$")
        #expect(Shape.change([.optional("a", .text)]).errors(in: [:]).map(\.code) == ["required"])
    }

    @Test func aRuleSaysHowWhatIsUnderstoodIsWritten() {
        let rule = Shape.Rule.some(of: [["mail"], ["id"]], as: ["mail": "^a@b$"], "Name somebody.")
        #expect(
            rule.schema == [
                "anyOf": [
                    ["required": ["mail"], "properties": ["mail": ["pattern": "^a@b$"]]], ["required": ["id"]],
                ]
            ])
        #expect(rule.isKept(by: ["mail": "whatever its handler reads"]))
    }

    private static func document(_ path: String, _ shape: Shape) -> JSONValue {
        let route = Route.get(path, .read, "Something.", answer: .json(shape)) { _ in .noContent }
        let health = Route.get("/livez", .open, "Alive.", answer: .nothing) { _ in .noContent }
        let metrics = Route.get("/metrics", .open, "Figures.", answer: .nothing) { _ in .noContent }
        return OpenAPI.document(title: "One", version: "1", routes: [route, health, metrics])
    }

    @Test func documentsAreJoinedInWhateverOrder() throws {
        let (cats, dogs) = (
            Self.document("/api/cats", .named("Cat", .text)), Self.document("/api/dogs", .named("Dog", .text))
        )
        let joined = try JoinedDocument([cats, dogs], version: "7").value
        #expect(joined == (try JoinedDocument([dogs, cats], version: "7").value))
        #expect(joined["paths"]?.objectValue?.keys == ["/api/cats", "/api/dogs", "/livez"])
        #expect(joined["components"]?["schemas"]?.objectValue?.keys == ["Cat", "Dog", "Json", "Problem"])
        #expect(joined["tags"] == [["name": "platform cats"], ["name": "platform dogs"], ["name": "platform livez"]])
        #expect(joined["info"]?["version"] == "7")
    }

    @Test func whatTwoServicesMeanDifferentlyStopsTheStart() {
        let cat = Self.document("/api/cats", .named("Cat", .text))
        for other in [Self.document("/api/pets", .named("Cat", .boolean)), Self.document("/api/cats", .boolean)] {
            #expect(throws: JoinedDocument.Contradiction.self) { try JoinedDocument([cat, other], version: "1") }
        }
    }
}
