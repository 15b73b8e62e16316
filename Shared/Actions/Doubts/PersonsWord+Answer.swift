package import HTTPServer
internal import JSON

extension PersonsWord {
    /// The body of the call that says it.
    package static let body = Shape.object([
        .required(
            "outcome", .choice(PersonsWord.allCases.map(\.rawValue)),
            "`sent`: it arrived. `not_sent`: it did not. `resend`: it did not, send it again. What hands had waits for hands again with either."
        )
    ])

    /// - Returns: `nil` where the call says nothing.
    package init?(_ request: Request) {
        guard let text = request.text("outcome") else { return nil }
        self.init(rawValue: text)
    }

    /// Why nothing was settled: 409.
    /// - Parameters:
    ///   - noun: what the product calls it: "message".
    ///   - status: where it stands, in the product's words.
    ///   - isUnknown: whether that is a doubt.
    package static func refusal(of noun: String, _ status: String, isUnknown: Bool) -> Problem {
        let standing: [(String, JSONValue)] = [("\(noun)_status", .string(status))]
        guard isUnknown else {
            return .conflict("not-unknown", "This \(noun) is \(status); there is no doubt to settle.", extra: standing)
        }
        return .conflict(
            "being-looked-up",
            "The network is being asked about this \(noun) at this moment; try again in a few seconds.", extra: standing
        )
    }
}
