import Configuration
import Platforms
import ServiceShell
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
        let suppressions = SuppressionList(database: shell.database, key: key) { platforms.now }
        return (
            shell,
            ServiceShell.Parts(
                modules: [socialDiscovery(shell, platforms, key)], chores: [platforms.chore],
                prepare: {
                    try await platforms.refresh()
                    try await suppressions.verifyKey()
                })
        )
    }
}
