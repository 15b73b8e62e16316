internal import JSON

/// The OpenAPI 3.1 document of a route list: what the server checks and what the document says are the same values.
package enum OpenAPI {
    package static func document(title: String, version: String, routes: [Route]) -> [UInt8] {
        var paths = JSONObject()
        for route in routes {
            var item = paths[route.pattern]?.objectValue ?? [:]
            item[route.method.rawValue.lowercased()] = operation(route)
            paths[route.pattern] = .object(item)
        }
        let document: JSONValue = [
            "openapi": "3.1.0",
            "info": ["title": .string(title), "version": .string(version)],
            "paths": .object(paths),
            "components": [
                "schemas": ["Problem": problem],
                "responses": ["Problem": problemResponse],
                "securitySchemes": ["ApiKey": ["type": "apiKey", "in": "header", "name": "X-API-Key"]],
            ],
        ]
        return document.serialized()
    }

    private static func operation(_ route: Route) -> JSONValue {
        var operation: JSONObject = [
            "operationId": .string(operationID(route)), "summary": .string(route.summary),
            "responses": responses(route),
        ]
        let parameters = pathParameters(route) + route.query.map(queryParameter)
        if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
        if let body = requestBody(route) { operation["requestBody"] = body }
        if route.permission == .open {
            operation["security"] = []
        } else {
            operation["security"] = [["ApiKey": []]]
            operation["x-permission"] = .string(route.permission.rawValue)
        }
        return .object(operation)
    }

    /// `get /api/social/profiles/{id}` becomes `get_api_social_profiles_id`: unique, because routes are.
    private static func operationID(_ route: Route) -> String {
        let words = route.pattern.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "-" }
        return ([route.method.rawValue.lowercased()] + words.map(String.init)).joined(separator: "_")
    }

    private static func pathParameters(_ route: Route) -> [JSONValue] {
        route.pattern.split(separator: "/").filter { $0.hasPrefix("{") }.map { segment in
            [
                "name": .string(String(segment.dropFirst().dropLast())), "in": "path", "required": true,
                "schema": ["type": "string"],
            ]
        }
    }

    private static func queryParameter(_ field: QueryField) -> JSONValue {
        var members: JSONObject = [
            "name": .string(field.name), "in": "query", "required": .bool(field.isRequired),
            "schema": field.shape.schema,
        ]
        if !field.summary.isEmpty { members["description"] = .string(field.summary) }
        return .object(members)
    }

    private static func requestBody(_ route: Route) -> JSONValue? {
        if let shape = route.body {
            return ["required": true, "content": ["application/json": ["schema": shape.schema]]]
        }
        guard !route.options.accepts.isEmpty else { return nil }
        let content = route.options.accepts.map { (key: $0, value: JSONValue.object([:])) }
        return ["required": true, "content": .object(JSONObject(content))]
    }

    private static func responses(_ route: Route) -> JSONValue {
        let success: JSONValue = [
            "description": .string(route.response),
            "content": .object(JSONObject([(key: route.options.produces, value: .object([:]))])),
        ]
        return ["2XX": success, "4XX": reference, "5XX": reference]
    }

    private static let reference: JSONValue = ["$ref": "#/components/responses/Problem"]

    private static let problemResponse: JSONValue = [
        "description": "A refusal or a failure (RFC 9457).",
        "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
    ]

    private static let problem: JSONValue = [
        "type": "object",
        "required": ["type", "title", "status", "detail", "code", "request_id"],
        "properties": [
            "type": ["type": "string", "description": "Stable: /problems/ and the code."],
            "title": ["type": "string"], "status": ["type": "integer"], "detail": ["type": "string"],
            "code": ["type": "string"], "request_id": ["type": "string"], "retry_after_s": ["type": "number"],
            "errors": [
                "type": "array",
                "items": [
                    "type": "object", "required": ["pointer", "code", "message"],
                    "properties": [
                        "pointer": ["type": "string"], "code": ["type": "string"], "message": ["type": "string"],
                    ],
                ],
            ],
        ],
    ]
}
