import Database
import EventLoop
import Importing
import Platforms
import Products
import ServiceShell
import SocialContract
import SocialDiscovery
import Suppression

extension DiscoveryService {
    /// Social Outreach in discovery.
    static func socialDiscovery(_ shell: ServiceShell, _ platforms: PlatformBook, _ key: [UInt8]) -> ProductModule {
        SocialPlatform.follow { platforms.names }
        // Reading files computes: it has a thread and connections of its own, and requests never wait for it.
        let loop = Loop(name: "imports")
        loop.start()
        var settings = shell.config.database
        settings.maxConnections = 3
        let reading = Database(settings, loop: loop, log: shell.log)
        let people = SocialPeopleImport(
            database: reading, outbox: shell.outbox,
            suppressions: SuppressionList(database: reading, key: key, outbox: shell.outbox) { platforms.now })
        let files = Importer(
            people, SocialPeopleImport.tables, judged: [SocialEvent.peopleApplied], database: shell.database,
            reading: reading, outbox: shell.outbox, log: shell.log)
        return ProductModule(
            .social, routes: SocialDiscoveryJobsAPI(database: shell.database).routes,
            subscriptions: [SocialPeopleImport.verdicts], importers: [files])
    }
}
