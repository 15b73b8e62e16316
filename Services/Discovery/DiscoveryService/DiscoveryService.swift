import Configuration
import Database
import EventLoop
import Importing
import Platforms
import Products
import ServiceShell
import SocialContract
import SocialDiscovery
import Suppression

/// Discovery jobs and imports.
enum DiscoveryService {
    static func build(
        _ environment: inout EnvironmentReader, _ makeShell: (ServiceConfig) -> ServiceShell
    ) -> (ServiceShell, ServiceShell.Parts)? {
        let key: [UInt8]? = environment.read("OUTREACH_SUPPRESSION_KEY")
        guard let config = ServiceConfig("discovery", &environment), let key, environment.problems.isEmpty else {
            return nil
        }
        let shell = makeShell(config)
        let platforms = PlatformBook(database: shell.database, log: config.log)
        SocialPlatform.follow { platforms.names }
        // Reading files computes: it has a thread and connections of its own, and requests never wait for it.
        let readingLoop = Loop(name: "imports")
        readingLoop.start()
        var readingDatabase = config.database
        readingDatabase.maxConnections = 3
        let database = Database(readingDatabase, loop: readingLoop, log: config.log)
        let people = PeopleImport(
            database: database, outbox: shell.outbox,
            suppressions: SuppressionList(database: database, key: key, outbox: shell.outbox) { platforms.now })
        let worker = ImportWorker(
            people, PeopleImport.tables, database: database, outbox: shell.outbox, log: config.log)
        let suppressions = SuppressionList(database: shell.database, key: key) { platforms.now }
        let social = ProductModule(
            .social,
            routes: PeopleImport.api(database: shell.database, outbox: shell.outbox) { worker.ring() }.routes
                + DiscoveryJobsAPI(database: shell.database).routes,
            subscriptions: [PeopleImport.verdicts],
            chores: [worker.chore, worker.upkeep])
        return (
            shell,
            ServiceShell.Parts(
                modules: [social], chores: [platforms.chore],
                prepare: {
                    try await platforms.refresh()
                    try await suppressions.verifyKey()
                })
        )
    }
}
