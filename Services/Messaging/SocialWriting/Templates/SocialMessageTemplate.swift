internal import AdapterWire
package import Texts

/// A message with holes for what is known of a person.
package struct SocialMessageTemplate: Sendable, Equatable {
    private let template: Template

    package init(_ source: String) throws(TemplateError) {
        template = try Template(source, known: Manifest.Writing.variables)
    }

    init(_ template: Template) { self.template = template }

    /// As it was written.
    package var source: String { template.source }

    /// Variables in order of their first use.
    package var variables: [SocialTemplateVariable] { template.variables.compactMap(SocialTemplateVariable.init) }

    /// - Throws: one finding naming every variable that has neither a value nor a fallback.
    package func rendered(with facts: SocialPersonFacts) throws(Finding) -> String {
        try template.rendered { SocialTemplateVariable(rawValue: $0).flatMap(facts.value) }
    }

    /// The message for one person, within what their network takes.
    package func draft(for facts: SocialPersonFacts) throws(Finding) -> String {
        let text = try rendered(with: facts)
        try facts.network.fit.admit(text)
        return text
    }
}
