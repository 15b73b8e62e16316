/// The names a template may use between double braces: those that adapters' authors are promised (`Manifest.Writing.variables`).
package enum SocialTemplateVariable: String, Sendable, CaseIterable {
    case fullName = "full_name"
    case firstName = "first_name"
    case lastName = "last_name"
    case username, platform, location, category, bio, company
}
