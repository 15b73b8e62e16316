internal import AdapterKit
internal import AdapterWire

extension Mastodon {
    /// Doubt is `UNKNOWN_OUTCOME` although a second try is safe: the ledger knows what a key is worth, the adapter does
    /// not.
    static func failure(_ result: WireResult) -> AdapterFailure {
        guard case .answer(let status, _, _, _) = result.outcome else {
            if case .trouble(_, sent: true) = result.outcome {
                return AdapterFailure(.unknownOutcome, "The network gave no answer.")
            }
            return AdapterFailure(.temporary, "The network was not reached.")
        }
        switch status {
        case 401: return AdapterFailure(.invalidCredentials, "The access token is not taken: get a new one.")
        case 403: return AdapterFailure(.notAvailable, "The account may not write.")
        case 404, 410: return AdapterFailure(.recipientUnreachable, "This person is gone, or not visible.")
        case 422: return AdapterFailure(.contentRefused, "The network does not take this text.")
        case 429:
            let pause = result.seconds(untilHeader: "x-ratelimit-reset") ?? result.retryAfter
            return AdapterFailure(.rateLimited, "The network asks for a pause.", retryAfter: pause)
        default: return AdapterFailure(.unknownOutcome, "The network gave an odd answer (status \(status)).")
        }
    }
}
