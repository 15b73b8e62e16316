internal import AdapterWire
internal import Addresses
internal import Dispatch
internal import SocialThreads
internal import Suppression
package import Templates
package import Texts

extension SocialMessagingContext {
    /// How one writes on a network, as its manifest says; `nil` for one that nobody can be written to on: its adapter is not loaded, or
    /// knows no people.
    package func style(_ platform: String) -> NetworkStyle? {
        let delivered = NetworkStyle.delivered.first { $0.platform == platform }
        guard let loaded = interfaces.people(on: platform) else { return delivered.map(within) }
        guard suppressions.book.reader(of: platform) != nil,
            let limit = interfaces.textLimit(on: platform) ?? delivered?.limit
        else { return nil }
        return NetworkStyle(platform: platform, name: loaded.rules.title, limit: limit, writing: loaded.writing)
    }

    private func within(_ style: NetworkStyle) -> NetworkStyle {
        guard let limit = interfaces.textLimit(on: style.platform) else { return style }
        return NetworkStyle(platform: style.platform, name: style.name, limit: limit, writing: style.writing)
    }

    package var templates: TemplateStore {
        TemplateStore(
            .messages, database: database, log: log, styles: { self.styles }, starting: SocialDefaultTemplates.all)
    }

    /// Every network that somebody can be written to on now.
    package var styles: [NetworkStyle] { suppressions.book.platforms.compactMap(style) }

    /// What a template or a model may say about the person; `nil` for a network without style.
    func facts(_ person: SocialRecipient) -> SocialPersonFacts? {
        style(person.platform).map {
            SocialPersonFacts(
                network: $0, username: person.username, fullName: person.fullName, location: person.location,
                category: person.category, bio: person.bio)
        }
    }
}
