/// Answers one request. A thrown ``Problem`` becomes its response; what any other error means, ``ServerHooks/translate`` says.
package typealias Handler = @Sendable (Request) async throws -> Response

/// Runs after authentication and before the input is judged, because "the schema is missing" and "the stage is locked"
/// come before "the input is wrong" (design: order of checks). A response ends the request there.
package typealias Precheck = @Sendable (Request) async throws -> Response?

/// What a route takes besides its shape.
package struct RouteOptions: Sendable {
    /// Bytes; a larger body is refused with 413 before it is read.
    package var maxBody: Int
    /// Media types taken as they are, without JSON; empty when the route has a JSON body or none.
    package var accepts: [String]
    /// Health checks stay out of the access log.
    package var isSilent: Bool
    /// It judges `If-Match` or `If-None-Match` by the version of what it changes or shows.
    package var isVersioned: Bool

    package init(
        maxBody: Int = 1 << 20, accepts: [String] = [], isSilent: Bool = false, isVersioned: Bool = false
    ) {
        (self.maxBody, self.accepts) = (maxBody, accepts)
        (self.isSilent, self.isVersioned) = (isSilent, isVersioned)
    }
}

/// One operation of the API: the server's dispatch, the checks before the handler and `/openapi.json` all read this value.
package struct Route: Sendable {
    package let method: Method
    /// `/api/social/profiles/{id}`; a segment in braces is a parameter.
    package let pattern: String
    package let permission: Permission
    package let summary: String
    package let query: [QueryField]
    /// The JSON body; `nil` for a route without one.
    package let body: Shape?
    package let options: RouteOptions
    /// What it answers with when it succeeds.
    package let answer: Answer
    package let precheck: Precheck?
    package let handler: Handler
    /// Whose it is, for log lines and figures; `nil` for the platform's own.
    package var product: String?

    package init(
        _ method: Method, _ pattern: String, _ permission: Permission, _ summary: String, query: [QueryField] = [],
        body: Shape? = nil, options: RouteOptions = RouteOptions(), answer: Answer, precheck: Precheck? = nil,
        handler: @escaping Handler
    ) {
        self.method = method
        self.pattern = pattern
        self.permission = permission
        self.summary = summary
        self.query = query
        self.body = body
        self.options = options
        self.answer = answer
        self.precheck = precheck
        self.handler = handler
    }

    /// The same, with a check before its own, which may answer `early`.
    package func prechecked(answering early: Answer? = nil, _ first: @escaping Precheck) -> Route {
        Route(
            method, pattern, permission, summary, query: query, body: body, options: options,
            answer: early.map(answer.or) ?? answer,
            precheck: { [precheck] request in
                if let early = try await first(request) { return early }
                return try await precheck?(request)
            }, handler: handler)
    }
}

/// One name of the query string. Names that a route does not list are refused with 400.
package struct QueryField: Sendable {
    package let name: String
    package let shape: Shape
    package let isRequired: Bool
    package let summary: String

    package static func optional(_ name: String, _ shape: Shape, _ summary: String = "") -> QueryField {
        QueryField(name: name, shape: shape, isRequired: false, summary: summary)
    }
    package static func required(_ name: String, _ shape: Shape, _ summary: String = "") -> QueryField {
        QueryField(name: name, shape: shape, isRequired: true, summary: summary)
    }
}
