internal import Addresses

/// What a column of an import can mean.
package enum PersonColumn: String, Sendable, CaseIterable {
    case platform, username
    case fullName = "full_name"
    case firstName = "first_name"
    case lastName = "last_name"
    case profileURL = "profile_url"
    case bio, location, category
    case followersCount = "followers_count"
    case platformUserID = "platform_user_id"
    case email, company, position
    /// LinkedIn's own exports have it; nothing is read from it but that the file is one.
    case connectedOn = "connected_on"

    /// Headings that mean this column, folded (see ``FoldedHeading``).
    private var headings: [String] {
        switch self {
        case .platform: ["platform", "network", "socialnetwork", "socialplatform", "site"]
        case .username:
            ["username", "user", "handle", "screenname", "login", "vanityname", "publicidentifier", "accountname"]
        case .fullName: ["fullname", "name", "displayname", "contactname", "contact", "person"]
        case .firstName: ["firstname", "givenname", "forename", "first"]
        case .lastName: ["lastname", "surname", "familyname", "last"]
        case .profileURL:
            [
                "profileurl", "url", "link", "profilelink", "profile", "profileaddress", "publicprofileurl",
                "personurl",
            ]
        case .bio: ["bio", "biography", "about", "description", "headline", "summary"]
        case .location: ["location", "city", "place", "region", "geography"]
        case .category: ["category", "niche", "segment", "vertical"]
        case .followersCount:
            ["followerscount", "followers", "followercount", "numberoffollowers", "subscribers", "fans"]
        case .platformUserID: ["platformuserid", "userid", "platformid", "memberid", "networkid", "externalid"]
        case .email: ["email", "emailaddress", "mail", "mailaddress"]
        case .company: ["company", "companyname", "organization", "organisation", "employer", "currentcompany"]
        case .position: ["position", "title", "jobtitle", "role", "currentposition", "occupation"]
        case .connectedOn: ["connectedon"]
        }
    }

    private static let byHeading: [String: PersonColumn] = Dictionary(
        uniqueKeysWithValues: allCases.flatMap { column in column.headings.map { ($0, column) } })

    /// - Parameter book: networks have columns of their own: `<platform>_url`, `<platform>_profile`, and what their rules name.
    init?(heading: String, in book: AddressBook) {
        let text = FoldedHeading(heading).text
        if let column = Self.byHeading[text] {
            self = column
        } else if book.all.contains(where: { PersonColumn.isAddress(text, of: $0.rules) }) {
            self = .profileURL
        } else {
            return nil
        }
    }

    private static func isAddress(_ heading: String, of rules: PlatformRules) -> Bool {
        let name = FoldedHeading(rules.platform).text
        return heading == name + "url" || heading == name + "profile" || rules.files.columns.contains(heading)
    }
}
