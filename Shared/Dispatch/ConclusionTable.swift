package import Actions
package import AdapterWire
package import Adapters
package import JSON

extension TryConclusion {
    /// What the end of an operation means for the ledger (Docs/wire-contract.md "Failures").
    package init(_ performed: Performed) {
        switch performed.result {
        // The adapter forgot to say which request does it: it may have been one of those that left.
        case .success where !performed.isCommitted && performed.mayHaveActed:
            self.init(
                AdapterFailure(
                    .unknownOutcome,
                    "The adapter says that it is done, and none of its requests commits; one of them may have done it.")
            )
        case .success where !performed.isCommitted:
            self.init(
                AdapterFailure(.adapterProtocol, "The adapter says that it is done, and nothing was sent that does it.")
            )
        case .success(let outcome):
            self = .succeeded(
                externalID: outcome["external_id"]?.stringValue, outcome: JSONValue.object(outcome).text)
        case .failure(let failure): self.init(failure)
        }
    }

    package init(_ failure: AdapterFailure) {
        func make(
            _ cure: Failure.Cure, against: Bool = false, needsPerson: Bool = false, isOurs: Bool = false
        ) -> Failure {
            Failure(
                code: failure.code.rawValue, reason: failure.reason, cure: cure, speaksAgainstAccount: against,
                needsPerson: needsPerson, isOurs: isOurs)
        }
        let pause = failure.retryAfter.map { Duration.milliseconds(Int64(($0 * 1000).rounded(.up))) }
        self =
            switch failure.code {
            case .rateLimited, .temporary: .failed(make(.retry(after: pause)))
            case .deadline, .adapterMissing: .failed(make(.retry(after: .seconds(10)), isOurs: true))
            case .invalidCredentials, .accountBlocked, .missingCredentials: .failed(make(.pauseAccount))
            case .outsideWindow, .recipientUnreachable, .contentRefused, .notAvailable, .noCredits, .configuration,
                .adapterCrashed, .adapterProtocol:
                .failed(make(.none))
            case .uiChanged: .failed(make(.none, against: true))
            case .unknownOutcome: .doubtful(make(.none))
            // It went to somebody else: that cannot be undone or asked away, and must not happen again.
            case .wrongPerson: .doubtful(make(.pauseAccount, needsPerson: true))
            }
    }
}

extension TryConclusion {
    var isSuccess: Bool { if case .succeeded = self { true } else { false } }
}

extension LookupConclusion {
    package init(_ result: Result<JSONObject, AdapterFailure>) {
        switch result {
        case .success(let outcome):
            switch outcome["found"] {
            case .bool(true): self = .found(externalID: outcome["external_id"]?.stringValue)
            case .bool(false): self = outcome["went_on"] == true ? .wentOn : .absent
            default: self = .unclear(code: "UNCLEAR", reason: "The network cannot tell whether it arrived.")
            }
        case .failure(let failure): self = .unclear(code: failure.code.rawValue, reason: failure.reason)
        }
    }
}
