package import AdapterWire

extension Manifest.Writing {
    /// What its texts may name between double braces (Docs/wire-contract.md).
    package static let variables = [
        "full_name", "first_name", "last_name", "username", "platform", "location", "category", "bio", "company",
    ]

    /// What is wrong with its texts, for the operator and for who writes adapters; then none of them is put among the templates.
    package var mistake: String? {
        let texts = [("initial", initial)] + followups.enumerated().map { ("followups[\($0.offset)]", $0.element) }
        for (place, text) in texts where !text.isEmpty {
            do throws(TemplateError) { _ = try Template(text, known: Manifest.Writing.variables) } catch {
                return "A text of its manifest is no template (people.writing.\(place)): \(error)"
            }
        }
        return nil
    }
}
