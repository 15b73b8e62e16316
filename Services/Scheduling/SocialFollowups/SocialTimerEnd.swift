internal import Timers

/// Why a timer has ended without a follow-up. The raw value is the code that the API shows.
enum SocialTimerEnd: String {
    /// The report that had set it was taken back, or the message did not leave after all.
    case unsent
    case answered
    case closed
    case suppressed
    /// After a restore somebody has decided that there is no follow-up.
    case declined

    /// Of whom nobody is written to any more.
    static func over(saidNo: Bool) -> SocialTimerEnd { saidNo ? .suppressed : .closed }

    var ending: TimerEnding { TimerEnding(code: rawValue, reason: sentence) }

    /// For the operator.
    private var sentence: String {
        switch self {
        case .unsent: "the message was not sent after all"
        case .answered: "the person has answered"
        case .closed: "the person was closed"
        case .suppressed: "the person is on the suppression list"
        case .declined: "somebody has decided so after a restore"
        }
    }
}
