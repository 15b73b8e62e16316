package import Authoring
internal import FoundationEssentials
package import SocialContract
package import SocialThreads
package import Templates
internal import Texts

/// Writes from the operator's templates.
package struct SocialTemplateAuthor: SocialDraftAuthor {
    let store: TemplateStore
    package let batch = 100
    package let patience = Duration.seconds(2)

    package init(store: TemplateStore) { self.store = store }

    package func write(
        _ type: SocialMessageType, for person: SocialRecipient, _ facts: SocialPersonFacts, earlier: [String]
    ) async -> Result<SocialDraft, WritingFault> {
        do {
            let stored = try await store.active(platform: person.platform, kind: type.rawValue)
            let known = try stored.map {
                SocialNamedTemplate(name: $0.name, template: try SocialMessageTemplate($0.text))
            }
            let choice = try choose(type, known, person, facts, earlier)
            let origin = stored.first { $0.name == choice.name }
            return .success(
                SocialDraft(
                    text: choice.text, writtenBy: "template", templateID: origin?.id, templateVersion: origin?.version))
        } catch let finding as Finding {
            return .failure(WritingFault(finding))
        } catch {
            return .failure(
                WritingFault(code: "unavailable", reason: "the templates cannot be read right now", retryAfter: 5))
        }
    }

    private func choose(
        _ type: SocialMessageType, _ templates: [SocialNamedTemplate], _ person: SocialRecipient,
        _ facts: SocialPersonFacts,
        _ earlier: [String]
    ) throws(Finding) -> SocialFollowupChooser.Choice {
        if type == .followup {
            return try SocialFollowupChooser(templates).choose(
                for: person.id.uuidString, facts: facts, earlier: earlier)
        }
        guard let first = templates.first else {
            throw Finding(
                .noVariantLeft, "There is no active first message for \(facts.network.name); write a template for it.")
        }
        return .init(name: first.name, text: try first.template.draft(for: facts))
    }
}
