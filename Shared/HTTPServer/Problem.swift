package import JSON

/// What is wrong with one field of the input.
package struct FieldError: Sendable, Equatable {
    /// JSON pointer into the body (`/profile_ids/3`), or the name of a query or path parameter.
    package let pointer: String
    /// `required`, `unknown`, `type`, `length`, `range`, `choice`, `format`, `items`; added to, never renamed.
    package let code: String
    package let message: String

    package init(_ pointer: String, _ code: String, _ message: String) {
        (self.pointer, self.code, self.message) = (pointer, code, message)
    }
}

/// A refusal or failure as the caller sees it: RFC 9457 `application/problem+json`.
package struct Problem: Error, Sendable {
    package let status: Int
    /// Stable and documented; the problem's type is the URI `/problems/<code>`.
    package let code: String
    package let title: String
    /// One sentence for a person: what happened and what to do. Never a token, never a message body.
    package let detail: String
    package var errors: [FieldError]
    /// Seconds until another try can help; sent as `Retry-After`, rounded up.
    package var retryAfter: Double?
    /// Further members of the document.
    package var extra: [(String, JSONValue)]
    /// Header fields that belong to it, such as `Allow`.
    package var headers: [(String, String)] = []

    package init(
        _ status: Int, _ code: String, title: String, detail: String, errors: [FieldError] = [],
        retryAfter: Double? = nil, extra: [(String, JSONValue)] = []
    ) {
        assert(!extra.contains { Problem.ownMembers.contains($0.0) }, "a member of RFC 9457 twice")
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.errors = errors
        self.retryAfter = retryAfter
        self.extra = extra
    }

    /// What every document has; a name twice is no I-JSON (RFC 7493), and readers differ in which they take.
    private static let ownMembers: Set<String> = [
        "type", "title", "status", "detail", "code", "errors", "retry_after_s", "request_id",
    ]

    /// - Parameter requestID: the request it answers; also found in the access log.
    package func document(requestID: String) -> [UInt8] {
        var writer = JSONWriter(capacity: 256)
        writer.beginObject()
        writer.key("type")
        writer.value("/problems/" + code)
        writer.key("title")
        writer.value(title)
        writer.key("status")
        writer.value(status)
        writer.key("detail")
        writer.value(detail)
        writer.key("code")
        writer.value(code)
        if !errors.isEmpty { writeErrors(&writer) }
        if let retryAfter {
            writer.key("retry_after_s")
            writer.value(retryAfter)
        }
        for (name, value) in extra {
            writer.key(text: name)
            writer.value(value)
        }
        writer.key("request_id")
        writer.value(requestID)
        writer.endObject()
        return writer.bytes
    }

    private func writeErrors(_ writer: inout JSONWriter) {
        writer.key("errors")
        writer.beginArray()
        for error in errors {
            writer.beginObject()
            writer.key("pointer")
            writer.value(error.pointer)
            writer.key("code")
            writer.value(error.code)
            writer.key("message")
            writer.value(error.message)
            writer.endObject()
        }
        writer.endArray()
    }

    package func response(requestID: String) -> Response {
        var headers = [("Content-Type", "application/problem+json; charset=utf-8")]
        if let retryAfter { headers.append(("Retry-After", String(Int(retryAfter.rounded(.up))))) }
        if status == 401 { headers.append(("WWW-Authenticate", "ApiKey realm=\"outreach\", header=\"X-API-Key\"")) }
        return Response(status: status, headers: headers + self.headers, body: .bytes(document(requestID: requestID)))
    }
}
