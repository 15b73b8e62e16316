/// What the network says became of a doubtful try.
package enum LookupConclusion: Sendable, Equatable {
    case found(externalID: String?)
    /// A firm no, after the network's settle time.
    case absent
    /// The same, and something else was written to or by the person since the try.
    case wentOn
    /// It cannot tell, or could not be asked.
    case unclear(code: String, reason: String)
}
