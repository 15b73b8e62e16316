internal import Database
internal import HTTPServer
internal import JSON
package import Listing
internal import Timekeeping

/// An action as the operator sees it: who got what, by which account, and why it has not gone yet. No input and no body.
package enum ActionRecord {
    private static let shown: [Column] = [
        .uuid("id", "a.id"),
        .text("product", "a.product", "Whose it is: products come and go, so the document has no list of them."),
        .uuid("subject_id", "a.subject_id", "The product's own row."),
        .uuid("account_id", "a.account_id"), .text("account", "c.handle"), .text("platform", "a.platform"),
        .text("operation", "a.operation", "As its product calls it, so the document has no list of them."),
        .choice("delivery", ActionDelivery.allCases.map(\.rawValue), "a.delivery"),
        .choice("send_guarantee", Guarantee.allCases.map(\.rawValue), "a.guarantee"),
        .choice("status", ActionStatus.allCases.map(\.rawValue), "a.status"),
        .integer("attempt_count", "a.attempts", "Tries so far."),
        .integer("failure_count", "a.failures", "Those of them that failed for certain."),
        .text("code", "a.code").nullable, .text("reason", "a.reason").nullable,
        .text("external_id", "a.external_id", "The network's name for it.").nullable,
        .made("held_by", .choice(HeldBy.allCases.map(\.rawValue)), "What it waits for; null when it is over.") {
            JSONValue(try waiting($0)?.heldBy.rawValue)
        }.nullable,
        .made("held_until", .timestamp) { JSONValue(try waiting($0)?.until) }.nullable,
        .made("held_reason", .string()) { JSONValue(try waiting($0)?.reason) }.nullable,
        .text(
            "claimed_by", "CASE WHEN a.claimed_until IS NOT NULL THEN coalesce(a.claimed_name, a.claimed_by) END",
            "Who has it in hand, or had."
        ).nullable,
        .timestamp("claimed_until", "CASE WHEN a.claimed_by IS NOT NULL THEN a.claimed_until END").nullable,
        .text("created_by", "a.created_by"), .timestamp("created_at", "a.created_at"),
        .timestamp("first_call_at", "a.first_call_at").nullable, .timestamp("finished_at", "a.finished_at").nullable,
    ]

    package static let record = Record(
        "Action",
        shown + Holds.columns.filter { column in !shown.contains { $0.name == column.name } }.map(\.hidden))

    static let source: SQL =
        "platform.actions a JOIN platform.accounts c ON c.id = a.account_id \(sql: Holds.joins)"

    package static let listing = Listing(
        "platform.actions", record, from: source,
        filters: [
            .said(.optional("status", .choice(ActionStatus.allCases.map(\.rawValue)))) { status in
                // Said in so many words, or the planner does not believe that the partial index has them all.
                status == ActionStatus.succeeded.rawValue
                    ? "a.status = \(status)" : "a.status = \(status) AND a.status <> 'succeeded'"
            },
            .equals("platform", .string(min: 1, max: 32), "a.platform"), .equals("account_id", .uuid, "a.account_id"),
            .equals("product", .string(min: 1, max: 32), "a.product"),
            .equals("delivery", .choice(ActionDelivery.allCases.map(\.rawValue)), "a.delivery"),
            .from("created_from", "a.created_at"), .before("created_before", "a.created_at"),
        ])

    private static let over: Set<String> = ["succeeded", "failed", "cancelled"]

    private static func waiting(_ row: Row) throws(DatabaseError) -> Hold? {
        over.contains(try row["status"]) ? nil : try Hold(row)
    }
}
