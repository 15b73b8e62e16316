import HTTPServer
import JSON
import Telemetry
import Testing
import Timekeeping

/// What routes promise to answer: held against what they answer, and written down.
@Suite struct AnswerTests {
    private static let animal = Shape.named(
        "Animal",
        .object([
            .required("id", .uuid), .required("name", .text), .optional("tags", .list(.text)),
            .required("found_at", .nullable(.timestamp)),
        ]))
    private static let id = "0d9a3c52-7b0e-4a53-9d0e-6a1f6f9f5a10"
    private static let whole = #"{"id":"\#(id)","name":"Rex","found_at":null}"#

    private static func fixture(_ answer: Answer, _ response: Response, judges: Bool = true) throws -> HTTPServerFixture
    {
        let route = Route.get("/animals", .open, "Animals.", answer: answer) { _ in response }
        return try HTTPServerFixture(
            [route], hooks: ServerHooks(authenticate: { _ in nil }, judgesAnswers: judges))
    }

    @Test(
        "A body that its shape does not describe is no answer",
        arguments: [
            (whole, ""), (#"{"id":"\#(id)","name":"Rex","found_at":null,"tags":["a"]}"#, ""),
            (#"{"id":"\#(id)","name":"Rex","found_at":null,"age":3}"#, "/age unknown"),
            (#"{"id":"\#(id)","found_at":null}"#, "/name required"),
            (#"{"id":"7","name":"Rex","found_at":null}"#, "/id format"),
            (#"{"id":"\#(id)","name":4,"found_at":null}"#, "/name type"),
            (#"{"id":"\#(id)","name":"Rex","found_at":"now"}"#, "/found_at format"), (#"[]"#, " type"),
        ])
    func bodies(body: String, expected: String) throws {
        let response = Response.json(200, Array(body.utf8))
        let answer = try AnswerTests.fixture(.json(AnswerTests.animal), response).get("/animals")
        guard !expected.isEmpty else { return #expect(answer.status == 200) }
        let problem = try JSONValue.parse(answer.body)
        #expect(answer.status == 500 && problem["code"] == "answer-shape")
        let error = problem["errors"]?.arrayValue?.first
        #expect("\(error?["pointer"]?.stringValue ?? "-") \(error?["code"]?.stringValue ?? "-")" == expected)
        // In production nobody looks.
        let unjudged = try AnswerTests.fixture(.json(AnswerTests.animal), response, judges: false)
        #expect(try unjudged.get("/animals").text == body)
    }

    @Test(
        "Of a file of lines each is judged",
        arguments: [
            ("", ""), ("\(whole)\n\(whole)\n", ""), ("\(whole)\n{}\n", "/id required"), ("\(whole)\n{\n", "- -"),
            ("[\(whole)]\n", " type"),
        ])
    func lines(body: String, expected: String) throws {
        let response = Response.text(200, body, type: "application/jsonl; charset=utf-8")
        let answer = try AnswerTests.fixture(.lines(AnswerTests.animal, "All."), response).get("/animals")
        guard !expected.isEmpty else { return #expect(answer.status == 200) }
        let problem = try JSONValue.parse(answer.body)
        #expect(answer.status == 500 && problem["code"] == "answer-shape")
        let error = problem["errors"]?.arrayValue?.first
        #expect("\(error?["pointer"]?.stringValue ?? "-") \(error?["code"]?.stringValue ?? "-")" == expected)
    }

    @Test("Status, type and place are promises too")
    func heads() throws {
        let made = Answer.created(AnswerTests.animal, "The animal.", at: .init("/animals/{id}"))
        let body = Response.json(201, Array(AnswerTests.whole.utf8))
        func status(_ answer: Answer, _ response: Response) throws -> Int {
            try AnswerTests.fixture(answer, response).get("/animals").status
        }
        #expect(try status(made, body) == 500)
        #expect(try status(made, body.header("Location", "/animals/1")) == 201)
        #expect(try status(.json(AnswerTests.animal), body) == 500)
        #expect(try status(.nothing, .noContent) == 204)
        #expect(try status(.nothing, .json(204, [:])) == 500)
        #expect(try status(.file("text/csv", "Rows."), .text(200, "a", type: "text/csv; charset=utf-8")) == 200)
        #expect(try status(.file("text/csv", "Rows."), .text(200, "a")) == 500)
        let either = Answer.json(AnswerTests.animal).or(.json(.object([.required("status", .choice(["off"]))])))
        #expect(try status(either, .json(200, ["status": "off"])) == 200)
        #expect(try status(either, .json(200, ["status": "on"])) == 500)
        #expect(try status(.foreign("Anything."), .text(418, "teapot")) == 418)
        // A health check's refusal is an answer; a problem always may be one.
        let health = Answer.json(.object([])).or(.json(.object([.required("why", .text)]), status: 503))
        #expect(try status(health, .json(503, ["why": "tired"])) == 503)
        #expect(try status(health, .json(503, ["how": "tired"])) == 500)
        #expect(try status(.nothing, Problem.notFound.response(requestID: "1")) == 404)
    }

    /// What shows a version can say that the caller has it; only what changes one can be refused for another.
    @Test func versionsAreMatchedWhereSomethingChanges() throws {
        let versioned = RouteOptions(isVersioned: true)
        let show = Route.get("/animals/{id}", .read, "One.", options: versioned, answer: .json(AnswerTests.animal)) {
            _ in .noContent
        }
        let drop = Route.delete("/animals/{id}", .manage, "Let go.", options: versioned, answer: .nothing) {
            _ in .noContent
        }
        let document = OpenAPI.document(title: "T", version: "1", routes: [show, drop])
        func named(_ method: String) throws -> [String] {
            let parameters = try #require(document["paths"]?["/animals/{id}"]?[method]?["parameters"]?.arrayValue)
            return parameters.compactMap { $0["$ref"]?.stringValue }
        }
        #expect(try named("get") == ["#/components/parameters/IfNoneMatch"])
        #expect(try named("delete").contains("#/components/parameters/IfMatch"))
        #expect(document["components"]?["parameters"]?["IfNoneMatch"]?["name"] == "If-None-Match")
    }

    @Test func namedShapesAreWrittenOnceAndLinked() throws {
        let show = Route.get("/animals/{id}", .read, "One animal.", answer: .json(AnswerTests.animal, "The animal.")) {
            _ in .noContent
        }
        let add = Route.post(
            "/animals", .manage, "Take one in.", body: .object([.required("name", .string(min: 1, max: 50))]),
            answer: .created(AnswerTests.animal, "The animal.", at: .init("/animals/{id}")).refusing("full")
        ) { _ in .noContent }
        var list = Route.get(
            "/api/shelter/animals", .read, "All.",
            answer: .json(.page(AnswerTests.animal), "A page.").or(.file("text/csv", "All rows.")).or(
                .lines(AnswerTests.animal, "All rows."))
        ) { _ in .noContent }
        list.product = "shelter"
        let document = OpenAPI.document(
            title: "T", version: "1", routes: [show, add, list])
        let schemas = document["components"]!["schemas"]!
        #expect(schemas["Animal"]!["properties"]!["name"]! == ["type": "string", "pattern": #"^[^\u0000]*$"#])
        let created = document["paths"]!["/animals"]!["post"]!
        let response = created["responses"]!["201"]!
        #expect(
            response["content"]!["application/json"]!["schema"]! == ["$ref": "#/components/schemas/Animal"])
        #expect(response["links"]!["show"]!["operationId"]! == "get_animals_id")
        #expect(response["links"]!["show"]!["parameters"]! == ["id": "$response.body#/id"])
        #expect(created["x-problem-codes"]! == ["full"])
        #expect(created["parameters"]! == [["$ref": "#/components/parameters/IdempotencyKey"]])
        let page = document["paths"]!["/api/shelter/animals"]!["get"]!
        #expect(page["tags"]! == ["shelter animals"])
        let content = page["responses"]!["200"]!["content"]!
        #expect(content["text/csv"]!["schema"]! == ["type": "string"])
        let line = content["application/jsonl"]!["schema"]!
        #expect(line["$ref"] == "#/components/schemas/Animal")
        #expect(line["description"]?.stringValue?.hasPrefix("One line of the file") == true)
    }

    @Test(
        "A moment that must lie ahead: the shape says what it looks like, the handler whether it is over",
        arguments: [
            (#"{"until":"2199-01-01T00:00:00Z"}"#, "2199-01-01T00:00:00.000000Z"), (#"{}"#, "-"),
            (#"{"until":null}"#, "-"),
            (#"{"until":"2019-01-01T00:00:00Z"}"#, "/until range"), (#"{"until":"soon"}"#, "/until format"),
        ])
    func future(body: String, expected: String) throws {
        #expect(Shape.future.errors(in: "2019-01-01T00:00:00Z").isEmpty)
        let route = Route.post(
            "/animals", .open, "Animals.", body: .object([.optional("until", .nullable(.future), "Until.")]),
            answer: .json(.object([.required("until", .nullable(.text))]))
        ) { request in .json(200, ["until": .string(try request.future("until")?.iso8601 ?? "-")]) }
        let hooks = ServerHooks(authenticate: { _ in nil }, judgesAnswers: true)
        let answer = try JSONValue.parse(try HTTPServerFixture([route], hooks: hooks).post("/animals", body).body)
        let error = answer["errors"]?.arrayValue?.first
        let said = error.map { "\($0["pointer"]?.stringValue ?? "") \($0["code"]?.stringValue ?? "")" }
        #expect((said ?? answer["until"]?.stringValue) == expected)
    }
}
