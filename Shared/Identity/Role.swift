package import HTTPServer

/// What a key may do, as one word. Source: seed 003 "Security" (the four roles), and the installation's admin.
package enum Role: String, Sendable, CaseIterable {
    case admin
    case marketingManager = "marketing_manager"
    case contentManager = "content_manager"
    case sales
    case analytics

    package var permissions: Set<Permission> {
        switch self {
        case .admin: Set(Permission.allCases)
        case .marketingManager: [.open, .read, .review, .draft, .send, .configure]
        case .contentManager: [.open, .read, .draft]
        case .sales: [.open, .read, .review, .send]
        case .analytics: [.open, .read]
        }
    }
}
