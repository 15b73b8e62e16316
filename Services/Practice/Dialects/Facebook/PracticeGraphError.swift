internal import JSON
internal import Secrets

/// An error of the Graph API, as it goes over the wire.
struct PracticeGraphError {
    let code: Int
    var subcode: Int?
    let message: String
    var type = "OAuthException"
    var isTransient = false
    var status = 400

    var reply: Reply {
        var error: JSONObject = ["message": .string(message), "type": .string(type)]
        if isTransient { error["is_transient"] = true }
        error["code"] = JSONValue(code)
        if let subcode { error["error_subcode"] = JSONValue(subcode) }
        error["fbtrace_id"] = .string("A" + base64URL(randomBytes(16)))
        let name = subcode.map { "\(code)/\($0)" } ?? String(code)
        return Reply(status: status, body: ["error": .object(error)], code: name)
    }

    var refusal: PracticeRefusal { PracticeRefusal(reply: reply) }
}

extension PracticeGraphError {
    /// `(#100) …`: a parameter is missing or wrong.
    static func parameter(_ text: String, subcode: Int? = nil) -> PracticeGraphError {
        PracticeGraphError(code: 100, subcode: subcode, message: "(#100) \(text)")
    }

    static func missingObject(_ id: String, _ method: String) -> PracticeGraphError {
        PracticeGraphError(
            code: 100, subcode: 33,
            message:
                "Unsupported \(method.lowercased()) request. Object with ID '\(id)' does not exist, cannot be loaded due to "
                + "missing permissions, or does not support this operation. Please read the Graph API documentation at "
                + "https://developers.facebook.com/docs/graph-api",
            type: "GraphMethodException")
    }

    static func unknownPath(_ path: String) -> PracticeGraphError {
        PracticeGraphError(code: 2500, message: "Unknown path components: /\(path)")
    }

    /// The window of 24 hours is closed, or never was open.
    static let outsideWindow = PracticeGraphError(
        code: 10, subcode: 2_018_278,
        message: "(#10) This message is sent outside of allowed window. Learn more about the new policy here: "
            + "https://developers.facebook.com/docs/messenger-platform/policy-overview",
        status: 403)

    static let noMatchingUser = parameter("No matching user found", subcode: 2_018_001)
    static let personNotAvailable = PracticeGraphError(
        code: 551, subcode: 1_545_041, message: "(#551) This person isn't available right now.")
    static let messagingPermission = PracticeGraphError(
        code: 230, message: "(#230) Requires pages_messaging permission to manage the object", status: 403)
    static let permission = PracticeGraphError(
        code: 10, message: "(#10) Application does not have permission for this action", status: 403)
    static let noToken = PracticeGraphError(
        code: 2500, message: "An active access token must be used to query information about the current user.")
    static let unreadableToken = PracticeGraphError(
        code: 190, message: "Invalid OAuth access token - Cannot parse access token")
    static let expiredToken = PracticeGraphError(
        code: 190, subcode: 463, message: "Error validating access token: Session has expired. Please log in again.")
    static let revokedToken = PracticeGraphError(
        code: 190, subcode: 460,
        message:
            "Error validating access token: The session has been invalidated because the user changed their password or "
            + "Facebook has changed the session for security reasons.")
    static let badProof = PracticeGraphError(
        code: 100, message: "Invalid appsecret_proof provided in the API argument", type: "GraphMethodException")

    /// Too many calls. Statuses as seen in the wild: 403 for the application's and the page's limit, else 400.
    static func rateLimit(_ code: Int, status: Int?) -> PracticeGraphError {
        let text =
            switch code {
            case 4: "(#4) Application request limit reached"
            case 17: "(#17) User request limit reached"
            case 32: "(#32) Page request limit reached"
            case 80006: "(#80006) There have been too many calls to this Messenger account. Wait a bit and try again."
            default: "(#\(code)) Calls to this api have exceeded the rate limit."
            }
        return PracticeGraphError(
            code: code, message: text, isTransient: code == 4, status: status ?? (code == 4 || code == 32 ? 403 : 400))
    }

    static func unavailable(status: Int) -> PracticeGraphError {
        PracticeGraphError(code: 2, message: "(#2) Service temporarily unavailable", isTransient: true, status: status)
    }

    static func unknown(status: Int) -> PracticeGraphError {
        PracticeGraphError(code: 1, message: "An unknown error has occurred.", isTransient: true, status: status)
    }
}
