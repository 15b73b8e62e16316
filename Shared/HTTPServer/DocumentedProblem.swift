internal import JSON

/// RFC 9457's document as ``Problem`` writes it. Members beside these belong to a code; the documentation lists them.
enum DocumentedProblem {
    static let response: JSONValue = [
        "description": "A refusal or a failure (RFC 9457).",
        "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
    ]

    static let schema: JSONValue = [
        "type": "object",
        "required": ["type", "title", "status", "detail", "code", "request_id"],
        "properties": [
            "type": ["type": "string", "description": "Stable: /problems/ and the code."],
            "title": ["type": "string", "description": "For people; may change."],
            "status": ["type": "integer", "description": "The status of the answer."],
            "detail": ["type": "string", "description": "What happened and what to do; may change."],
            "code": [
                "type": "string", "description": "Stable; decide by it. A route's own are in its `x-problem-codes`.",
                "examples": .array(ProblemCatalogue.codes.map(JSONValue.string)),
            ],
            "request_id": ["type": "string", "description": "Names this call in the log."],
            "retry_after_s": ["type": "number", "description": "Seconds until another try can help."],
            "errors": [
                "type": "array", "description": "Every field that is wrong.",
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
