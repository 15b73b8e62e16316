internal import JSON

/// Judges query and body by the route's own words.
enum InputCheck {
    static func check(_ request: inout Request, _ route: Route) throws(Problem) {
        // Also what came in chunks, whose length no header said.
        guard request.body.count <= route.options.maxBody else { throw .tooLarge(route.options.maxBody) }
        try checkCoding(request)
        if route.answer.isForeign { return }
        if !request.query.items.isEmpty || !route.query.isEmpty {
            let errors = request.query.errors(against: route.query)
            guard errors.isEmpty else { throw .validation(errors) }
        }
        if let shape = route.body {
            // No body at all is an empty object where nothing has to be said: `curl -X POST …/sent`.
            if request.body.isEmpty, shape.errors(in: [:]).isEmpty {
                request.json = [:]
                return
            }
            try checkType(request, ["application/json"], isOptional: true)
            request.json = try json(request.body, shape)
        } else if !route.options.accepts.isEmpty {
            try checkType(request, route.options.accepts, isOptional: false)
        } else if !request.body.isEmpty {
            // An empty object is what many clients send where nothing is wanted.
            guard (try? JSONValue.parse(request.body)) == .object([:]) else {
                throw .badRequest("This route takes no body.")
            }
        }
    }

    /// What is packed would be read as if it were plain. Source: RFC 9110 section 15.5.16.
    private static func checkCoding(_ request: Request) throws(Problem) {
        let codings = request.headers.all("Content-Encoding")
        guard codings.contains(where: { $0.lowercased() != "identity" && !$0.isEmpty }) else { return }
        throw .codedBody
    }

    /// - Parameter isOptional: a body that names no type is taken for the first.
    private static func checkType(_ request: Request, _ accepted: [String], isOptional: Bool) throws(Problem) {
        guard let header = request.headers["Content-Type"] else {
            if isOptional { return }
            throw .unsupportedMediaType(accepted)
        }
        let type = header.prefix { $0 != ";" && $0 != " " }.lowercased()
        guard accepted.contains(type) else { throw .unsupportedMediaType(accepted) }
    }

    private static func json(_ body: [UInt8], _ shape: Shape) throws(Problem) -> JSONValue {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue.parse(body)
        } catch {
            throw .malformedJSON("At byte \(error.offset): \(error.reason).")
        }
        let errors = shape.errors(in: value)
        guard errors.isEmpty else { throw .validation(errors) }
        return value
    }
}
