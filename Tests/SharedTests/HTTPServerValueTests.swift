import HTTPServer
import JSON
import Testing

/// Shapes, routes and versions without a socket.
@Suite struct HTTPServerValueTests {
    private let shape = Shape.object([
        .required("name", .string(min: 1, max: 3)), .optional("score", .number(0...1)),
        .optional("note", .nullable(.string(max: 2))), .optional("tags", .map(.string(max: 3), max: 2)),
        .optional("at", .timestamp), .optional("free", .any),
        .optional("rows", .array(.object([.required("id", .uuid)]), max: 2)),
    ])

    @Test(
        "What a shape says",
        arguments: [
            (#"{"name":"abc"}"#, [String]()), (#"{"name":"äöü"}"#, []), (#"{"name":""}"#, ["/name length"]),
            (#"{"name":"abcd"}"#, ["/name length"]), (#"[]"#, [" type"]), (#"{"name":null}"#, ["/name type"]),
            (#"{"name":"a","score":1.5}"#, ["/score range"]), (#"{"name":"a","score":1}"#, []),
            (#"{"name":"a","note":null}"#, []), (#"{"name":"a","note":"abc"}"#, ["/note length"]),
            (#"{"name":"a","tags":{"x":"y","z":1}}"#, ["/tags/z type"]),
            (#"{"name":"a","tags":{"x":"y","y":"y","z":"y"}}"#, ["/tags items"]),
            (#"{"name":"a","at":"yesterday"}"#, ["/at format"]), (#"{"name":"a","at":"2026-11-21T06:30:00Z"}"#, []),
            (#"{"name":"a","free":{"x":["a\u0000"]}}"#, ["/free/x/0 format"]),
            (#"{"name":"a","rows":[{"id":"x"},{}]}"#, ["/rows/0/id format", "/rows/1/id required"]),
            (#"{"name":"a","rows":[{},{},{}]}"#, ["/rows items"]), (#"{"name":"a","a/b~c":1}"#, ["/a~1b~0c unknown"]),
        ])
    func shapes(text: String, expected: [String]) throws {
        let errors = shape.errors(in: try JSONValue.parse(Array(text.utf8)))
        #expect(errors.map { "\($0.pointer) \($0.code)" } == expected)
    }

    @Test func literalSegmentsWinOverParameters() throws {
        let answer: Handler = { _ in .noContent }
        let router = Router([
            .get("/p/{id}", .open, "one", answer), .get("/p/all", .open, "all", answer),
            .get("/p/{id}/x", .open, "x", answer), .get("/p/all/{y}/z", .open, "z", answer),
            .delete("/p/{id}", .open, "delete", answer),
        ])
        func found(_ method: Method, _ path: String) -> String? {
            guard case .found(let route, let parameters) = router.route(method, path) else { return nil }
            return ([route.summary] + parameters.values.sorted()).joined(separator: " ")
        }
        #expect(found(.get, "/p/7") == "one 7")
        #expect(found(.get, "/p/all") == "all")
        #expect(found(.get, "/p/all/x") == "x all")
        #expect(found(.get, "/p/all/q/z") == "z q")
        #expect(found(.delete, "/p/a%20b") == "delete a b")
        #expect(found(.get, "/p/") == nil)
        #expect(found(.get, "/p/7/") == nil)
        #expect(found(.put, "/p/7") == nil)
    }

    @Test func versionsAndLinks() throws {
        let tag = EntityTag(version: 7)
        let route = Route.get(
            "/v", .open, "Versioned.", query: [.optional("cursor", .string()), .optional("q", .string())]
        ) {
            request in
            try request.requireMatch(tag)
            if let same = request.notModified(tag) { return same }
            return Response.json(200, [:]).tagged(tag).linked(next: "a b", of: request)
        }
        let fixture = try HTTPServerFixture([route])
        let fresh = try fixture.get("/v?q=%26&cursor=old")
        #expect(fresh.header("ETag") == "\"7\"")
        #expect(fresh.header("Link") == "</v?q=%26&cursor=a%20b>; rel=\"next\"")
        #expect(try fixture.get("/v", "If-None-Match: \"1\", W/\"7\"\r\n").status == 304)
        #expect(try fixture.get("/v", "If-Match: \"6\"\r\n").status == 412)
        #expect(try fixture.get("/v", "If-Match: \"6\", \"7\"\r\n").status == 200)
        #expect(try fixture.get("/v", "If-Match: *\r\n").status == 200)
    }

    @Test func theDocumentSaysWhatTheServerChecks() throws {
        let document = OpenAPI.document(title: "T", version: "1", routes: EchoRoutes.all)
        #expect(document["openapi"] == "3.1.0")
        let table = Route.get("/table", .open, "A table.", answer: .file("text/csv", "A table.")) { _ in
            .noContent
        }
        let csv = OpenAPI.document(title: "T", version: "1", routes: [table])
        let answer = csv["paths"]!["/table"]!["get"]!["responses"]!["200"]!
        #expect(answer["content"]!["text/csv"]!["schema"]! == ["type": "string"])
        let shaped = document["paths"]!["/shaped"]!["post"]!
        let schema = shaped["requestBody"]!["content"]!["application/json"]!["schema"]!
        #expect(schema["required"] == ["name"])
        #expect(schema["additionalProperties"] == false)
        #expect(schema["properties"]!["count"] == ["type": "integer", "minimum": 0, "maximum": 10])
        let named = document["paths"]!["/people/{id}"]!["get"]!
        #expect(named["parameters"]!.arrayValue!.map { $0["name"]! } == ["id", "q", "limit"])
        #expect(document["paths"]!["/secured"]!["get"]!["security"] == [["ApiKey": []]])
        let identifiers = EchoRoutes.all.map {
            document["paths"]![$0.pattern]![$0.method.rawValue.lowercased()]!["operationId"]!
        }
        #expect(Set(identifiers.map(\.text)).count == EchoRoutes.all.count)
    }

    @Test func headersCannotBeSplit() throws {
        let route = Route.get("/split", .open, "Splits.") { _ in
            Response.noContent.header("X-A", "a\r\nSet-Cookie: b").header("X B", "c").header("X-C", "d")
        }
        let response = try HTTPServerFixture([route]).get("/split")
        #expect(response.header("Set-Cookie") == nil)
        #expect(response.header("X-A") == nil)
        #expect(response.header("X-C") == "d")
    }
}
