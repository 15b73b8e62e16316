internal import Actions
internal import HTTPServer
internal import JSON
internal import Timekeeping

/// Why an act of hands was not done; 409 but for what is not there.
struct HandProblem<Product: HandsProduct> {
    private let product: Product
    private var noun: String { product.form.noun }

    init(_ product: Product) { self.product = product }

    /// Holds need their account: ``Problem/held(_:_:)``.
    func of(_ refusal: HandRefusal) -> Problem {
        switch refusal {
        case .unknownAction: .notFound("There is no such \(noun) in the queue.")
        case .over(let status, let by, let at, let ending): over(status, by: by, at: at, because: ending)
        case .claimed(let until):
            .conflict(
                "claimed",
                "Somebody else is at this \(noun) until \(until.iso8601). If you have sent it already, say so: already_sent.",
                extra: [("claimed_until", .string(until.iso8601))])
        case .doubtful(let claim):
            .conflict(
                "unknown-outcome", "\(claim.doubt) Say what became of it first (settle).",
                extra: [
                    ("perhaps_sent_by", .string(claim.hand.name)), ("perhaps_sent_at", .string(claim.at.iso8601)),
                ])
        case .notClaimed:
            .conflict(
                "not-claimed",
                "You have not claimed this \(noun). Claim it before you send it; if you have sent it already, say so: already_sent."
            )
        case .unwanted(let sentence):
            .conflict(code(of: sentence), "The \(noun) is skipped, because \(sentence). Do not send it.")
        case .stopped(let sentence):
            .conflict(
                code(of: sentence),
                "Do not send it: \(sentence). It is in your hands; report what you have done (sent or skipped).")
        case .held(let waiting, _):
            .conflict(waiting.heldBy.rawValue, "It is held back now.", extra: waiting.members)
        case .notDoubtful:
            .conflict("not-unknown", "Nobody doubts what became of this \(noun); there is nothing to settle.")
        case .nothingToUndo:
            .conflict("nothing-to-undo", "This \(noun) did not end by a report; there is none to take back.")
        case .tooLateToUndo:
            .conflict(
                "too-late",
                "A report can be taken back for \(HandUndo.length.components.seconds / 60) minutes only.")
        }
    }

    private func code(of sentence: String) -> String { product.code(of: sentence) ?? "not-wanted" }

    private func over(_ status: ActionStatus, by: String?, at: Timestamp?, because ending: String?) -> Problem {
        let state = status == .succeeded ? "sent" : "skipped"
        let hint = status == .succeeded ? "" : " If you have sent it all the same, say so: already_sent."
        let moment = at.map { " at \($0.iso8601)" } ?? ""
        let reason = status == .succeeded ? nil : ending
        return .conflict(
            "already-\(state)",
            "This \(noun) was already marked as \(state)\(moment)\(reason.map { ": \($0)" } ?? "").\(hint)",
            extra: [
                ("state", .string(state)), ("done_by", JSONValue(by)), ("done_at", JSONValue(at)),
                ("reason", JSONValue(reason)),
            ])
    }
}
