/// The texts a new installation starts with. People are meant to replace them by their own words.
///
/// Each stands alone, names no product, claims nothing about the reader that is not known, and makes a no easy. The
/// follow-ups are light-hearted and share neither sentences nor jokes (R0.38).
package enum DefaultTemplates {
    package static func initial(for style: NetworkStyle) -> NamedTemplate {
        named("\(style.platform)-initial", text(for: style).initial)
    }

    package static func followups(for style: NetworkStyle) -> [NamedTemplate] {
        text(for: style).followups.enumerated().map { index, text in
            named("\(style.platform)-followup-\(index + 1)", text)
        }
    }

    private static func text(for style: NetworkStyle) -> DefaultTexts {
        switch style.platform {
        case "facebook": .facebook
        case "instagram": .instagram
        case "tiktok": .tiktok
        default: .linkedin
        }
    }

    private static func named(_ name: String, _ text: String) -> NamedTemplate {
        do {
            return NamedTemplate(name: name, template: try MessageTemplate(text))
        } catch {
            // The texts are part of the program, and a test renders every one of them.
            preconditionFailure("\(name): \(error)")
        }
    }
}

struct DefaultTexts {
    let initial: String
    let followups: [String]
}
