package import JSON

/// The problems every service may answer with. Codes are contract: added, never renamed.
extension Problem {
    /// 400 with everything that is wrong, not only the first.
    package static func validation(_ errors: [FieldError]) -> Problem {
        Problem(
            400, "validation-failed", title: "The input is not valid",
            detail:
                "\(errors.count) field\(errors.count == 1 ? " is" : "s are") not as this route expects; see errors.",
            errors: errors)
    }

    package static func malformedJSON(_ detail: String) -> Problem {
        Problem(400, "malformed-json", title: "The body is not JSON", detail: detail)
    }

    package static func badRequest(_ detail: String) -> Problem {
        Problem(400, "bad-request", title: "The request cannot be understood", detail: detail)
    }

    package static let unauthorized = Problem(
        401, "unauthorized", title: "An API key is needed", detail: "Send a valid key in the header X-API-Key.")

    package static func forbidden(_ detail: String) -> Problem {
        Problem(403, "forbidden", title: "Not allowed", detail: detail)
    }

    /// 403 for a stage whose requirement is not met yet (R0.33 to R0.37); `requirement` says what unlocks it.
    package static func locked(_ requirement: String) -> Problem {
        Problem(
            403, "stage-locked", title: "This stage is locked", detail: requirement,
            extra: [("requirement", .string(requirement))])
    }

    package static let notFound = notFound("Nothing is known under this address.")

    package static func notFound(_ detail: String) -> Problem {
        Problem(404, "not-found", title: "Not found", detail: detail)
    }

    package static func methodNotAllowed(_ allowed: [Method]) -> Problem {
        let list = allowed.map(\.rawValue).joined(separator: ", ")
        var problem = Problem(
            405, "method-not-allowed", title: "This address does not take this method", detail: "Allowed: \(list).")
        problem.headers = [("Allow", list)]
        return problem
    }

    package static func conflict(_ code: String, _ detail: String, extra: [(String, JSONValue)] = []) -> Problem {
        Problem(409, code, title: "In conflict with what is already there", detail: detail, extra: extra)
    }

    package static let preconditionFailed = Problem(
        412, "precondition-failed", title: "Changed in the meantime",
        detail: "If-Match does not name the current version; read it again and repeat your change.")

    /// - Parameter limit: bytes.
    package static func tooLarge(_ limit: Int) -> Problem {
        Problem(
            413, "too-large", title: "The body is too large", detail: "This route takes at most \(limit) bytes.",
            extra: [("limit_bytes", .int(Int64(limit)))])
    }

    package static func unsupportedMediaType(_ accepted: [String]) -> Problem {
        Problem(
            415, "unsupported-media-type", title: "This type of body is not taken",
            detail: "Send \(accepted.joined(separator: " or ")).")
    }

    package static var codedBody: Problem {
        var problem = Problem(
            415, "unsupported-media-type", title: "This coding of a body is not taken",
            detail: "Send the body as it is, without Content-Encoding.")
        problem.headers = [("Accept-Encoding", "identity")]
        return problem
    }

    package static func unprocessable(_ code: String, _ detail: String) -> Problem {
        Problem(422, code, title: "Understood, but it cannot be done", detail: detail)
    }

    package static func tooManyRequests(_ detail: String, retryAfter: Double) -> Problem {
        Problem(429, "too-many-requests", title: "Too many requests", detail: detail, retryAfter: retryAfter)
    }

    package static let failure = Problem(
        500, "internal-error", title: "Something went wrong on our side",
        detail: "The request was not completed. The log has the details under this request id.")

    /// 503 for a database whose disk is full; nothing but an operator helps.
    package static let storageFull = Problem(
        503, "storage-full", title: "The database has no room",
        detail: "The disk of the database is full; nothing was changed. Make room on it and repeat the call.",
        retryAfter: 30)

    /// 503 for a table, column or function that this version has and the database has not; an empty answer would hide that.
    package static let tablesDamaged = Problem(
        503, "tables-damaged", title: "The database lacks something",
        detail:
            "A table, column or function that this version needs is not there; nothing was changed. The log names it. Run outreach doctor, and restore a backup if a restart does not mend it.",
        retryAfter: 30)

    package static func unavailable(_ detail: String, retryAfter: Double = 1) -> Problem {
        Problem(503, "unavailable", title: "Not available right now", detail: detail, retryAfter: retryAfter)
    }
}

/// The codes of the problems that any route may answer with; Docs/api.md explains each.
enum ProblemCatalogue {
    static let codes = [
        "already-there", "answer-not-kept", "bad-request", "forbidden", "idempotency-in-progress",
        "idempotency-key-reused",
        "internal-error", "malformed-json", "method-not-allowed", "not-found", "precondition-failed", "request-timeout",
        "storage-full", "too-large", "too-many-requests", "unauthorized", "unavailable", "unsupported-media-type",
        "validation-failed",
    ]
}
