import AccountsDesk
import Actions
import Configuration
import ServiceShell

/// Follow-up timers; accounts, limits and pauses.
enum SchedulingService {
    static func build(
        _ environment: inout EnvironmentReader, _ makeShell: (ServiceConfig) -> ServiceShell
    ) -> (ServiceShell, ServiceShell.Parts)? {
        let delay: Duration? = environment.read("OUTREACH_FOLLOWUP_DELAY_SECONDS")
        guard let config = ServiceConfig("scheduling", &environment), let delay, environment.problems.isEmpty else {
            return nil
        }
        let key: [UInt8]? = environment.readIfSet("OUTREACH_SECRETS_KEY")
        let shell = makeShell(config)
        let desk = AccountsDesk(
            outbox: shell.outbox, credentials: CredentialStore(database: shell.database, key: key))
        return (shell, ServiceShell.Parts(modules: [socialScheduling(shell, delay)], routes: desk.routes))
    }
}
