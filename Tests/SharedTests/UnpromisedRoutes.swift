import HTTPServer

/// Routes of tests that look at the server and not at answers: any JSON may come of them.
extension Route {
    private static let unpromised = Answer.json(.any)

    static func get(
        _ pattern: String, _ permission: Permission, _ summary: String, query: [QueryField] = [],
        precheck: Precheck? = nil, _ handler: @escaping Handler
    ) -> Route {
        .get(pattern, permission, summary, query: query, answer: unpromised, precheck: precheck, handler)
    }

    static func post(
        _ pattern: String, _ permission: Permission, _ summary: String, query: [QueryField] = [], body: Shape? = nil,
        options: RouteOptions = RouteOptions(), precheck: Precheck? = nil, _ handler: @escaping Handler
    ) -> Route {
        .post(
            pattern, permission, summary, query: query, body: body, options: options, answer: unpromised,
            precheck: precheck, handler)
    }

    static func delete(
        _ pattern: String, _ permission: Permission, _ summary: String, _ handler: @escaping Handler
    ) -> Route {
        .delete(pattern, permission, summary, answer: unpromised, handler)
    }
}
