import Products
import ServiceShell
import SocialProfiles
import Suppression

extension ProfilesService {
    /// Social Outreach in profiles.
    static func socialProfiles(_ shell: ServiceShell, _ suppressions: SuppressionList) -> ProductModule {
        let api = SocialProfilesAPI(database: shell.database, outbox: shell.outbox)
        let noes = SocialNoesFollowing(outbox: shell.outbox, suppressions: suppressions)
        let sweep = SocialPeopleSweep(outbox: shell.outbox, suppressions: suppressions, log: shell.log)
        var social = ProductModule(
            .social, routes: api.routes,
            subscriptions: [
                SocialPeopleApplying(outbox: shell.outbox, suppressions: suppressions).subscription,
                SocialMessageOutcomes().subscription, noes.subscription,
            ],
            chores: api.chores + [sweep.chore])
        social.keeper = SocialKnownPeople(outbox: shell.outbox, suppressions: suppressions)
        return social
    }
}
