import AccountsDesk
import Acting
import Actions
import Configuration
import Dispatch
import Hands
import Importing
import Jobs
import Lifecycle
import PeopleDesk
import Products
import ServiceShell
import Shelter
import Suppression

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
        let delay: Duration? = environment.read("OUTREACH_SHELTER_VISIT_SECONDS")
        guard let acting = Acting("shelter", &environment, makeShell), let delay else { return nil }
        let modules = [shelter(acting, visitsAfter: delay)]
        let noes = SuppressionsDesk(
            suppressions: acting.suppressions, outbox: acting.outbox, keepers: modules.compactMap(\.keeper))
        let accounts = AccountsDesk(
            outbox: acting.outbox,
            credentials: CredentialStore(database: acting.database, key: acting.settings.secretsKey))
        return (acting.shell, acting.parts(modules, routes: noes.routes + accounts.routes))
    }

    private static func shelter(_ acting: Acting, visitsAfter delay: Duration) -> ProductModule {
        let (database, outbox, ledger) = (acting.database, acting.outbox, acting.ledger)
        let visits = Visits(outbox: outbox, delay: delay)
        let actions = Letters.actions(sent: visits.follow)
        let letters = Letters(actions, networks: acting.networks, database: database)
        let people = HashedPeople("shelter.offers", acting.suppressions)
        let offers = Offers(outbox: outbox, suppressions: acting.suppressions)
        let bell = Bell(loop: acting.shell.loop)
        var module = ProductModule(
            .shelter, line: .shelter,
            routes: [Animals.route(database)] + offers.routes
                + letters.routes(write: { bell.ring() }, send: { acting.ring() })
                + HandsAPI(Letters.hands, ledger: ledger, database: database).routes
                + JobsAPI(.letters, database: database) { bell.ring() }.routes,
            subscriptions: [Animals.applying, Visits.subscription, people.following("shelter.shelter.noes")],
            chores: [
                visits.chore, .upkeep("upkeep of jobs") { try await Jobs(.letters).openAbandoned(on: database) },
                JobQueue(.letters).chore("writing letters", bell: bell, in: database, each: Letters.write),
            ],
            importers: [
                Importer(
                    Animals(), .animals, judged: [Animals.found], database: database, outbox: outbox, log: acting.log)
            ])
        (module.actions, module.receiver, module.keeper) = (actions, offers, people)
        module.makers = [.browser: Pages(["testnet"])]
        module.restored = Letters.restored(ledger)
        return module
    }
}
