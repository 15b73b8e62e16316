package import Actions
package import Database
package import EventLoop
internal import FoundationEssentials
package import HTTPServer
internal import Identity
internal import Lifecycle
package import Outbox
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

    package init(_ config: ServiceConfig) {
        self.config = config
        loop = Loop(name: config.name)
        loop.start()
        let quarantine = QuarantineWatch(
            instance: UUID(), keepsake: Keepsake(state: config.state, besideKeys: config.besideKeys),
            products: config.products, loop: loop, log: config.log)
        self.quarantine = quarantine
        database = Database(config.database, loop: loop, log: config.log) { try await quarantine.joined($0) }
        let listener = config.database.poolerMode ? nil : Listener(config.database, loop: loop, log: config.log)
        outbox = Outbox(database: database, loop: loop, listener: listener, settings: config.outbox, log: config.log)
        quarantine.outbox = outbox
        identity = Identity(database: database, log: config.log)
        idempotency = Idempotency(database: database, log: config.log)
        readiness = Readiness(
            id: quarantine.instance, service: config.name, database: database, loop: loop)
    }

    /// What the service itself brings.
    package struct Parts: Sendable {
        package var routes: [Route]
        package var subscriptions: [Subscription]
        /// Runs once the database is migrated, before the outbox starts; a thrown error ends the process.
        package var prepare: @Sendable () async throws -> Void
        /// Loops that run until they are cancelled, each on the shell's loop.
        package var workers: [@Sendable () async -> Void]
        /// What is done now and then, every ten minutes or so: throwing away what nobody needs.
        package var chores: [@Sendable () async throws -> Void]
        /// How long the workers may need at a stop to end what must not be cut; the drain is at least that long.
        package var finish: Duration
        /// What `SIGHUP` asks for; on the shell's loop.
        package var reload: (@Sendable () -> Void)?
        /// The calls that this process makes on networks, by which a database is recognised that lacks some.
        package var recentCalls: RecentCalls?

        package init(
            routes: [Route], subscriptions: [Subscription], workers: [@Sendable () async -> Void] = [],
            chores: [@Sendable () async throws -> Void] = [], finish: Duration = .zero,
            prepare: @escaping @Sendable () async throws -> Void = {},
            reload: (@Sendable () -> Void)? = nil, recentCalls: RecentCalls? = nil
        ) {
            (self.routes, self.subscriptions, self.workers, self.prepare) = (routes, subscriptions, workers, prepare)
            (self.chores, self.finish, self.reload, self.recentCalls) = (chores, finish, reload, recentCalls)
        }
    }

    /// A precheck that answers 200 `inactive` while the product's schema is missing.
    package func schemaGate(_ product: String) -> Precheck {
        let gate = SchemaGate(database: database, product: product)
        return { request in try await gate.check(request) }
    }

    /// Runs the service until it is told to stop.
    package func run(_ parts: Parts) -> Never {
        LogOutput.gather { [loop] in loop.execute { loop.after(.milliseconds(10)) { LogOutput.flush() } } }
        for subscription in parts.subscriptions { outbox.subscribe(subscription) }
        let routes = parts.routes + identityRoutes
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
        for route in parts.routes + identityRoutes {
            let isLarge = route.options.maxBody > RouteOptions().maxBody
            print(route.method.rawValue, route.pattern + (isLarge ? " large" : ""))
        }
    }

    private var hooks: ServerHooks {
        ServerHooks(
            authenticate: { [identity] head throws(Problem) in try await identity.authenticate(head) },
            stillValid: { [identity] callers in try await identity.stillValid(callers) },
            around: { [idempotency] request, route, handler in
                try await idempotency.around(request, route, handler)
            },
            translate: { [log] error, request, _ in Translation.response(to: error, request, log) })
    }
}
