internal import Actions
package import HTTPServer

/// How a product's actions of hands are called and shown.
package struct HandsForm: Sendable {
    /// What one of them is, for people: "message".
    let noun: String
    /// Name of the shape: `SocialAssisted`.
    let shape: String
    /// As members call the product's own row: `message_id`.
    let subject: String
    /// The networks that a list may be asked for.
    let platforms: Shape
    /// What the product shows of its row.
    let fields: [Shape.Field]
    /// Codes of its own refusals.
    let refusals: [String]

    package init(
        noun: String, shape: String, subject: String, platforms: Shape, fields: [Shape.Field], refusals: [String]
    ) {
        (self.noun, self.shape, self.subject, self.platforms) = (noun, shape, subject, platforms)
        (self.fields, self.refusals) = (fields, refusals)
    }

    var item: Shape {
        .named(
            shape,
            .object(
                [
                    .required("id", .uuid), .required("created_at", .timestamp), .required(subject, .uuid),
                    .required("text", .nullable(.text), "Null while somebody else has it in hand."),
                    .required("platform", .platform), .required("account", .uuid, "Who sends it."),
                    .required("state", .choice(["waiting", "sent", "skipped", "unknown"])),
                    .required("claimed_by", .nullable(.text), "Whoever has it in hand."),
                    .required("claimed_by_name", .nullable(.text)),
                    .required("is_yours", .boolean, "You have it in hand."),
                    .required("claimed_until", .nullable(.timestamp)),
                    .required("perhaps_sent_by", .nullable(.text), "Who had it and did not report."),
                    .required("perhaps_sent_at", .nullable(.timestamp)), .required("done_by", .nullable(.text)),
                    .required("done_at", .nullable(.timestamp)),
                ] + fields + Hold.fields))
    }
}
