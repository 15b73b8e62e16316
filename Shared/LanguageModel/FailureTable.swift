internal import HTTPClient
internal import JSON
internal import Timekeeping

extension LanguageModelError {
    init(transport error: HTTPClientError) {
        switch error.code {
        case .timeout: self.init(.timeout, "the language model gave \(error.reason)", retryable: true)
        case .unreachable: self.init(.unreachable, "the language model: \(error.reason)", retryable: true)
        case .tls, .invalidURL, .privateAddress:
            self.init(.configuration, "the language model: \(error.reason)", retryable: false)
        case .tooLarge: self.init(.invalidAnswer, "the language model: \(error.reason)", retryable: false)
        case .cancelled: self.init(.cancelled, error.reason, retryable: true)
        }
    }

    /// What a status means. Source: OpenAI's error codes and its client's retry policy, in which the header
    /// `x-should-retry` wins over the status.
    /// - Returns: `nil` for a success.
    init?(refusal reply: HTTPReply) {
        guard !(200...299).contains(reply.status) else { return nil }
        let (code, advice, mayRetry) = LanguageModelError.meaning(reply.status, ErrorWord(reply.body))
        let asked = reply.header("x-should-retry")
        let retryable = asked == "true" || (mayRetry && asked != "false")
        self.init(
            code, "the language model's server answered \(reply.status): \(advice)", retryable: retryable,
            retryAfter: retryable ? waitSeconds(reply) : nil)
    }

    private static func meaning(_ status: Int, _ word: ErrorWord) -> (code: Code, advice: String, retry: Bool) {
        switch status {
        case 401: (.configuration, "check OUTREACH_LLM_API_KEY", false)
        case 404: (.modelNotFound, "check OUTREACH_LLM_MODEL and OUTREACH_LLM_URL\(word.suffix)", false)
        case 408: (.timeout, "it took too long", true)
        case 409: (.serverError, "it is busy with a conflicting request", true)
        case 429 where word.text == "insufficient_quota": (.quotaExhausted, "the account has no quota left", false)
        case 429: (.rateLimited, "too many requests", true)
        case 501: (.requestRefused, "it does not offer chat completions\(word.suffix)", false)
        case 500...: (.serverError, "it failed\(word.suffix)", true)
        case 300..<400: (.configuration, "it redirects; set OUTREACH_LLM_URL to the final address", false)
        default: (.requestRefused, "it refuses the request\(word.suffix)", false)
        }
    }
}

/// The server's own code. Its free text is left out: it may repeat the key or the prompt.
private struct ErrorWord {
    let text: String?

    init(_ body: [UInt8]) {
        let error = (try? JSONValue.parse(body))?["error"]
        let word = error?["code"]?.stringValue ?? error?["type"]?.stringValue
        text = word.flatMap { word in
            let isPlain = word.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "_")
            }
            return isPlain && (1...40).contains(word.utf8.count) ? word : nil
        }
    }

    var suffix: String { text.map { " (\($0))" } ?? "" }
}

/// `retry-after-ms`, else `retry-after` in seconds or as a date, when it lies within (0, 120] seconds.
private func waitSeconds(_ reply: HTTPReply) -> Double? {
    let seconds: Double? =
        if let text = reply.header("retry-after-ms"), let milliseconds = Double(text) {
            milliseconds / 1000
        } else if let text = reply.header("retry-after") {
            Double(text) ?? secondsUntil(httpDate: text)
        } else {
            nil
        }
    return seconds.flatMap { $0 > 0 && $0 <= 120 ? $0 : nil }
}

/// RFC 9110 IMF-fixdate: `Sun, 06 Nov 1994 08:49:37 GMT`.
private func secondsUntil(httpDate text: String) -> Double? {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])),
        let date = Timestamp(
            iso8601: "\(parts[3])-\(month < 9 ? "0" : "")\(month + 1)-\(parts[1])T\(parts[4])Z")
    else { return nil }
    return Double(date.microseconds - Timestamp.now().microseconds) / 1_000_000
}
