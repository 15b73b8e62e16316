internal import SocialThreads

extension MessagingContext {
    /// How one writes on a network, within the limit that its adapter declares; `nil` for a network without style.
    package func style(_ platform: String) -> NetworkStyle? {
        guard var style = NetworkStyle.of(platform) else { return nil }
        if let limit = interfaces.textLimit(on: platform) { style.limit = limit }
        return style
    }

    /// What a template or a model may say about the person; `nil` for a network without style.
    func facts(_ person: SocialRecipient) -> PersonFacts? {
        style(person.platform).map {
            PersonFacts(
                network: $0, username: person.username, fullName: person.fullName, location: person.location,
                category: person.category, bio: person.bio)
        }
    }
}
