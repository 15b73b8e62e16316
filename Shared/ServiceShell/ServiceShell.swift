package import Actions
package import Database
package import EventLoop
internal import FoundationEssentials
package import HTTPServer
internal import Identity
internal import JSON
package import Lifecycle
package import Outbox
package import Products
package import Quarantine
package import Telemetry

/// What every service executable is made of: a loop, a pool, the outbox, routes, health, and the order they start in.
package final class ServiceShell: Sendable {
    package let config: ServiceConfig
    package let loop: Loop
    package let database: Database
    package let outbox: Outbox
    /// Judges the life of the database that this process meets.
    package let quarantine: QuarantineWatch
    package var log: Log { config.log }
    let identity: Identity
    let idempotency: Idempotency
    let readiness: Readiness
    /// By the products' names.
    let gates: [String: ProductGate]

    package init(_ config: ServiceConfig) {
        self.config = config
        loop = Loop(name: config.name)
        loop.start()
        let quarantine = QuarantineWatch(
            instance: UUID(), keepsake: Keepsake(state: config.state, besideKeys: config.besideKeys),
            products: Product.all.map(\.schema), loop: loop, log: config.log)
        self.quarantine = quarantine
        database = Database(config.database, loop: loop, log: config.log) { try await quarantine.joined($0) }
        let listener = config.database.poolerMode ? nil : Listener(config.database, loop: loop, log: config.log)
        outbox = Outbox(database: database, loop: loop, listener: listener, settings: config.outbox, log: config.log)
        quarantine.outbox = outbox
        identity = Identity(database: database, log: config.log)
        idempotency = Idempotency(database: database, log: config.log)
        gates = Dictionary(
            uniqueKeysWithValues: Product.all.map { [database] product in
                (product.name, ProductGate(product, isOn: config.products.contains(product), database: database))
            })
        readiness = Readiness(id: quarantine.instance, service: config.name, database: database)
    }

    /// What the service itself brings: its products' modules, and what is no product's.
    package struct Parts: Sendable {
        package var modules: [ProductModule]
        /// The platform's.
        package var routes: [Route]
        /// Runs once the database is migrated, before the modules' own and the outbox; a thrown error ends the process.
        package var prepare: @Sendable () async throws -> Void
        /// The platform's, each on the shell's loop unless it brings one.
        package var chores: [Chore]
        /// How long the workers may need at a stop to end what must not be cut; the drain is at least that long.
        package var finish: Duration
        /// What `SIGHUP` asks for; on the shell's loop.
        package var reload: (@Sendable () -> Void)?
        /// The calls that this process makes on networks, by which a database is recognised that lacks some.
        package var recentCalls: RecentCalls?

        package init(
            modules: [ProductModule], routes: [Route] = [], chores: [Chore] = [],
            finish: Duration = .zero, prepare: @escaping @Sendable () async throws -> Void = {},
            reload: (@Sendable () -> Void)? = nil, recentCalls: RecentCalls? = nil
        ) {
            (self.modules, self.routes, self.chores, self.prepare) = (modules, routes, chores, prepare)
            (self.finish, self.reload, self.recentCalls) = (finish, reload, recentCalls)
        }
    }

    /// Those whose product is switched on, and not set aside.
    func active(_ parts: Parts) -> [ProductModule] { parts.modules.filter { gates[$0.product.name]?.isOpen == true } }

    /// Whether `OUTREACH_PRODUCTS` names it.
    package func isOn(_ product: Product) -> Bool { config.products.contains(product) }

    /// Whether the product of this name works here now: not while it is off, set aside, or without its tables.
    package func isAwake(_ product: String) -> Bool { gates[product]?.isAwake ?? false }

    private func routes(_ parts: Parts) -> [Route] {
        let guarded = parts.modules.flatMap { module in
            module.routes.map { gates[module.product.name]?.guarding($0) ?? $0 }
        }
        return guarded + parts.routes + identityRoutes
    }

    /// Runs the service until it is told to stop.
    package func run(_ parts: Parts) -> Never {
        LogOutput.gather { [loop] in loop.execute { loop.after(.milliseconds(10)) { LogOutput.flush() } } }
        for subscription in active(parts).flatMap(\.subscriptions) { outbox.subscribe(subscription) }
        let routes = routes(parts)
        let server = HTTPServer(
            address: config.address, port: config.port, loops: [loop], routes: routes + platformRoutes(over: routes),
            hooks: hooks, log: log)
        registerMetrics(server)
        let services: [any Service] = [
            ServerService(server: server, drain: config.drain), StartupService(shell: self, parts: parts),
        ]
        let drain = max(config.drain, parts.finish) + .seconds(1)
        ServiceGroup(services, loop: loop, log: log, drain: drain, onHangup: parts.reload).run()
    }

    /// Keys are managed in one place; every service honours them.
    private var identityRoutes: [Route] { config.name == "profiles" ? identity.routes : [] }

    /// The routes as the gateway needs them, a line each: `METHOD /pattern`, and ` large` behind one that takes bodies over 1 MiB.
    package func printRoutes(_ parts: Parts) {
        for route in routes(parts) {
            let isLarge = route.options.maxBody > RouteOptions().maxBody
            print(route.method.rawValue, route.pattern + (isLarge ? " large" : ""))
        }
    }

    /// The same as ``OpenAPI`` says it, with all that callers and the gateway need of them.
    package func printDocument(_ parts: Parts) { print(document(of: routes(parts)).text) }

    private var hooks: ServerHooks {
        ServerHooks(
            authenticate: { [identity] head throws(Problem) in try await identity.authenticate(head) },
            stillValid: { [identity] callers in try await identity.stillValid(callers) },
            around: { [idempotency] request, route, handler in
                try await idempotency.around(request, route, handler)
            },
            translate: { [log, gates] error, request, route in
                await Translation.response(to: error, request, route.product.flatMap { gates[$0] }, log)
            },
            judgesAnswers: config.judgesAnswers)
    }
}
