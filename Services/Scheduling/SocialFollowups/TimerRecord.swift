internal import Database
internal import HTTPServer
internal import Listing

/// A follow-up timer as the API shows it.
enum TimerRecord {
    private static let statuses = ["waiting", "raised", "cancelled", "failed"]

    static let record = Record(
        "SocialFollowupTimer",
        [
            .uuid("message_id", "t.message_id", "The message that a follow-up is to follow."),
            .uuid("profile_id", "t.profile_id"), .uuid("thread_id", "t.thread_id"), .timestamp("due_at", "t.due_at"),
            .choice("status", statuses, "t.status"), .timestamp("raised_at", "t.raised_at").nullable,
            .text("code", "t.code", "Why it ended without a follow-up.").nullable, .text("reason", "t.reason").nullable,
            .timestamp("failed_at", "t.failed_at").nullable,
        ])

    static let listing = Listing(
        "social.followup-timers", record, from: "social.social_followup_timers t",
        filters: [
            .equals("status", .choice(statuses), "t.status"), .equals("profile_id", .uuid, "t.profile_id"),
            .from("due_from", "t.due_at", "Only what is due then or later."),
            .before("due_before", "t.due_at", "Only what is due before."),
        ], orders: [Order(by: "due_at", first: .ascending)])
}
