internal import Actions
internal import HTTPServer
internal import Listing
internal import SocialContract
internal import SocialThreads

/// Messages, as the document and callers' types say them.
enum MessageShapes {
    /// The three members of everything that can wait.
    static let held: [Shape.Field] = [
        .required("held_by", .nullable(.choice(HeldBy.allCases.map(\.rawValue))), "What it waits for."),
        .required("until", .nullable(.timestamp), "Null: a person has to act, or it is a matter of moments."),
        .required("held_reason", .nullable(.text)),
    ]

    private static let fields = SocialMessage.record.fields + held

    static let draft = Shape.named(
        "SocialDraft",
        .object(
            fields + [
                .required(
                    "approval_hash", .nullable(.string(min: 64, max: 64)),
                    "Of text, recipient and account as they are now; null when the person is gone.")
            ]))

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

    static let failedDrafts = Shape.Field.required(
        "failed_drafts", .list(failedDraft), "Follow-ups that a timer asked for and that could not be drafted.")

    private static let failedDraft = Shape.object([
        .required("message_type", .choice(MessageType.allCases.map(\.rawValue))), .required("due_message_id", .uuid),
        .required("code", .nullable(.text)), .required("reason", .nullable(.text)), .required("attempts", .count),
        .required("created_at", .timestamp),
    ])
}
