package import FoundationEssentials
package import Statistics

/// One version of a template: how many who got it answered, or said no.
package struct TextOutcome: Sendable {
    package let template: UUID
    package let version: Int32
    package let answered: Proportion
    package let refused: Proportion

    package init(template: UUID, version: Int32, answered: Proportion, refused: Proportion) {
        (self.template, self.version) = (template, version)
        (self.answered, self.refused) = (answered, refused)
    }
}
