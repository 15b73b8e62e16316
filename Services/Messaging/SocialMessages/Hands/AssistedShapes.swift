internal import HTTPServer
internal import SocialContract

/// What waits for hands, as the document and callers' types say it.
enum AssistedShapes {
    static let item = Shape.named(
        "SocialAssisted",
        .object(
            [
                .required("id", .uuid), .required("created_at", .timestamp), .required("message_id", .uuid),
                .required("text", .nullable(.text), "Null while somebody else has it in hand."),
                .required("profile_url", .text, "Where to send it."), .required("platform", .platform),
                .required("account", .uuid, "Who sends it."), .required("profile_id", .uuid),
                .required("full_name", .nullable(.text)), .required("username", .text),
                .required("message_type", .choice(MessageType.allCases.map(\.rawValue))),
                .required("state", .choice(["waiting", "sent", "skipped", "unknown"])),
                .required("claimed_by", .nullable(.text), "Whoever has it in hand."),
                .required("claimed_by_name", .nullable(.text)), .required("is_yours", .boolean, "You have it in hand."),
                .required("claimed_until", .nullable(.timestamp)),
                .required("perhaps_sent_by", .nullable(.text), "Who had it and did not report."),
                .required("perhaps_sent_at", .nullable(.timestamp)), .required("done_by", .nullable(.text)),
                .required("done_at", .nullable(.timestamp)),
                .required("status", .choice(SocialMessageStatus.allCases.map(\.rawValue)), "The message's."),
                .required("sent_at", .nullable(.timestamp)), .required("reason", .nullable(.text)),
                .required("is_flagged", .boolean), .required("thread_id", .nullable(.uuid)),
                .required("said_no_at", .nullable(.timestamp), "The person said no."),
            ] + MessageShapes.held))
}
