internal import JSON

/// One operation of the document.
struct DocumentedRoute {
    let route: Route
    /// What shows one thing, by pattern.
    let shown: [String: Route]

    var operation: JSONValue {
        var operation: JSONObject = [
            "operationId": .string(DocumentedRoute.identifier(route)), "summary": .string(route.summary),
            "tags": [.string(tag)], "responses": responses,
        ]
        if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
        if let body = requestBody { operation["requestBody"] = body }
        if route.permission == .open {
            operation["security"] = []
        } else {
            operation["security"] = [["ApiKey": []]]
            operation["x-permission"] = .string(route.permission.rawValue)
        }
        if route.options.maxBody != RouteOptions().maxBody {
            operation["x-max-body-bytes"] = .int(Int64(route.options.maxBody))
        }
        if !route.answer.refusals.isEmpty {
            operation["x-problem-codes"] = .array(route.answer.refusals.map(JSONValue.string))
        }
        return .object(operation)
    }

    /// `get /api/social/profiles/{id}` becomes `get_api_social_profiles_id`: unique, because routes are.
    static func identifier(_ route: Route) -> String {
        let words = route.pattern.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "-" }
        return ([route.method.rawValue.lowercased()] + words.map(String.init)).joined(separator: "_")
    }

    /// The product, or the platform, and the area: `social drafts`, `platform accounts`.
    private var tag: String {
        guard !route.options.isSilent else { return OpenAPI.serviceTag }
        var words = route.pattern.split(separator: "/")[...]
        if words.first == "api" { words.removeFirst() }
        let owner = route.product ?? "platform"
        if words.first == owner[...] { words.removeFirst() }
        return "\(owner) \(words.first ?? "")"
    }

    // MARK: What it takes

    static let sharedParameters: JSONValue = [
        "IdempotencyKey": [
            "name": "Idempotency-Key", "in": "header", "required": false,
            "description":
                "The same key with the same call within 24 hours gives the same answer, and the work is done once.",
            "schema": [
                "type": "string", "format": "idempotency-key", "minLength": 1, "maxLength": 255,
            ],
        ],
        "IfMatch": [
            "name": "If-Match", "in": "header", "required": false,
            "description": "The `ETag` of the version that is changed; 412 when it is no longer the current one.",
            "schema": ["type": "string", "format": "entity-tag"],
        ],
        "IfNoneMatch": [
            "name": "If-None-Match", "in": "header", "required": false,
            "description": "The `ETag` of the version that is known; 304 while it is the current one.",
            "schema": ["type": "string", "format": "entity-tag"],
        ],
    ]

    private var parameters: [JSONValue] {
        var parameters = pathParameters + route.query.map(queryParameter)
        if route.isRepeatable { parameters.append(["$ref": "#/components/parameters/IdempotencyKey"]) }
        if route.options.isVersioned {
            let name = route.method == .get ? "IfNoneMatch" : "IfMatch"
            parameters.append(["$ref": .string("#/components/parameters/\(name)")])
        }
        return parameters
    }

    private var pathParameters: [JSONValue] {
        route.pattern.split(separator: "/").filter { $0.hasPrefix("{") }.map { segment in
            let name = String(segment.dropFirst().dropLast())
            return ["name": .string(name), "in": "path", "required": true, "schema": pathShape(name).schema]
        }
    }

    /// What a handler takes for a parameter of this name; another text is 404, or 400 where it says so.
    private func pathShape(_ name: String) -> Shape {
        switch name {
        case "platform": .platform
        case "name": .name(max: 64)
        case "n": .integer(0...1_000_000)
        default: .uuid
        }
    }

    private func queryParameter(_ field: QueryField) -> JSONValue {
        var members: JSONObject = [
            "name": .string(field.name), "in": "query", "required": .bool(field.isRequired),
            "schema": field.shape.schema,
        ]
        if !field.summary.isEmpty { members["description"] = .string(field.summary) }
        return .object(members)
    }

    private var requestBody: JSONValue? {
        if let shape = route.body {
            let isRequired = !shape.errors(in: [:]).isEmpty
            return ["required": .bool(isRequired), "content": ["application/json": ["schema": shape.schema]]]
        }
        guard !route.options.accepts.isEmpty else { return nil }
        let content = route.options.accepts.map { type -> (key: String, value: JSONValue) in
            (key: type, value: ["schema": DocumentedRoute.schema(ofBody: type)])
        }
        return ["required": true, "content": .object(JSONObject(content))]
    }

    /// Of a form it is the first part with a file name, or else the first part; what it is called does not matter.
    private static func schema(ofBody type: String) -> JSONValue {
        let file: JSONValue = ["type": "string", "format": "binary", "minLength": 1]
        if type.hasPrefix("text/") { return ["type": "string", "minLength": 1] }
        guard type == "multipart/form-data" else { return file }
        return ["type": "object", "properties": ["file": file], "additionalProperties": file, "minProperties": 1]
    }

    // MARK: What it gives

    private var responses: JSONValue {
        let successes = route.answer.successes
        var responses = JSONObject()
        for status in Set(successes.map(\.status)).sorted() {
            responses[String(status)] = response(successes.filter { $0.status == status })
        }
        if route.options.isVersioned && route.method == .get {
            responses["304"] = ["description": "What `If-None-Match` names is still the current version."]
        }
        if route.answer.isForeign {
            responses["default"] = ["description": "As the dialect says."]
        } else {
            responses["4XX"] = DocumentedRoute.problem
            responses["5XX"] = DocumentedRoute.problem
        }
        return .object(responses)
    }

    private static let problem: JSONValue = ["$ref": "#/components/responses/Problem"]

    private func response(_ successes: [Answer.Success]) -> JSONValue {
        let sentences = successes.map(\.summary).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        var members: JSONObject = ["description": .string(sentences.joined(separator: " Or: "))]
        var content = JSONObject()
        for type in successes.compactMap(\.content.mediaType) where content[type] == nil {
            content[type] = body(successes.filter { $0.content.mediaType == type })
        }
        if !content.fields.isEmpty { members["content"] = .object(content) }
        if let place = successes.first(where: { $0.place != nil })?.place {
            members["headers"] = [
                "Location": [
                    "description": "Where it is shown.", "schema": ["type": "string", "format": "uri-reference"],
                ]
            ]
            if let show = shown[place.pattern] { members["links"] = links(place, show) }
        }
        return .object(members)
    }

    private func body(_ successes: [Answer.Success]) -> JSONValue {
        var schemas: [JSONValue] = []
        for schema in successes.compactMap(\.content.schema) where !schemas.contains(schema) { schemas.append(schema) }
        guard let first = schemas.first else { return [:] }
        return ["schema": schemas.count == 1 ? first : ["anyOf": .array(schemas)]]
    }

    /// The way from what was made to the route that shows it.
    private func links(_ place: Answer.Place, _ show: Route) -> JSONValue {
        let name = place.pattern.split(separator: "/").last { $0.hasPrefix("{") }?.dropFirst().dropLast() ?? "id"
        return [
            "show": [
                "operationId": .string(DocumentedRoute.identifier(show)),
                "parameters": .object(
                    JSONObject([(key: String(name), value: .string("$response.body#\(place.pointer)"))])),
            ]
        ]
    }
}

extension Route {
    /// Takes an `Idempotency-Key`: an unsafe call of somebody who is known.
    var isRepeatable: Bool { method != .get && method != .head && permission != .open && !answer.isStream }
}
