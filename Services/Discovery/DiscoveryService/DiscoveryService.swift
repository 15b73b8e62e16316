import Configuration
import Database
import EventLoop
import Products
import ServiceShell
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
        // Reading files computes: it has a thread and connections of its own, and requests never wait for it.
        let readingLoop = Loop(name: "imports")
        readingLoop.start()
        var readingDatabase = config.database
        readingDatabase.maxConnections = 3
        let database = Database(readingDatabase, loop: readingLoop, log: config.log)
        let worker = ImportWorker(
            database: database, outbox: shell.outbox,
            suppressions: SuppressionList(database: database, key: key, outbox: shell.outbox),
            log: config.log)
        let suppressions = SuppressionList(database: shell.database, key: key)
        let social = ProductModule(
            .social,
            routes: ImportsAPI(database: shell.database, outbox: shell.outbox).routes
                + DiscoveryJobsAPI(database: shell.database).routes,
            subscriptions: [ImportVerdicts().subscription],
            chores: [{ _ = try? await readingLoop.following { await worker.run() } }])
        return (shell, ServiceShell.Parts(modules: [social], prepare: { try await suppressions.verifyKey() }))
    }
}
