internal import HTTPServer
internal import Phrases

/// Replies, as the document and callers' types say them.
enum ReplyShapes {
    static let reply = Shape.named(
        "SocialReply",
        .object([
            .required("id", .uuid), .required("platform", .platform),
            .required("account_id", .nullable(.uuid), "Whom it was written to."),
            .required("account_ref", .nullable(.text)),
            .required("external_id", .text, "The network's name for it."),
            .required("platform_user_id", .nullable(.text)),
            .required("profile_id", .nullable(.uuid), "Null: its writer is not known."),
            .required("thread_id", .nullable(.uuid)), .required("username", .nullable(.text)),
            .required("full_name", .nullable(.text)), .required("body", .nullable(.text)),
            .required("form", .text, "What it is."),
            .required("meaning", .choice(Heard.Meaning.allCases.map(\.rawValue))),
            .required("meaning_words", .list(.text), "Which words decided."),
            .required("is_undecided", .boolean, "It holds its writer until somebody decides."),
            .required("decided_by", .nullable(.text)), .required("decided_at", .nullable(.timestamp)),
            .required("edited_at", .nullable(.timestamp)), .required("deleted_at", .nullable(.timestamp)),
            .required("received_at", .timestamp), .required("created_at", .timestamp),
            .required("is_objection", .boolean, "It is a no."),
        ]))

    static let decided = Shape.object([
        .required("meaning", .text), .required("suppression_id", .nullable(.uuid), "What keeps the person now."),
    ])
}
