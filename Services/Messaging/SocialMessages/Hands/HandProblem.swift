internal import Actions
internal import HTTPServer
internal import JSON
internal import SocialThreads
internal import Timekeeping

extension Problem {
    /// Why an act of hands was not done; 409 but for what is not there. Holds need their account: ``Problem/held(_:_:)``.
    init(_ refusal: HandRefusal) {
        switch refusal {
        case .unknownAction: self = .notFound("There is no such message in the queue.")
        case .over(let status, let by, let at, let ending): self = .over(status, by: by, at: at, because: ending)
        case .claimed(let until):
            self = .conflict(
                "claimed",
                "Somebody else is at this message until \(until.iso8601). If you have sent it already, say so: already_sent.",
                extra: [("claimed_until", .string(until.iso8601))])
        case .doubtful(let claim):
            self = .conflict(
                "unknown-outcome", "\(claim.doubt) Say what became of it first (settle).",
                extra: [
                    ("perhaps_sent_by", .string(claim.hand.name)), ("perhaps_sent_at", .string(claim.at.iso8601)),
                ])
        case .notClaimed:
            self = .conflict(
                "not-claimed",
                "You have not claimed this message. Claim it before you send it; if you have sent it already, say so: already_sent."
            )
        case .unwanted(let sentence):
            let code = SocialRefusal.allCases.first { $0.sentence == sentence }?.rawValue ?? "not-wanted"
            self = .conflict(code, "The message is skipped, because \(sentence). Do not send it.")
        case .stopped(let sentence):
            let code = SocialRefusal.allCases.first { $0.sentence == sentence }?.rawValue ?? "not-wanted"
            self = .conflict(
                code, "Do not send it: \(sentence). It is in your hands; report what you have done (sent or skipped).")
        case .held(let waiting, _):
            self = .conflict(waiting.heldBy.rawValue, "It is held back now.", extra: HeldMessages.members(waiting))
        case .notDoubtful:
            self = .conflict("not-unknown", "Nobody doubts what became of this message; there is nothing to settle.")
        case .nothingToUndo:
            self = .conflict("nothing-to-undo", "This message did not end by a report; there is none to take back.")
        case .tooLateToUndo:
            let minutes = HandUndo.length.components.seconds / 60
            self = .conflict("too-late", "A report can be taken back for \(minutes) minutes only.")
        }
    }

    private static func over(_ status: ActionStatus, by: String?, at: Timestamp?, because ending: String?) -> Problem {
        let state = status == .succeeded ? "sent" : "skipped"
        let hint = status == .succeeded ? "" : " If you have sent it all the same, say so: already_sent."
        let moment = at.map { " at \($0.iso8601)" } ?? ""
        let reason = status == .succeeded ? nil : ending
        return .conflict(
            "already-\(state)",
            "This message was already marked as \(state)\(moment)\(reason.map { ": \($0)" } ?? "").\(hint)",
            extra: [
                ("state", .string(state)), ("done_by", JSONValue(by)), ("done_at", JSONValue(at?.iso8601)),
                ("reason", JSONValue(reason)),
            ])
    }
}
