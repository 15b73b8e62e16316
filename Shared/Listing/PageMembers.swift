package import HTTPServer
package import JSON

/// Members of a page that stand beside its rows.
package struct PageMembers: Sendable {
    let members: [Shape.Field]
    let load: @Sendable (Request) async throws -> JSONObject

    package init(_ members: [Shape.Field], _ load: @escaping @Sendable (Request) async throws -> JSONObject) {
        (self.members, self.load) = (members, load)
    }
}

extension ListingPage {
    func adding(_ members: JSONObject) -> ListingPage {
        var writer = JSONWriter(capacity: 256)
        writer.bytes = bytes.withUnsafeBytes(Array.init)
        writer.reopenObject(with: members)
        return ListingPage(bytes: SharedBytes(writer.bytes), next: next)
    }
}
