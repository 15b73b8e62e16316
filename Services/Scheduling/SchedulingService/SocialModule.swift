import Products
import ServiceShell
import SocialFollowups

extension SchedulingService {
    /// Social Outreach in scheduling.
    /// - Parameter delay: from a message to its follow-up.
    static func socialScheduling(_ shell: ServiceShell, _ delay: Duration) -> ProductModule {
        let timers = SocialFollowupTimers(outbox: shell.outbox, delay: delay)
        return ProductModule(
            .social, routes: SocialFollowupTimersAPI.routes(shell.database),
            subscriptions: [timers.subscription], chores: [timers.chore])
    }
}
