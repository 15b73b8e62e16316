package import Texts

/// Picks the follow-up for a person: one that says nothing the thread has said already.
package struct SocialFollowupChooser: Sendable {
    package struct Choice: Sendable, Equatable {
        package let name: String
        package let text: String
    }

    private let variants: [SocialNamedTemplate]

    package init(_ variants: [SocialNamedTemplate]) { self.variants = variants }

    /// - Parameters:
    ///   - person: any text that stays the same for this person, such as their id.
    ///   - earlier: every text of the thread, sent or drafted, in any order.
    /// - Throws: `noVariantLeft` when the thread used up all texts, else the first reason why none could be written.
    package func choose(for person: String, facts: SocialPersonFacts, earlier: [String]) throws(Finding) -> Choice {
        let choice = try VariantChoice(variants, earlier: earlier).choose(for: person) {
            variant throws(Finding) in try variant.template.draft(for: facts)
        }
        guard let choice else { throw exhausted(on: facts.network) }
        return Choice(name: choice.variant.name, text: choice.text)
    }

    private func exhausted(on network: NetworkStyle) -> Finding {
        let texts =
            variants.isEmpty
            ? "There is no follow-up text for \(network.name)"
            : "This thread has used up all \(variants.count) follow-up texts for \(network.name)"
        return Finding(.noVariantLeft, "\(texts); write another template, or let the thread rest.")
    }
}
