internal import Actions
internal import HTTPServer
internal import JSON
internal import SocialThreads
internal import Timekeeping

extension Problem {
    /// A reply of theirs waits for a decision.
    static let doubtful = Problem.conflict(
        SocialRefusal.doubtful.rawValue,
        "This person may have said no. Read their reply and decide (outreach replies decide); the message waits.",
        extra: [("held_by", .string(HeldBy.approval.rawValue))])

    /// 409: the database was put back to an older state, and nobody has answered for this person yet.
    static let restored = Problem.conflict(
        "restored",
        "The database was put back to an older state, so this may have been sent already; somebody has to answer for it "
            + "first (outreach restored).", extra: [("held_by", .string(HeldBy.restored.rawValue))])

    /// Not now: 409 `paused`, or 429 `limit-reached` with the moment when it is free again.
    static func held(_ waiting: Hold, _ account: Account) -> Problem {
        let name = "\(account.platform) account \"\(account.handle)\""
        let extra: [(String, JSONValue)] = HeldMessages.members(waiting)
        guard waiting.heldBy != .paused else {
            let end = waiting.until.map { " until \($0.iso8601)" } ?? ""
            let why = waiting.reason.map { ": \($0)" } ?? "."
            return .conflict("paused", "Sending by the \(name) is paused\(end)\(why)", extra: extra)
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
            retryAfter: seconds, extra: extra)
    }
}
