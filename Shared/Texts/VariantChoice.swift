/// Picks one of several texts for a subject: one that says nothing which was said already.
///
/// Where the search starts depends on the subject alone, so a repeated attempt writes the same text, and different subjects
/// do not all get the first one.
package struct VariantChoice<Variant: Sendable>: Sendable {
    private let variants: [Variant]
    private let said: Repetition

    /// - Parameter earlier: everything said to the subject, in any order.
    package init(_ variants: [Variant], earlier: [String]) {
        (self.variants, said) = (variants, Repetition(of: earlier))
    }

    /// - Parameter subject: any text that stays the same for the subject, such as its id.
    /// - Returns: `nil` when all texts have been used up.
    /// - Throws: the first reason why none could be written, when none is left but for such reasons.
    package func choose(
        for subject: String, _ render: (Variant) throws(Finding) -> String
    ) throws(Finding) -> (variant: Variant, text: String)? {
        var obstacle: Finding?
        for variant in inOrder(for: subject) {
            do throws(Finding) {
                let text = try render(variant)
                if !said.repeats(text) { return (variant, text) }
            } catch {
                obstacle = obstacle ?? error
            }
        }
        if let obstacle { throw obstacle }
        return nil
    }

    private func inOrder(for subject: String) -> [Variant] {
        guard !variants.isEmpty else { return [] }
        let start = Int(Fingerprint.of(subject) % UInt64(variants.count))
        return Array(variants[start...] + variants[..<start])
    }
}
