internal import AdapterWire
package import Authoring
internal import Texts

/// What a language model is asked for one message: Social's words around the fenced facts.
package enum SocialDraftPrompt {
    package enum Purpose: String, Sendable { case initial, followup }

    /// - Parameters:
    ///   - earlier: every text of the thread, oldest first.
    ///   - guidance: what the operator wants said, trusted; `nil` for nothing in particular.
    package static func of(
        _ purpose: Purpose, facts: SocialPersonFacts, earlier: [String] = [], guidance: String? = nil
    ) -> Prompt {
        let fence = Fence(known(facts) + [(name: "earlier_messages", fact: .texts(earlier))])
        return Prompt(
            rules: rules(purpose, facts.network, fence, guidance), fence: fence,
            task: "\(task(purpose, facts.network)) Answer with the text of the message alone.")
    }

    private static func known(_ facts: SocialPersonFacts) -> [(name: String, fact: Fence.Fact)] {
        let all: [(name: String, value: String?)] = [
            ("network", facts.network.name), ("username", facts.username), ("full_name", facts.fullName),
            ("location", facts.location), ("category", facts.category), ("bio", facts.bio),
        ]
        return all.compactMap { one in one.value.map { (name: one.name, fact: .text($0)) } }
    }

    private static func task(_ purpose: Purpose, _ style: NetworkStyle) -> String {
        switch purpose {
        case .initial: "Write the first message to this person on \(style.name)."
        case .followup: "Write the next follow-up to this person on \(style.name)."
        }
    }

    private static func rules(
        _ purpose: Purpose, _ style: NetworkStyle, _ fence: Fence, _ guidance: String?
    ) -> [String] {
        var rules = [
            "You write one direct message on \(style.name), in the name of the operator, to the person described in the data.",
            "Tone: \(style.tone)",
            "Length: about \(style.advisedLength) characters, never more than \(style.limit.max) \(style.limit.unit.words).",
            "Be respectful: no pressure, no false urgency, no invented facts, and make it easy to say no.",
            "Answer with the message alone: no subject, no quotation marks around it, no explanation, no placeholders such as"
                + " [Name] or {{name}}, and no signature.",
            fence.rule(about: "the person"),
        ]
        if purpose == .followup {
            rules.append(
                "This is a follow-up: be humorous and clever at nobody's expense, and repeat no sentence, joke or question of"
                    + " the earlier messages in the data.")
        }
        if let guidance, !guidance.isEmpty { rules.append("What the operator wants to say: \(guidance)") }
        return rules
    }
}
