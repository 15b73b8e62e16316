internal import Actions
internal import HTTPServer
internal import SocialContract

/// Messages, as the document and callers' types say them.
enum MessageShapes {
    /// The three members of everything that can wait.
    static let held: [Shape.Field] = [
        .required("held_by", .nullable(.choice(HeldBy.allCases.map(\.rawValue))), "What it waits for."),
        .required("until", .nullable(.timestamp), "Null: a person has to act, or it is a matter of moments."),
        .required("held_reason", .nullable(.text)),
    ]

    private static let fields: [Shape.Field] =
        [
            .required("id", .uuid), .required("social_profile_id", .uuid), .required("platform", .platform),
            .required("message_type", .choice(MessageType.allCases.map(\.rawValue))),
            .required("draft_body", .nullable(.text), "As it was written."),
            .required("sent_body", .nullable(.text), "As it was sent."), .required("sent_at", .nullable(.timestamp)),
            .required("thread_id", .nullable(.uuid)), .required("created_at", .timestamp),
            .required("updated_at", .nullable(.timestamp)),
            .required("status", .choice(SocialMessageStatus.allCases.map(\.rawValue))),
            .required("version", .integer(), "For `If-Match`."),
            .required("account_id", .nullable(.uuid), "Who sends it; null: the network's default."),
            .required("template_id", .nullable(.uuid)), .required("template_version", .nullable(.count)),
            .required("written_by", .nullable(.text), "A template, a model, or the operator."),
            .required("reason", .nullable(.text), "Why it is where it is."),
            .required("is_flagged", .boolean, "Somebody should look at it."),
            .required("delivery", .nullable(.text), "What sends it."),
            .required("external_id", .nullable(.text), "The network's name for it."),
            .required("delivered_at", .nullable(.timestamp)), .required("read_at", .nullable(.timestamp)),
            .required("said_no_at", .nullable(.timestamp), "The person said no."),
        ] + held

    static let message = Shape.named("SocialMessage", .object(fields))

    static let triedMessage = Shape.named(
        "SocialTriedMessage",
        .object(fields + [.required("attempts", .list(attempt), "All that was tried, the oldest first.")]))

    private static let attempt = Shape.named(
        "SocialAttempt",
        .object([
            .required("account_id", .uuid), .required("delivery", .text),
            .required("outcome", .nullable(.text), "Null while it is under way."),
            .required("code", .nullable(.text)), .required("reason", .nullable(.text)), .required("actor", .text),
            .required("began_at", .timestamp), .required("at", .timestamp, "When it ended, or the last that is known."),
        ]))

    static let history = Shape.page(
        message,
        [
            .required(
                "failed_drafts", .list(failedDraft), "Follow-ups that a timer asked for and that could not be drafted.")
        ])

    private static let failedDraft = Shape.object([
        .required("message_type", .choice(MessageType.allCases.map(\.rawValue))), .required("due_message_id", .uuid),
        .required("code", .nullable(.text)), .required("reason", .nullable(.text)), .required("attempts", .count),
        .required("created_at", .timestamp),
    ])
}
