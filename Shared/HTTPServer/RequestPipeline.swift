internal import JSON
internal import Telemetry

/// What the head alone says about a request.
enum Admission: Sendable {
    case route(Route, [String: String])
    /// Answered without a handler.
    case refused(Problem)
}

/// The checks in front of a handler, in the order of design section 7.
struct RequestPipeline: Sendable {
    let service: ServiceDescription

    /// - Throws: what must be answered without reading the body.
    func admit(_ head: RequestHead) throws(Problem) -> Admission {
        let outcome = service.router.route(head.method, head.path)
        var limit = RouteOptions().maxBody
        if case .found(let route, _) = outcome { limit = min(route.options.maxBody, service.limits.maxBody) }
        if let length = head.contentLength, length > limit { throw .tooLarge(limit) }
        switch outcome {
        case .found(let route, let parameters): return .route(route, parameters)
        // evhttp knows only methods of its own.
        case .wrongMethod(let allowed) where head.method == .other: throw .methodNotAllowed(allowed)
        case .unknownPath where head.method == .other: throw .notFound
        case .malformedPath where head.method == .other: throw .badRequest(RequestPipeline.badPath)
        case .wrongMethod(let allowed): return .refused(.methodNotAllowed(allowed))
        case .unknownPath: return .refused(.notFound)
        case .malformedPath: return .refused(.badRequest(RequestPipeline.badPath))
        }
    }

    private static let badPath = "The path is not percent-encoded UTF-8."

    func respond(_ exchange: Exchange) async -> Response {
        switch exchange.admission {
        case .refused(let problem): return problem.response(requestID: exchange.trail.requestID)
        case .route(let route, let parameters):
            do {
                let response = try await respond(exchange, route, parameters)
                return service.hooks.judgesAnswers ? judged(response, exchange, route) : response
            } catch {
                return error.response(requestID: exchange.trail.requestID)
            }
        }
    }

    private func respond(
        _ exchange: Exchange, _ route: Route, _ parameters: [String: String]
    ) async throws(Problem) -> Response {
        let head = exchange.head
        let principal = try await authorize(head, route)
        exchange.principal = principal
        guard let query = head.rawQuery.isEmpty ? .empty : QueryItems(decoding: head.rawQuery) else {
            throw .badRequest("The query is not percent-encoded UTF-8, or has more than \(QueryItems.most) parameters.")
        }
        var request = Request(
            head: head, pattern: route.pattern, parameters: parameters, query: query, body: exchange.body, json: nil,
            principal: principal, deadline: exchange.started.advanced(by: service.limits.handlerTime),
            trail: exchange.trail)
        do {
            if let precheck = route.precheck, let early = try await precheck(request) { return early }
            try InputCheck.check(&request, route)
            if let around = service.hooks.around { return try await around(request, route, route.handler) }
            return try await route.handler(request)
        } catch let problem as Problem {
            throw problem
        } catch {
            return try await response(to: error, request, route)
        }
    }

    private func judged(_ response: Response, _ exchange: Exchange, _ route: Route) -> Response {
        guard let problem = AnswerCheck.problem(response, route) else { return response }
        service.log.error(
            "answer-shape",
            [
                "detail": .text(problem.detail),
                "errors": .text(problem.errors.map { "\($0.pointer) \($0.message)" }.joined(separator: "; ")),
            ])
        return problem.response(requestID: exchange.trail.requestID)
    }

    /// - Throws: 401, 403, or 503 while nobody can be asked.
    func authorize(_ head: RequestHead, _ route: Route) async throws(Problem) -> Principal {
        if route.permission == .open { return .anonymous }
        guard let principal = try await service.hooks.authenticate(head) else { throw .unauthorized }
        guard principal.permissions.contains(route.permission) else {
            throw .forbidden("The role \(principal.role) lacks the permission \(route.permission.rawValue).")
        }
        return principal
    }

    private func response(
        to error: any Error, _ request: Request, _ route: Route
    ) async throws(Problem) -> Response {
        if let translated = await service.hooks.translate(error, request, route) { return translated }
        if error is CancellationError { throw .unavailable("The request took too long and was given up.") }
        service.log.error(
            "request failed",
            [
                "route": .text(route.pattern), "request_id": .text(request.requestID), "error": .text("\(error)"),
            ], trace: request.trace)
        throw .failure
    }
}
