internal import JSON

/// What a route says when it succeeds. The document, the callers' types and the judgement of real answers read this value.
package struct Answer: Sendable {
    /// One way to succeed.
    package struct Success: Sendable {
        package let status: Int
        package let content: Content
        /// What it means, in a sentence.
        package let summary: String
        /// Where what was made, or its progress, is shown.
        package let place: Place?
    }

    package enum Content: Sendable {
        /// No body.
        case nothing
        case json(Shape)
        /// A file of JSON lines: a value of this shape on each.
        case lines(Shape)
        /// Other than JSON, by media type.
        case file(String)
        /// Server-sent events that go on, with a value of this shape as the data of each; `resync` has none.
        case events(Shape)
        /// Whatever a foreign dialect wants, with any status and of any type.
        case foreign
    }

    /// Where a `Location` header points.
    package struct Place: Sendable {
        /// Of the route that shows it: `/api/social/jobs/{id}`.
        package let pattern: String
        /// The JSON pointer into the answer at which the pattern's parameter stands.
        package let pointer: String

        package init(_ pattern: String, id pointer: String = "/id") {
            (self.pattern, self.pointer) = (pattern, pointer)
        }
    }

    package let successes: [Success]
    /// Codes of this route's own refusals, beside those that any route may answer with.
    package let refusals: [String]
    /// It speaks somebody else's dialect.
    let isForeign: Bool
    /// It may go on for as long as its reader listens.
    package let isStream: Bool

    private init(_ successes: [Success], refusals: [String] = []) {
        (self.successes, self.refusals) = (successes, refusals)
        isForeign = successes.contains { if case .foreign = $0.content { true } else { false } }
        isStream = successes.contains { if case .events = $0.content { true } else { false } }
    }

    /// A JSON body.
    package static func json(
        _ shape: Shape, status: Int = 200, _ summary: String = "Done.", at place: Place? = nil
    ) -> Answer {
        Answer([Success(status: status, content: .json(shape), summary: summary, place: place)])
    }

    /// 201 for what was made; `place` shows it.
    package static func created(_ shape: Shape, _ summary: String, at place: Place? = nil) -> Answer {
        json(shape, status: 201, summary, at: place)
    }

    /// 202 for work that goes on; `place` tells of its progress.
    package static func accepted(_ shape: Shape, _ summary: String, at place: Place? = nil) -> Answer {
        json(shape, status: 202, summary, at: place)
    }

    /// 204.
    package static let nothing = nothing("Done.")
    package static func nothing(_ summary: String) -> Answer {
        Answer([Success(status: 204, content: .nothing, summary: summary, place: nil)])
    }

    /// - Parameter type: a media type without parameters: `text/csv`.
    package static func file(_ type: String, _ summary: String) -> Answer {
        Answer([Success(status: 200, content: .file(type), summary: summary, place: nil)])
    }

    /// A file with a value of this shape on each line.
    package static func lines(_ shape: Shape, _ summary: String) -> Answer {
        Answer([Success(status: 200, content: .lines(shape), summary: summary, place: nil)])
    }

    /// - Parameter shape: of the data of each event.
    package static func events(_ shape: Shape, _ summary: String) -> Answer {
        Answer([Success(status: 200, content: .events(shape), summary: summary, place: nil)])
    }

    /// The route speaks somebody else's dialect: nothing is promised, and its handler judges query and body itself.
    package static func foreign(_ summary: String) -> Answer {
        Answer([Success(status: 200, content: .foreign, summary: summary, place: nil)])
    }

    /// Either this or the other.
    package func or(_ other: Answer) -> Answer {
        Answer(successes + other.successes, refusals: refusals + other.refusals)
    }

    /// The same, which may also be refused for these reasons.
    package func refusing(_ codes: String...) -> Answer { Answer(successes, refusals: refusals + codes) }
    package func refusing(_ codes: [String]) -> Answer { Answer(successes, refusals: refusals + codes) }
}

extension Answer.Content {
    /// `nil` without a body, or where any type may come.
    var mediaType: String? {
        switch self {
        case .nothing, .foreign: nil
        case .json: "application/json"
        case .lines: "application/jsonl"
        case .file(let type): type
        case .events: "text/event-stream"
        }
    }

    /// Of the body, of each of its lines, or of the data of each event.
    var shape: Shape? {
        switch self {
        case .json(let shape), .lines(let shape), .events(let shape): shape
        case .nothing, .file, .foreign: nil
        }
    }

    /// What the document says of the body; OpenAPI 3.1 has no word for a file of lines, so of one it is the schema of a line.
    var schema: JSONValue? {
        switch self {
        case .json(let shape): return shape.schema
        case .lines(let shape):
            var line = shape.schema.objectValue ?? [:]
            line["description"] = "One line of the file; each is such a value by itself."
            return .object(line)
        case .events(let shape): return Answer.Content.event(of: shape)
        case .file(let type) where type.hasPrefix("text/"): return ["type": "string"]
        case .file: return ["type": "string", "format": "binary"]
        case .nothing, .foreign: return nil
        }
    }

    /// One event of a stream, as OpenAPI 3.2 describes it ("Server-Sent Event Streams").
    private static func event(of shape: Shape) -> JSONValue {
        [
            "type": "object", "required": ["data"],
            "properties": [
                "id": ["type": "string"], "event": ["type": "string"], "retry": ["type": "integer"],
                "data": [
                    "type": "string", "contentMediaType": "application/json", "contentSchema": shape.schema,
                    "description": "Of `resync` it is `{}`.",
                ],
            ],
        ]
    }
}
