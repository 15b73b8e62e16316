package import AdapterWire
package import Texts

/// The texts a new installation starts with, and a new network: its manifest brings them.
package enum SocialDefaultTemplates {
    /// - Returns: `nil` where the manifest has none.
    package static func initial(for style: NetworkStyle) throws -> SocialNamedTemplate? {
        guard !style.writing.initial.isEmpty else { return nil }
        return try named("\(style.platform)-initial", style.writing.initial)
    }

    package static func followups(for style: NetworkStyle) throws -> [SocialNamedTemplate] {
        try style.writing.followups.enumerated().map { index, text in
            try named("\(style.platform)-followup-\(index + 1)", text)
        }
    }

    /// - Returns: what is wrong with a manifest's texts, for the operator; then none of them is put among the templates.
    package static func mistake(in writing: Manifest.Writing) -> String? { writing.mistake }

    private static func named(_ name: String, _ text: String) throws -> SocialNamedTemplate {
        SocialNamedTemplate(name: name, template: try SocialMessageTemplate(text))
    }
}
