/// Names of the subscriptions; cursors are kept under them.
package enum SocialSubscription {
    package static let profilesFound = "social.profiles.found"
    package static let profilesMessages = "social.profiles.messages"
    package static let profilesNoes = "social.profiles.noes"
    package static let messagingNoes = "social.messaging.noes"
    package static let discoveryVerdicts = "social.discovery.verdicts"
    package static let messagingRecipients = "social.messaging.recipients"
    package static let schedulingTimers = "social.scheduling.timers"
}
