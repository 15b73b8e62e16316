package import FoundationEssentials
package import Timekeeping

/// Why an act of a person's hands is not done.
package enum HandRefusal: Error, Sendable, Equatable {
    /// There is no such action for hands.
    case unknownAction
    /// It has ended already: by whose report and when, or why without one.
    case over(ActionStatus, by: String?, at: Timestamp?, because: String?)
    /// Somebody else has it in hand.
    case claimed(until: Timestamp)
    /// Somebody had it in hand and did not report: first a person has to say what became of it.
    case doubtful(Claim)
    /// A report of somebody who had not claimed it, and did not say that it was done without.
    case notClaimed
    /// The person said no, or the product does not want it any more. That is recorded: it has ended.
    case unwanted(sentence: String)
    /// The same of what the caller has in hand already: it stays theirs until they report.
    case stopped(sentence: String)
    /// A pause or a limit of this account, or its moment has not come.
    case held(Hold, account: UUID)
    /// Nobody doubts what became of it.
    case notDoubtful
    /// It still waits, or it did not end by a report.
    case nothingToUndo
    case tooLateToUndo
}
