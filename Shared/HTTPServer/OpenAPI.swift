package import JSON

/// The OpenAPI 3.1 document of a route list: what the server checks and what the document says are the same values.
package enum OpenAPI {
    /// Of what a service answers about itself; every service has the same.
    package static let serviceTag = "service health"

    /// - Parameter version: of the program.
    package static func document(title: String, version: String, routes: [Route]) -> JSONValue {
        var paths = JSONObject()
        var schemas: [String: JSONValue] = ["Problem": DocumentedProblem.schema, "Json": Shape.anything]
        let patterns = Dictionary(
            routes.filter { $0.method == .get }.map { ($0.pattern, $0) }, uniquingKeysWith: { first, _ in first })
        for route in routes {
            var item = paths[route.pattern]?.objectValue ?? [:]
            item[route.method.rawValue.lowercased()] =
                DocumentedRoute(route: route, shown: patterns).operation
            paths[route.pattern] = .object(item)
            for shape in route.shapes { shape.definitions(into: &schemas) }
        }
        return [
            "openapi": "3.1.0",
            "info": ["title": .string(title), "version": .string(version)],
            "paths": .object(paths),
            "components": [
                "schemas": .object(JSONObject(schemas.sorted { $0.key < $1.key }.map { (key: $0, value: $1) })),
                "parameters": DocumentedRoute.sharedParameters,
                "responses": ["Problem": DocumentedProblem.response],
                "securitySchemes": ["ApiKey": ["type": "apiKey", "in": "header", "name": "X-API-Key"]],
            ],
        ]
    }
}

extension Route {
    /// Everything it takes and gives.
    var shapes: [Shape] {
        query.map(\.shape) + [body].compactMap(\.self) + answer.successes.compactMap(\.content.shape)
    }
}
