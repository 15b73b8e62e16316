/// How one try ended, as whoever made it saw it.
package enum TryConclusion: Sendable, Equatable {
    case succeeded(externalID: String?, outcome: String?)
    /// Certainly not done.
    case failed(Failure)
    /// It may have happened.
    case doubtful(Failure)

    package struct Failure: Sendable, Equatable {
        /// What the ledger does about it.
        package enum Cure: Sendable, Equatable {
            /// Trying again may help, not before this pause.
            case retry(after: Duration?)
            /// Trying again would not help.
            case none
            /// The account has to be put right first: it is paused, and the action waits.
            case pauseAccount
        }
        package var code: String
        /// One sentence for the operator. Never a token, never a message body.
        package var reason: String
        package var cure: Cure
        /// Counts towards stopping the account by itself (reliability R44).
        package var speaksAgainstAccount: Bool
        /// Nobody else can find out, whatever the guarantee.
        package var needsPerson: Bool
        /// Our own trouble, before anything was called: it costs no try, and the use of the limits is given back.
        package var isOurs: Bool

        package init(
            code: String, reason: String, cure: Cure, speaksAgainstAccount: Bool = false, needsPerson: Bool = false,
            isOurs: Bool = false
        ) {
            (self.code, self.reason, self.cure) = (code, reason, cure)
            (self.speaksAgainstAccount, self.needsPerson, self.isOurs) = (speaksAgainstAccount, needsPerson, isOurs)
        }
    }

    /// The account may be paused because of it: then the gate is closed before anything else.
    var mayStopAccount: Bool {
        switch self {
        case .succeeded: false
        case .failed(let failure), .doubtful(let failure):
            failure.cure == .pauseAccount || failure.speaksAgainstAccount || failure.code == Consequence.rateLimited
        }
    }

    /// The network says "slow down": nothing was done.
    var isSlowdown: Bool {
        if case .failed(let failure) = self { failure.code == Consequence.rateLimited } else { false }
    }
}
