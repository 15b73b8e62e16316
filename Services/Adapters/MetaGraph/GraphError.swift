internal import AdapterWire
internal import JSON

/// The error object of a Graph API answer. Answers with status 200 may carry one too.
struct GraphError: Sendable {
    let code: Int
    /// 0 when there is none.
    let subcode: Int
    /// The network's words: only looked at, never passed on, for they may hold a token or the text.
    let message: String
    let isTransient: Bool

    /// - Returns: `nil` when the answer holds no error object.
    init?(_ result: WireResult) {
        guard let error = result.document?["error"], error.objectValue != nil else { return nil }
        func number(_ name: String) -> Int {
            error[name]?.intValue.map { Int($0) } ?? error[name]?.stringValue.flatMap { Int($0) } ?? 0
        }
        (code, subcode) = (number("code"), number("error_subcode"))
        message = error["message"]?.stringValue ?? ""
        isTransient = error["is_transient"]?.boolValue ?? false
    }

    var numbers: String { subcode == 0 ? "\(code)" : "\(code)/\(subcode)" }
}

extension GraphNetwork {
    /// What an answer without the hoped-for content means.
    ///
    /// - Parameter committed: the request may have done the deed, so every doubt is `UNKNOWN_OUTCOME`.
    func failure(_ result: WireResult, committed: Bool) -> AdapterFailure {
        guard case .answer(let status, _, _, _) = result.outcome else {
            return trouble(result, committed: committed)
        }
        guard let error = GraphError(result) else { return oddAnswer(result, status, committed: committed) }
        let rule = GraphRule.all.first { $0.matches(error) }
        let words = (rule?.reason ?? "$ refuses with a code that this adapter does not know.")
            .split(separator: "$", omittingEmptySubsequences: false).joined(separator: name)
        let reason = "\(words) (code \(error.numbers))"
        switch rule?.failure {
        case .rateLimited?: return AdapterFailure(.rateLimited, reason, retryAfter: pause(result))
        case .accountBlocked?: return AdapterFailure(.accountBlocked, reason)
        case let code? where rule?.isDoubtful == false && !error.isTransient: return AdapterFailure(code, reason)
        default: return doubt(reason, status, isTemporary: rule?.isDoubtful == true || error.isTransient, committed)
        }
    }

    /// An error object that says of itself that it is no refusal, or that nobody knows.
    private func doubt(_ reason: String, _ status: Int, isTemporary: Bool, _ committed: Bool) -> AdapterFailure {
        let isRefusal = (400..<500).contains(status) && !isTemporary
        if committed && !isRefusal { return AdapterFailure(.unknownOutcome, reason) }
        return AdapterFailure(isTemporary || status >= 500 ? .temporary : .configuration, reason)
    }

    private func trouble(_ result: WireResult, committed: Bool) -> AdapterFailure {
        guard case .trouble(let trouble, let sent) = result.outcome, committed, sent else {
            return AdapterFailure(.temporary, "\(name) was not reached.")
        }
        return AdapterFailure(.unknownOutcome, "\(name) gave no answer (\(trouble.rawValue)).")
    }

    private func oddAnswer(_ result: WireResult, _ status: Int, committed: Bool) -> AdapterFailure {
        if status == 429 {
            return AdapterFailure(.rateLimited, "\(name) asks for a pause (status 429).", retryAfter: pause(result))
        }
        let reason = "\(name) gave an answer of no known form (status \(status))."
        return AdapterFailure(committed ? .unknownOutcome : .temporary, reason)
    }
}
