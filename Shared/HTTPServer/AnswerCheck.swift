internal import JSON

/// Judges what a handler answered by the words of its route. Only where ``ServerHooks/judgesAnswers`` says so: in tests.
enum AnswerCheck {
    /// - Returns: what does not fit; `nil` when everything does.
    static func problem(_ response: Response, _ route: Route) -> Problem? {
        let answer = route.answer
        guard response.status < 400 || says(response, answer) else { return nil }
        // RFC 9110 section 15.4.5: the caller has the body already.
        guard response.status != 304, !answer.isForeign else { return nil }
        let alike = answer.successes.filter { $0.status == response.status }
        guard !alike.isEmpty else { return wrong(route, "the status \(response.status) is not one of its answers") }
        let type = mediaType(of: response)
        let fitting = alike.filter { $0.content.mediaType == type }
        guard !fitting.isEmpty else { return wrong(route, "it answered with \(type ?? "no body")") }
        if fitting.allSatisfy({ $0.place != nil }), !response.headers.contains(where: { $0.0 == "Location" }) {
            return wrong(route, "it has no Location")
        }
        return judge(response, fitting, route)
    }

    /// A status of 400 or more that is this route's answer and no problem, as that of a health check.
    private static func says(_ response: Response, _ answer: Answer) -> Bool {
        answer.successes.contains { $0.status == response.status && $0.content.mediaType == mediaType(of: response) }
    }

    private static func judge(_ response: Response, _ fitting: [Answer.Success], _ route: Route) -> Problem? {
        let bytes: [UInt8]
        switch response.body {
        case .bytes(let plain): bytes = plain
        case .shared(let shared): bytes = shared.withUnsafeBytes(Array.init)
        case .empty, .events, .pieces, .reset: return nil
        }
        let shapes = fitting.compactMap(\.content.shape)
        guard !shapes.isEmpty else { return nil }
        for part in hasLines(fitting) ? bytes.split(separator: UInt8(ascii: "\n")) : [bytes[...]] {
            guard let value = try? JSONValue.parse(Array(part)) else { return wrong(route, "its body is no JSON") }
            let errors = misfits(value, shapes)
            guard errors.isEmpty else { return wrong(route, "its body is not as its shape says", errors) }
        }
        return nil
    }

    private static func hasLines(_ fitting: [Answer.Success]) -> Bool {
        fitting.contains { success in if case .lines = success.content { true } else { false } }
    }

    /// What speaks against the shape that fits best.
    private static func misfits(_ value: JSONValue, _ shapes: [Shape]) -> [FieldError] {
        shapes.map { $0.errors(in: value) }.min { $0.count < $1.count } ?? []
    }

    private static func mediaType(of response: Response) -> String? {
        let header = response.headers.last { $0.0.lowercased() == "content-type" }?.1
        if let header { return header.prefix { $0 != ";" && $0 != " " }.lowercased() }
        switch response.body {
        case .empty, .reset: return nil
        case .events: return "text/event-stream"
        case .bytes, .shared, .pieces: return "application/json"
        }
    }

    private static func wrong(_ route: Route, _ what: String, _ errors: [FieldError] = []) -> Problem {
        Problem(
            500, "answer-shape", title: "The answer is not what its route promises",
            detail: "\(route.method.rawValue) \(route.pattern): \(what).", errors: errors)
    }
}
