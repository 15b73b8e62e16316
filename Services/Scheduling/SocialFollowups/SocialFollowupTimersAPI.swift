package import Database
package import HTTPServer
internal import Listing
internal import Timers

/// Which follow-ups wait, and until when.
package enum SocialFollowupTimersAPI {
    package static func routes(_ database: Database) -> [Route] {
        TimersAPI(
            Timers(SocialFollowupTimers.table), path: "/api/social/followup-timers", name: "social.followup-timers",
            shape: "SocialFollowupTimer", key: "The message that a follow-up is to follow.",
            own: [.uuid("thread_id", "t.thread_id")], database: database
        ).routes("Follow-up timers", permission: .draft)
    }
}
