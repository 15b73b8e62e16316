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

    package static let social = Product(
        name: "social", title: "Social Outreach", schema: "social", sentinel: "social_profiles")

    /// In the order in which their tables are made.
    package static let all = [social]

    package static func named(_ name: String) -> Product? { all.first { $0.name == name } }
}
