/// A template under the name it is kept by.
package struct NamedTemplate: Sendable, Equatable {
    package let name: String
    package let template: MessageTemplate

    package init(name: String, template: MessageTemplate) {
        self.name = name
        self.template = template
    }
}

/// Picks the follow-up for a person: one that says nothing the thread has said already.
///
/// Where the search starts depends on the person alone, so a repeated attempt writes the same text, and different people
/// do not all get the first one.
package struct FollowupChooser: Sendable {
    package struct Choice: Sendable, Equatable {
        package let name: String
        package let text: String
    }

    private let variants: [NamedTemplate]

    package init(_ variants: [NamedTemplate]) { self.variants = variants }

    /// - Parameters:
    ///   - person: any text that stays the same for this person, such as their id.
    ///   - earlier: every text of the thread, sent or drafted, in any order.
    /// - Throws: `noVariantLeft` when the thread used up all texts, else the first reason why none could be written.
    package func choose(
        for person: String, facts: PersonFacts, earlier: [String]
    ) throws(DraftRefusal) -> Choice {
        let thread = Repetition(of: earlier)
        var obstacle: DraftRefusal?
        for variant in inOrder(for: person) {
            do {
                let text = try variant.template.draft(for: facts)
                if !thread.repeats(text) { return Choice(name: variant.name, text: text) }
            } catch {
                obstacle = obstacle ?? error
            }
        }
        throw obstacle ?? exhausted(on: facts.network)
    }

    private func inOrder(for person: String) -> [NamedTemplate] {
        guard !variants.isEmpty else { return [] }
        let start = Int(Fingerprint.of(person) % UInt64(variants.count))
        return Array(variants[start...] + variants[..<start])
    }

    private func exhausted(on network: NetworkStyle) -> DraftRefusal {
        let texts =
            variants.isEmpty
            ? "There is no follow-up text for \(network.name)"
            : "This thread has used up all \(variants.count) follow-up texts for \(network.name)"
        return DraftRefusal(code: .noVariantLeft, reason: "\(texts); write another template, or let the thread rest.")
    }
}

/// FNV-1a, 64 bits: the same on every machine and in every version, unlike `Hasher`.
enum Fingerprint {
    static func of(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        // The low bits of FNV-1a are weak in short texts, and the caller takes a remainder.
        return hash ^ (hash >> 32)
    }
}
