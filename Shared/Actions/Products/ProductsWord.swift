package import FoundationEssentials

/// What a product says of its actions right before their intent.
package struct ProductsWord: Sendable {
    /// What became undesired meanwhile, by subject, with a sentence.
    package var refusals: [UUID: String]
    /// What is not to be done yet, by subject; it is looked at again at that moment.
    package var postponements: [UUID: Postponement]
    /// Keyed hashes of recipients by which a "no" would be known now, by subject; those of before are kept. The call itself looks at
    /// them once more.
    package var recipientHashes: [UUID: [[UInt8]]]

    package init(
        refusals: [UUID: String] = [:], recipientHashes: [UUID: [[UInt8]]] = [:],
        postponements: [UUID: Postponement] = [:]
    ) {
        (self.refusals, self.recipientHashes, self.postponements) = (refusals, recipientHashes, postponements)
    }
}
