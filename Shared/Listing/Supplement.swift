package import Database
package import HTTPServer
package import JSON

/// Members of a list's rows that no column of its statement has: they are asked for once per page.
package struct Supplement: Sendable {
    let members: [Shape.Field]
    let load: @Sendable ([Row], Database) async throws -> [JSONObject]

    /// - Parameter load: for the rows of a page, in their order, one object each with the members.
    package init(
        _ members: [Shape.Field], _ load: @escaping @Sendable ([Row], Database) async throws -> [JSONObject]
    ) {
        (self.members, self.load) = (members, load)
    }
}
