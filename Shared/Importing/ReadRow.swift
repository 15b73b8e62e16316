/// One row as it was read.
package enum ReadRow<Item: Sendable>: Sendable {
    /// The header, or what stands before it.
    case heading
    case item(Item)
    /// Every reason, each a sentence that names the field and what to do.
    case invalid(reasons: [String])
}
