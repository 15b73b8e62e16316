internal import AdapterKit
internal import AdapterWire
internal import JSON

/// One row of LinkedIn's table of errors ("Error handling", "Rate limiting"), for a request that sends.
struct LinkedInRefusal {
    let status: Int
    /// `code` of the answer; `nil` for any.
    let code: String?
    let failure: AdapterFailure.Code
    let reason: String

    init(_ status: Int, code: String? = nil, _ failure: AdapterFailure.Code, _ reason: String) {
        (self.status, self.code, self.failure, self.reason) = (status, code, failure, reason)
    }

    /// The first row that matches wins.
    static let all = [
        LinkedInRefusal(400, code: "VERSION_MISSING", .configuration, "LinkedIn wants a version: set api_version."),
        LinkedInRefusal(400, .contentRefused, "LinkedIn does not take the message in this form."),
        LinkedInRefusal(
            401, code: "EXPIRED_ACCESS_TOKEN", .invalidCredentials, "The access token has expired: get a new one."),
        LinkedInRefusal(
            401, code: "REVOKED_ACCESS_TOKEN", .invalidCredentials, "The access token was revoked: get a new one."),
        LinkedInRefusal(401, .invalidCredentials, "LinkedIn does not take the access token: get a new one."),
        LinkedInRefusal(
            403, .notAvailable,
            "LinkedIn does not let us send: the app needs a partner's approval, the person must be a connection."),
        LinkedInRefusal(404, .recipientUnreachable, "LinkedIn has no such member, or does not show them to this one."),
        LinkedInRefusal(
            422, code: "DUPLICATE_POST", .contentRefused, "LinkedIn says that the same text was sent before."),
        LinkedInRefusal(422, .contentRefused, "LinkedIn does not take this message."),
        LinkedInRefusal(426, .configuration, "LinkedIn has switched this version off: set a newer api_version."),
        LinkedInRefusal(429, .rateLimited, "LinkedIn's limit for today is used up; it starts again at 00:00 UTC."),
    ]

    static func failure(_ result: WireResult) -> AdapterFailure {
        guard case .answer(let status, _, _, _) = result.outcome else { return trouble(result) }
        let codes = codes(result)
        guard let row = all.first(where: { $0.status == status && ($0.code.map(codes.contains) ?? true) }) else {
            // A refusal in LinkedIn's own form, though of a kind that the table does not have.
            if (400..<500).contains(status), !codes.isEmpty {
                return AdapterFailure(.configuration, "LinkedIn refuses for a reason unknown here (status \(status)).")
            }
            return AdapterFailure(.unknownOutcome, "LinkedIn gave an answer of no known form (status \(status)).")
        }
        return AdapterFailure(row.failure, row.reason, retryAfter: status == 429 ? pause(result) : nil)
    }

    /// LinkedIn sends no Retry-After; its days end at midnight UTC.
    private static func pause(_ result: WireResult) -> Double? { result.retryAfter ?? result.secondsUntilMidnightUTC }

    /// `code`, and those of `errorDetails.inputErrors`.
    private static func codes(_ result: WireResult) -> [String] {
        let inner = result.document?["errorDetails"]?["inputErrors"]?.arrayValue ?? []
        return ([result.document] + inner).compactMap { $0?["code"]?.stringValue }
    }

    private static func trouble(_ result: WireResult) -> AdapterFailure {
        guard case .trouble(let trouble, sent: true) = result.outcome else {
            return AdapterFailure(.temporary, "LinkedIn was not reached.")
        }
        return AdapterFailure(.unknownOutcome, "LinkedIn gave no answer (\(trouble.rawValue)).")
    }
}
