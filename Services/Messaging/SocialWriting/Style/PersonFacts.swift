/// What is known about the person a message is for. Everything here was written by strangers: it is text to insert, never
/// a template and never an instruction.
package struct PersonFacts: Sendable, Equatable {
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
    package func value(of variable: TemplateVariable) -> String? {
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
            case .company: bio.flatMap(Self.company)
            }
        guard let value, value.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { return nil }
        return value
    }

    /// Reads the company out of a bio of the form "Head of Growth at Northwind Tools", and only of that form: a wrong guess
    /// in a message is worse than none. A company does not start with a small letter, and the bio is one phrase.
    private static func company(in bio: String) -> String? {
        let words = bio.split(whereSeparator: \.isWhitespace)
        guard let at = words.lastIndex(of: "at"), 1...12 ~= at, 1...8 ~= words.count - at - 1 else { return nil }
        guard !words.dropLast().contains(where: { ".!?;|•".contains($0.last!) || $0 == "-" }) else { return nil }
        let company = words[(at + 1)...].joined(separator: " ")
        guard let lead = company.first, lead.isLetter || lead.isNumber || lead == "\"", !lead.isLowercase else {
            return nil
        }
        return company
    }
}

/// The names a template may use between double braces.
package enum TemplateVariable: String, Sendable, CaseIterable {
    case fullName = "full_name"
    case firstName = "first_name"
    case lastName = "last_name"
    case username, platform, location, category, bio, company
}
