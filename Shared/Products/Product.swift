internal import Synchronization

/// A product of the program: what the platform has to know of it, and nothing else.
///
/// The list of all is the one place where a product is made known to the platform; its migrations, its rooms and its settings follow
/// from the name (Docs/adding-a-product.md).
package struct Product: Sendable, Hashable {
    /// In routes, settings, events, log lines and the ledger: lower case, one word.
    package let name: String
    /// As people read it.
    package let title: String
    /// Where its tables are, and nobody else's.
    package let schema: String
    /// The table without which nothing of it works: where it is missing, the schema was dropped, or never made.
    package let sentinel: String

    package init(name: String, title: String, schema: String, sentinel: String) {
        (self.name, self.title, self.schema, self.sentinel) = (name, title, schema, sentinel)
    }

    package static let social = Product(
        name: "social", title: "Social Outreach", schema: "social", sentinel: "social_profiles")

    /// In the order in which their tables are made: the program's own, and those that this executable has added.
    package static let all = [social] + closed()

    package static func named(_ name: String) -> Product? { all.first { $0.name == name } }

    /// `nil` once somebody has read the list: whoever came later would be on for some and off for others.
    private static let added = Mutex<[Product]?>([])

    /// Makes products known that only one executable has, before it reads its settings; all others do without them.
    package static func add(_ products: [Product]) {
        added.withLock { known in
            precondition(known != nil, "products are added before anybody reads which there are")
            known?.append(contentsOf: products)
        }
    }

    private static func closed() -> [Product] {
        added.withLock { known in
            defer { known = nil }
            return known ?? []
        }
    }
}
