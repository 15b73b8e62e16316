/// Exit codes of every command (Docs/operations.md); 69 is `EX_UNAVAILABLE` of sysexits.
enum ExitCode: Int32, Sendable {
    case ok = 0
    case failed = 1
    case usage = 2
    case partlyFailed = 3
    case refused = 4
    case notFound = 5
    /// The product whose command it is is switched off, or its tables are missing.
    case inactive = 6
    case unavailable = 69
    case interrupted = 130
}

/// Why a command ends: one sentence for the operator, with what to do about it.
struct Failure: Error, Sendable {
    let code: ExitCode
    let reason: String
    /// Of the call that failed, to ask about.
    let request: String?

    init(_ code: ExitCode, _ reason: String, request: String? = nil) {
        (self.code, self.reason, self.request) = (code, reason, request)
    }
    init(_ sentence: String) { self.init(.failed, sentence) }

    /// The whole of it, the request's id below.
    var sentence: String { request.map { "\(reason)\n  request \($0)" } ?? reason }

    static func usage(_ sentence: String) -> Failure { Failure(.usage, sentence) }
}
