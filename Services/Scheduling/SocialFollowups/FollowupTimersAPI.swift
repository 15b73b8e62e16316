package import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Listing
internal import SocialContract
internal import Timekeeping

/// Which follow-ups wait, and until when.
package final class FollowupTimersAPI: Sendable {
    private let database: Database

    package init(database: Database) { self.database = database }

    package var routes: [Route] {
        [
            TimerRecord.listing.route(
                "/api/social/followup-timers", .read, "Follow-up timers, the next due first.", database: database),
            .post(
                "/api/social/followup-timers/{message_id}/retry", .draft, "Raise a timer again whose follow-up failed.",
                answer: .json(FollowupTimersAPI.shape, "The timer, waiting and due.").refusing("not-failed")
            ) { [self] in try await retry($0) },
        ]
    }

    private static let shape = TimerRecord.record.shape

    private func retry(_ request: Request) async throws -> Response {
        let id = try request.uuid("message_id")
        let row = try await database.first(
            """
            UPDATE social.social_followup_timers t SET status = 'waiting', due_at = clock_timestamp(), code = NULL, reason = NULL,
                failed_at = NULL WHERE message_id = \(id) AND status = 'failed' RETURNING \(sql: TimerRecord.record.selection)
            """)
        if let row { return .json(200, try TimerRecord.record.object(row)) }
        let known: String? = try await database.first(
            "SELECT status FROM social.social_followup_timers WHERE message_id = \(id)")?["status"]
        guard let known else { throw Problem.notFound("There is no timer for this message.") }
        throw Problem.conflict(
            "not-failed", "This timer is \(known); there is nothing to try again.",
            extra: [("timer_status", .string(known))])
    }
}
