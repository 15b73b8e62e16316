/// What became of one row.
package enum RowVerdict: Sendable, Equatable {
    case person(FoundPerson)
    /// Every reason found, each one sentence that names the field and what to do.
    case invalid(reasons: [String])
}
