/// What a caller may do. Roles map to sets of these (Docs/operations.md); `open` routes ask for no key at all.
package enum Permission: String, Sendable, Hashable, CaseIterable {
    case open, read, review, draft, send, configure, manage
}

/// Who makes a request, as far as the server knows.
package struct Principal: Sendable, Hashable {
    package let id: String
    package let name: String
    package let role: String
    package let permissions: Set<Permission>

    package init(id: String, name: String, role: String, permissions: Set<Permission>) {
        (self.id, self.name, self.role, self.permissions) = (id, name, role, permissions)
    }

    /// Whoever calls a route that is open to all.
    package static let anonymous = Principal(id: "", name: "anonymous", role: "none", permissions: [.open])
}
