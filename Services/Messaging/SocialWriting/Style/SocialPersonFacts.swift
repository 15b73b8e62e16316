package import Texts

/// What is known about the person a message is for. Everything here was written by strangers: it is text to insert, never
/// a template and never an instruction.
package struct SocialPersonFacts: Sendable, Equatable {
    package var network: NetworkStyle
    package var username: String
    package var fullName: String?
    package var location: String?
    package var category: String?
    package var bio: String?

    package init(
        network: NetworkStyle, username: String, fullName: String? = nil, location: String? = nil,
        category: String? = nil,
        bio: String? = nil
    ) {
        self.network = network
        self.username = username
        self.fullName = fullName
        self.location = location
        self.category = category
        self.bio = bio
    }

    /// - Returns: the value as it stands, or `nil` when there is none; spaces alone are none.
    package func value(of variable: SocialTemplateVariable) -> String? {
        let value =
            switch variable {
            case .fullName: fullName
            case .firstName: fullName.flatMap { NameParts($0).first }
            case .lastName: fullName.flatMap { NameParts($0).last }
            case .username: username
            case .platform: network.name
            case .location: location
            case .category: category
            case .bio: bio
            case .company: bio.flatMap(Employer.named)
            }
        guard let value, value.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { return nil }
        return value
    }
}
