internal import JSON

/// An error as LinkedIn writes it. Source: "Error handling", shared API guide.
struct LinkedInError {
    let status: Int
    let name: String
    var number: Int?
    let message: String
    var details: JSONValue?

    var reply: Reply {
        var body: JSONObject = ["status": JSONValue(status)]
        if let number { body["serviceErrorCode"] = JSONValue(number) }
        body["code"] = .string(name)
        body["message"] = .string(message)
        if let details { body["errorDetails"] = details }
        return Reply(status: status, body: .object(body), code: number.map(String.init) ?? name)
    }

    var refusal: PracticeRefusal { PracticeRefusal(reply: reply) }

    static let noToken = LinkedInError(
        status: 401, name: "EMPTY_ACCESS_TOKEN", number: 65604, message: "Empty oauth2 access token")
    static let unknownToken = LinkedInError(
        status: 401, name: "INVALID_ACCESS_TOKEN", number: 65600, message: "Invalid access token")
    static let revokedToken = LinkedInError(
        status: 401, name: "REVOKED_ACCESS_TOKEN", number: 65601,
        message: "The token used in the request has been revoked by the user")
    static let expiredToken = LinkedInError(
        status: 401, name: "EXPIRED_ACCESS_TOKEN", number: 65602, message: "The token used in the request has expired")
    static let throttled = LinkedInError(
        status: 429, name: "TOO_MANY_REQUESTS", number: 101,
        message: "Resource level throttle APPLICATION_AND_MEMBER DAY limit for calls to this resource is reached.")

    static func denied(_ what: String) -> LinkedInError {
        LinkedInError(
            status: 403, name: "ACCESS_DENIED", number: 100, message: "Not enough permissions to access: \(what)")
    }

    static func notFound(_ what: String) -> LinkedInError {
        LinkedInError(status: 404, name: "NOT_FOUND", message: what)
    }

    static func malformed(_ text: String) -> LinkedInError {
        LinkedInError(status: 400, name: "ILLEGAL_ARGUMENT", message: text)
    }

    /// One field and what is wrong with it.
    static func input(_ field: String, _ code: String, _ text: String, status: Int = 400) -> LinkedInError {
        LinkedInError(
            status: status, name: code, message: text,
            details: [
                "inputErrors": [
                    [
                        "code": .string(code), "description": .string(text),
                        "input": ["inputPath": ["fieldPath": .string(field)]],
                    ]
                ]
            ])
    }

    static func server(_ status: Int) -> LinkedInError {
        LinkedInError(
            status: status, name: status == 503 ? "SERVICE_UNAVAILABLE" : "INTERNAL_SERVER_ERROR",
            message: "Internal Server Error")
    }
}
