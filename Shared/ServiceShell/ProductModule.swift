package import Actions
package import AdapterWire
package import Database
package import HTTPServer
package import Importing
package import Lifecycle
package import Migrations
package import Outbox
package import Products
package import Quarantine
package import Suppression

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

    // MARK: Where products act on networks (room Acting)

    /// Its last word on what it has in the ledger.
    package var actions: (any ActionProduct)?
    /// Who makes tries in ways that no adapter knows; one for each way in a service, for whatever product's actions.
    package var makers: [ActionDelivery: any Tries] = [:]
    /// Hears what networks tell us.
    package var receiver: (any InboundReceiver)?
    /// What of it waits for a person's word after a restore.
    package var restored: (any RestoredProduct)?
    /// Reads its people anew when a network's names are read by other rules; asked in the transaction that changes them.
    package var rulesChanged: (@Sendable (_ platform: String, Connection) async throws -> Void)?

    // MARK: Where the list of noes is kept (room PeopleDesk)

    /// Finds its people for whoever records a no.
    package var keeper: (any PeopleKeeper)?

    package init(
        _ product: Product, line: Line? = nil, routes: [Route], subscriptions: [Subscription] = [],
        chores: [Chore] = [], importers: [Importer] = [],
        prepare: @escaping @Sendable () async throws -> Void = {}
    ) {
        (self.product, self.line, self.subscriptions, self.prepare) = (product, line, subscriptions, prepare)
        self.routes = routes + importers.flatMap(\.routes)
        self.chores = chores + importers.flatMap(\.chores)
    }
}
