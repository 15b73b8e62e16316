/// The least severe lines that are written: of everything, and otherwise of some products (R0.133).
package struct LogLevels: Sendable, Equatable {
    package let base: Log.Level
    package let products: [String: Log.Level]

    package init(_ base: Log.Level = .info, products: [String: Log.Level] = [:]) {
        (self.base, self.products) = (base, products)
    }

    /// Reads what `OUTREACH_LOG_LEVEL` holds: `warning`, or `info,social=debug`. Which texts are allowed, Configuration says; a part that
    /// is no level counts for nothing.
    package init(_ text: String) {
        var (base, products) = (Log.Level.info, [String: Log.Level]())
        for part in text.split(separator: ",") {
            let sides = part.split(separator: "=").map { $0.filter { $0 != " " } }
            guard let level = Log.Level.allCases.first(where: { "\($0)" == sides.last }) else { continue }
            if sides.count == 2 { products[sides[0]] = level } else { base = level }
        }
        self.init(base, products: products)
    }

    /// - Parameter product: `nil` for what is the platform's own.
    package func level(of product: String?) -> Log.Level {
        guard !products.isEmpty, let product else { return base }
        return products[product] ?? base
    }
}
