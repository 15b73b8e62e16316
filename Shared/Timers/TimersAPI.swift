package import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
package import Listing

/// A product's timers over HTTP: what waits, and until when; and what failed raised again.
package struct TimersAPI: Sendable {
    private let path: String
    private let timers: Timers
    private let record: Record
    private let listing: Listing
    private let database: Database
    private static let statuses = ["waiting", "raised", "cancelled", "failed"]

    /// - Parameters:
    ///   - path: of the list, such as `/api/social/followup-timers`.
    ///   - name: of the list, such as `social.followup-timers`.
    ///   - shape: what one is called in the document: `SocialFollowupTimer`.
    ///   - summary: what a timer's key is.
    ///   - own: the product's own columns, of a timer `t`.
    package init(
        _ timers: Timers, path: String, name: String, shape: String, key summary: String, own: [Column] = [],
        database: Database
    ) {
        let table = timers.table
        (self.path, self.timers, self.database) = (path, timers, database)
        record = Record(
            shape,
            [
                .uuid(table.key, "t.\(unsafeIdentifier: table.key)", summary),
                .uuid(table.subject, "t.\(unsafeIdentifier: table.subject)"),
            ] + own + [
                .timestamp("due_at", "t.due_at"), .choice("status", TimersAPI.statuses, "t.status"),
                .timestamp("raised_at", "t.raised_at").nullable,
                .text("code", "t.code", "Why it ended, or failed, in its product's words.").nullable,
                .text("reason", "t.reason").nullable, .timestamp("failed_at", "t.failed_at").nullable,
            ])
        listing = Listing(
            name, record, from: "\(unsafeIdentifier: table.name) t",
            filters: [
                .equals("status", .choice(TimersAPI.statuses), "t.status"),
                .equals("\(table.subject)", .uuid, "t.\(unsafeIdentifier: table.subject)"),
                .from("due_from", "t.due_at", "Only what is due then or later."),
                .before("due_before", "t.due_at", "Only what is due before."),
            ], orders: [Order(by: "due_at", first: .ascending)])
    }

    /// - Parameters:
    ///   - title: what the timers are: "Follow-up timers".
    ///   - permission: what raising one again asks for.
    package func routes(_ title: String, permission: Permission) -> [Route] {
        let key = "\(timers.table.key)"
        return [
            listing.route(path, .read, "\(title), the next due first.", database: database),
            .post(
                "\(path)/{\(key)}/retry", permission, "Raise a timer again whose work failed.",
                answer: .json(record.shape, "The timer, waiting and due.").refusing("not-failed")
            ) { request in try await retry(request, key) },
        ]
    }

    private func retry(_ request: Request, _ key: String) async throws -> Response {
        let id = try request.uuid(key)
        let isWaiting = try await timers.retry(id, on: database)
        let row = try await database.first(
            """
            SELECT \(sql: record.selection) FROM \(unsafeIdentifier: timers.table.name) t
            WHERE t.\(unsafeIdentifier: timers.table.key) = \(id)
            """)
        guard let row else { throw Problem.notFound("There is no timer for this.") }
        if isWaiting { return .json(200, try record.object(row)) }
        let status: String = try row["status"]
        throw Problem.conflict(
            "not-failed", "This timer is \(status); there is nothing to try again.",
            extra: [("timer_status", .string(status))])
    }
}
