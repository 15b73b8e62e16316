import AccountsDesk
import Actions
import Configuration
import Dispatch
import EventLoop
import FoundationEssentials
import HTTPClient
import Hands
import Importing
import Jobs
import Lifecycle
import PeopleDesk
import Platforms
import Products
import Quarantine
import ServiceShell
import Shelter
import Suppression
import Webhooks

/// The shelter alone with the platform's desks: what a house is in which no other product lives.
enum ShelterService {
    static let settings = [
        KnownName(
            "OUTREACH_SHELTER_PORT", .port, .above("OUTREACH_PORT", by: 5), doc: "Port of the shelter's service."),
        KnownName(
            "OUTREACH_SHELTER_VISIT_SECONDS", .seconds(1...31_536_000), .text("2592000"),
            doc: "Time from a letter to the question how they are."),
    ]

    static func build(
        _ environment: inout EnvironmentReader, _ makeShell: (ServiceConfig) -> ServiceShell
    ) -> (ServiceShell, ServiceShell.Parts)? {
        let key: [UInt8]? = environment.read("OUTREACH_SUPPRESSION_KEY")
        let delay: Duration? = environment.read("OUTREACH_SHELTER_VISIT_SECONDS")
        let settings = NetworkSettings(&environment, environment: ProcessInfo.processInfo.environment)
        guard let config = ServiceConfig("shelter", &environment), let key, let delay, let settings,
            environment.problems.isEmpty
        else { return nil }
        let shell = makeShell(config)
        let platforms = PlatformBook(database: shell.database, log: config.log)
        let suppressions = SuppressionList(database: shell.database, key: key, outbox: shell.outbox) { platforms.now }
        let networks = Networks(
            settings, database: shell.database, outbox: shell.outbox, platforms: platforms, loop: shell.loop,
            client: HTTPClient(loop: shell.loop, log: config.log), log: config.log)
        let visits = Visits(outbox: shell.outbox, delay: delay)
        let actions = Letters.actions(sent: visits.follow)
        let ledger = Ledger(
            outbox: shell.outbox, products: shell.isOn(.shelter) ? [actions] : [], settings: settings.ledger,
            isAwake: { shell.isAwake($0) })
        let sending = networks.worker(ledger, loop: shell.loop)
        let people = HashedPeople("shelter.offers", suppressions)
        let offers = Offers(outbox: shell.outbox, suppressions: suppressions)
        let delivery = InboundDelivery(receivers: [offers], database: shell.database, log: config.log)
        let bell = Bell(loop: shell.loop)
        let reading = ImportWorker(
            Animals(), .animals, database: shell.database, outbox: shell.outbox, log: config.log)
        let animals = ImportsAPI(
            .animals, database: shell.database, outbox: shell.outbox, judged: [Animals.found]
        ) { reading.ring() }
        let letters = Letters(actions, networks: networks, database: shell.database)
        let shelter = ProductModule(
            .shelter, line: .shelter,
            routes: [Animals.route(shell.database)] + animals.routes + offers.routes
                + letters.routes(write: { bell.ring() }, send: { sending.ring() })
                + HandsAPI(Letters.hands, ledger: ledger, database: shell.database).routes
                + JobsAPI(.letters, database: shell.database) { bell.ring() }.routes,
            subscriptions: [Animals.applying, Visits.subscription, people.following("shelter.shelter.noes")],
            chores: [
                reading.chore, reading.upkeep, visits.chore,
                .upkeep("upkeep of jobs") { try await Jobs(.letters).openAbandoned(on: shell.database) },
                JobQueue(.letters).chore("writing letters", bell: bell, in: shell.database, each: Letters.write),
            ])
        let parts = ServiceShell.Parts(
            modules: [shelter],
            routes: SuppressionsDesk(suppressions: suppressions, outbox: shell.outbox, keepers: [people]).routes
                + AccountsDesk(
                    outbox: shell.outbox,
                    credentials: CredentialStore(database: shell.database, key: settings.secretsKey)
                ).routes
                + QuarantineAPI(
                    database: shell.database, watch: shell.quarantine, products: [Letters.restored(ledger)],
                    changed: { sending.ring() }
                ).routes
                + WebhooksAPI(networks: networks, database: shell.database, delivery: delivery, log: config.log).routes
                + LeftoversAPI(database: shell.database, delivery: delivery).routes,
            chores: sending.chores + [platforms.chore, networks.introducing],
            finish: ledger.settings.callTime + .seconds(2),
            prepare: {
                try await platforms.refresh()
                try await suppressions.verifyKey()
                try await networks.start()
            }, recentCalls: ledger.recentCalls)
        return (shell, parts)
    }
}

extension Offers: InboundReceiver {}
