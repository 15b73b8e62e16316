/// A product's last word about one of its rows.
package struct RowWord: Sendable {
    /// Why it is not to be sent; `nil` lets it go.
    package let refusal: String?
    /// Keyed hashes by which a "no" of the recipient would be known.
    package let recipientHashes: [[UInt8]]

    package init(refusal: String?, recipientHashes: [[UInt8]] = []) {
        (self.refusal, self.recipientHashes) = (refusal, recipientHashes)
    }
}
