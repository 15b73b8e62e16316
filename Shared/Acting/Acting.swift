package import Actions
package import Configuration
package import Database
package import Dispatch
internal import EventLoop
internal import FoundationEssentials
package import HTTPClient
package import HTTPServer
internal import Lifecycle
package import Outbox
package import Platforms
internal import Quarantine
package import ServiceShell
package import Suppression
package import Telemetry
internal import Webhooks

/// What a service needs in which products act on networks: adapters, the ledger and its worker, networks' calls, the quarantine. What is
/// done, and by whose last word, its modules bring.
package struct Acting: Sendable {
    package let shell: ServiceShell
    package let platforms: PlatformBook
    package let suppressions: SuppressionList
    /// For calls that no adapter makes.
    package let client: HTTPClient
    package let networks: Networks
    package let ledger: Ledger
    package let settings: NetworkSettings
    private let bell: Bell

    /// - Returns: `nil` when the environment has mistakes; they are noted in the reader, and so are those of before.
    package init?(
        _ name: String, _ environment: inout EnvironmentReader, _ makeShell: (ServiceConfig) -> ServiceShell
    ) {
        let key: [UInt8]? = environment.read("OUTREACH_SUPPRESSION_KEY")
        let settings = NetworkSettings(&environment, environment: ProcessInfo.processInfo.environment)
        guard let config = ServiceConfig(name, &environment), let key, let settings, environment.problems.isEmpty else {
            return nil
        }
        let shell = makeShell(config)
        (self.shell, self.settings, bell) = (shell, settings, Bell(loop: shell.loop))
        let platforms = PlatformBook(database: shell.database, log: config.log)
        self.platforms = platforms
        suppressions = SuppressionList(database: shell.database, key: key, outbox: shell.outbox) { platforms.now }
        client = HTTPClient(loop: shell.loop, log: config.log)
        networks = Networks(
            settings, database: shell.database, outbox: shell.outbox, platforms: platforms, loop: shell.loop,
            client: client, log: config.log)
        ledger = Ledger(outbox: shell.outbox, settings: settings.ledger, isAwake: { shell.isAwake($0) })
    }

    package var database: Database { shell.database }
    package var outbox: Outbox { shell.outbox }
    package var log: Log { shell.log }

    /// Something was put in line. From any thread.
    package func ring() { bell.ring() }

    /// - Parameter routes: of the platform, beside those that are always there where products act.
    package func parts(_ modules: [ProductModule], routes: [Route] = []) -> ServiceShell.Parts {
        admit(modules)
        let sending = worker(modules)
        return ServiceShell.Parts(
            modules: modules, routes: desks(modules) + routes,
            chores: sending.chores + [platforms.chore, networks.introducing],
            // A call that is cut leaves a doubt; two seconds to write down how it ended.
            finish: ledger.settings.callTime + .seconds(2),
            prepare: { [platforms, suppressions, networks] in
                try await platforms.refresh()
                try await suppressions.verifyKey()
                try await networks.start()
            },
            reload: { [shell, networks] in shell.loop.task { try await networks.reload() } },
            recentCalls: ledger.recentCalls)
    }

    private func admit(_ modules: [ProductModule]) {
        for module in modules {
            if let reader = module.rulesChanged { networks.tellOfRules(reader) }
            // A product that is off has nobody here who could have the last word: its actions are held, and say so.
            if let actions = module.actions, shell.isOn(module.product) { ledger.admit(actions) }
        }
    }

    private func worker(_ modules: [ProductModule]) -> ActionWorker {
        var makers: [ActionDelivery: any Tries] = [.api: networks.tries(ledger)]
        for module in modules where shell.isOn(module.product) {
            makers.merge(module.makers) { _, _ in
                preconditionFailure("two modules bring who does deeds in the same way")
            }
        }
        return ActionWorker(
            ledger: ledger, trying: TriesByDelivery(makers), loop: shell.loop, log: shell.log, bell: bell)
    }

    /// A product that is off still hears noes, and answers for what a restore has left of it.
    private func desks(_ modules: [ProductModule]) -> [Route] {
        let delivery = InboundDelivery(
            receivers: modules.compactMap(\.receiver), database: shell.database, log: shell.log)
        let quarantine = QuarantineAPI(
            database: shell.database, watch: shell.quarantine, products: modules.compactMap(\.restored),
            changed: { [bell] in bell.ring() })
        return quarantine.routes
            + WebhooksAPI(networks: networks, database: shell.database, delivery: delivery, log: shell.log).routes
            + LeftoversAPI(database: shell.database, delivery: delivery).routes
            + AdaptersAPI(networks: networks).routes
    }
}
