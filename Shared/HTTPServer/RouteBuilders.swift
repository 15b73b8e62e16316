extension Route {
    package static func get(
        _ pattern: String, _ permission: Permission, _ summary: String, query: [QueryField] = [],
        options: RouteOptions = RouteOptions(), answer: Answer,
        precheck: Precheck? = nil, _ handler: @escaping Handler
    ) -> Route {
        Route(
            .get, pattern, permission, summary, query: query, options: options, answer: answer,
            precheck: precheck,
            handler: handler)
    }

    package static func post(
        _ pattern: String, _ permission: Permission, _ summary: String, query: [QueryField] = [], body: Shape? = nil,
        options: RouteOptions = RouteOptions(), answer: Answer,
        precheck: Precheck? = nil, _ handler: @escaping Handler
    ) -> Route {
        Route(
            .post, pattern, permission, summary, query: query, body: body, options: options,
            answer: answer, precheck: precheck, handler: handler)
    }

    package static func put(
        _ pattern: String, _ permission: Permission, _ summary: String, query: [QueryField] = [], body: Shape? = nil,
        options: RouteOptions = RouteOptions(), answer: Answer,
        precheck: Precheck? = nil, _ handler: @escaping Handler
    ) -> Route {
        Route(
            .put, pattern, permission, summary, query: query, body: body, options: options,
            answer: answer, precheck: precheck, handler: handler)
    }

    package static func patch(
        _ pattern: String, _ permission: Permission, _ summary: String, query: [QueryField] = [], body: Shape? = nil,
        options: RouteOptions = RouteOptions(), answer: Answer,
        precheck: Precheck? = nil, _ handler: @escaping Handler
    ) -> Route {
        Route(
            .patch, pattern, permission, summary, query: query, body: body, options: options,
            answer: answer, precheck: precheck, handler: handler)
    }

    package static func delete(
        _ pattern: String, _ permission: Permission, _ summary: String, query: [QueryField] = [], body: Shape? = nil,
        options: RouteOptions = RouteOptions(), answer: Answer,
        precheck: Precheck? = nil, _ handler: @escaping Handler
    ) -> Route {
        Route(
            .delete, pattern, permission, summary, query: query, body: body, options: options,
            answer: answer, precheck: precheck, handler: handler)
    }
}
