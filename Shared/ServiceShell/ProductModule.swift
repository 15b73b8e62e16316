package import HTTPServer
package import Lifecycle
package import Migrations
package import Outbox
package import Products

/// What a product brings to one service. The shell decides whether it works here: a product that is switched off, or whose schema is
/// missing, answers `inactive` to every call and does nothing by itself (R0.87, decision 0009).
package struct ProductModule: Sendable {
    package let product: Product
    /// Its migrations, where the program's own list (room Migrations) has none of its name.
    package var line: Line?
    /// Each is asked for behind the product's gate; no route of a product brings a gate of its own.
    package var routes: [Route]
    package var subscriptions: [Subscription]
    /// What it does by itself, each on the shell's loop unless it brings one.
    package var chores: [Chore]
    /// Runs once the tables are there, before the outbox starts; a thrown error ends the process.
    package var prepare: @Sendable () async throws -> Void

    package init(
        _ product: Product, line: Line? = nil, routes: [Route], subscriptions: [Subscription] = [],
        chores: [Chore] = [], prepare: @escaping @Sendable () async throws -> Void = {}
    ) {
        (self.product, self.line, self.routes, self.subscriptions) = (product, line, routes, subscriptions)
        (self.chores, self.prepare) = (chores, prepare)
    }
}
