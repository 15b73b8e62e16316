package import HTTPServer
package import JSON
internal import Timekeeping

extension Hold {
    /// The three members of everything that can wait.
    package static let fields: [Shape.Field] = [
        .required("held_by", .nullable(.choice(HeldBy.allCases.map(\.rawValue))), "What it waits for."),
        .required("until", .nullable(.timestamp), "Null: a person has to act, or it is a matter of moments."),
        .required("held_reason", .nullable(.text)),
    ]

    /// Their values; all null when nothing holds it.
    package static func members(_ waiting: Hold?) -> [(String, JSONValue)] {
        [
            ("held_by", JSONValue(waiting?.heldBy.rawValue)), ("until", JSONValue(waiting?.until)),
            ("held_reason", JSONValue(waiting?.reason)),
        ]
    }

    package var members: [(String, JSONValue)] { Hold.members(self) }
}

extension Problem {
    /// 409: the database was put back to an older state, and nobody has answered for this person yet.
    package static let restored = Problem.conflict(
        "restored",
        "The database was put back to an older state, so this may have been sent already; somebody has to answer for it "
            + "first (outreach restored).", extra: [("held_by", .string(HeldBy.restored.rawValue))])

    /// Not now: 409 `paused`, or 429 `limit-reached` with the moment when it is free again.
    package static func held(_ waiting: Hold, _ account: Account) -> Problem {
        if waiting.heldBy == .restored { return .restored }
        let name = "\(account.platform) account \"\(account.handle)\""
        guard waiting.heldBy != .paused else {
            let end = waiting.until.map { " until \($0.iso8601)" } ?? ""
            let why = waiting.reason.map { ": \($0)" } ?? "."
            return .conflict("paused", "Sending by the \(name) is paused\(end)\(why)", extra: waiting.members)
        }
        let until = waiting.until ?? .now()
        let rule =
            switch waiting.heldBy {
            case .perMinute: "this minute"
            case .perDay: "today"
            case .perWeek: "this week"
            default: "now"
            }
        let seconds = max(1, (until - .now()) / .seconds(1))
        return Problem(
            429, "limit-reached", title: "A sending limit is reached",
            detail: "The \(name) may send nothing more \(rule); it is free again at \(until.iso8601).",
            retryAfter: seconds, extra: waiting.members)
    }
}
