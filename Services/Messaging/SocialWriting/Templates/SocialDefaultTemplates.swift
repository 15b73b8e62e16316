package import AdapterWire
internal import SocialContract
internal import Templates
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

    /// All of them.
    static func all(of style: NetworkStyle) throws -> [NewTemplate] {
        let followups = try followups(for: style).map { new($0, .followup) }
        return try [initial(for: style)].compactMap { $0 }.map { new($0, .initial) } + followups
    }

    private static func new(_ named: SocialNamedTemplate, _ type: SocialMessageType) -> NewTemplate {
        NewTemplate(named.name, kind: type.rawValue, named.template.source)
    }

    /// - Returns: what is wrong with a manifest's texts, for the operator; then none of them is put among the templates.
    package static func mistake(in writing: Manifest.Writing) -> String? { writing.mistake }

    private static func named(_ name: String, _ text: String) throws -> SocialNamedTemplate {
        SocialNamedTemplate(name: name, template: try SocialMessageTemplate(text))
    }
}
