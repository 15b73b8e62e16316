import Configuration
import PeopleDesk
import Platforms
import ServiceShell
import SocialContract
import Suppression

/// People, their review, counts, suppression and keys.
enum ProfilesService {
    static func build(
        _ environment: inout EnvironmentReader, _ makeShell: (ServiceConfig) -> ServiceShell
    ) -> (ServiceShell, ServiceShell.Parts)? {
        let key: [UInt8]? = environment.read("OUTREACH_SUPPRESSION_KEY")
        guard let config = ServiceConfig("profiles", &environment), let key, environment.problems.isEmpty else {
            return nil
        }
        let shell = makeShell(config)
        let platforms = PlatformBook(database: shell.database, log: config.log)
        SocialPlatform.follow { platforms.names }
        let suppressions = SuppressionList(database: shell.database, key: key, outbox: shell.outbox) { platforms.now }
        let modules = [socialProfiles(shell, suppressions)]
        let desk = SuppressionsDesk(
            suppressions: suppressions, outbox: shell.outbox, keepers: modules.compactMap(\.keeper),
            formerPaths: ["/api/social/suppressions"])
        return (
            shell,
            ServiceShell.Parts(
                modules: modules, routes: desk.routes, chores: [platforms.chore],
                prepare: {
                    try await platforms.refresh()
                    try await suppressions.verifyKey()
                })
        )
    }
}
