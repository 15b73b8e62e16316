/// On whose behalf the present task works. Whoever begins a product's work says so once; every log line below carries the name, also in
/// rooms that know no product (R0.133).
package enum ProductScope {
    /// The product's name; `nil` for what is the platform's own. Tasks that are spawned meanwhile inherit it.
    @TaskLocal package static var product: String?

    /// - Parameter product: a product's name, as in `OUTREACH_PRODUCTS`.
    package static func of<T>(_ product: String?, _ body: () async throws -> T) async rethrows -> T {
        try await $product.withValue(product, operation: body)
    }

    package static func of<T>(_ product: String?, _ body: () throws -> T) rethrows -> T {
        try $product.withValue(product, operation: body)
    }

    /// What a figure of a product's carries beside its own labels.
    /// - Parameter product: `nil` adds nothing.
    package static func labels(_ product: String?, _ labels: [String: String] = [:]) -> [String: String] {
        guard let product else { return labels }
        return labels.merging(["product": product]) { $1 }
    }
}
