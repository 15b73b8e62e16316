/// What a report took the place of, when it was not simply the end of its own claim. Taking the report back brings that again: what
/// somebody else may have done, or had in hand, is not offered to others. Kept as the code of the report's word.
enum Replaced: String {
    /// Nobody knew what had become of it.
    case doubt = "WAS_DOUBTFUL"
    /// Somebody else had it in hand.
    case hand = "WAS_IN_HAND"
    /// It had ended as not done.
    case end = "WAS_OVER"
}
