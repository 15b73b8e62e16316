internal import HTTPServer
internal import SocialContract

/// Templates, as the document and callers' types say them.
enum TemplateShapes {
    private static let fields: [Shape.Field] = [
        .required("id", .uuid), .required("name", .text),
        .required("platform", .nullable(.platform), "Null: all networks."),
        .required("message_type", .choice(MessageType.allCases.map(\.rawValue))),
        .required("is_active", .boolean, "Drafts are written from it."),
        .required("version", .integer(), "For `If-Match`."), .required("body", .text),
        .required("created_at", .timestamp),
        .required("updated_at", .nullable(.timestamp)),
    ]
    static let template = Shape.named("SocialTemplate", .object(fields))

    static let versions = Shape.named(
        "SocialTemplateVersions",
        .object(
            fields + [
                .required(
                    "versions",
                    .list(
                        .object([
                            .required("version", .integer()), .required("body", .text), .required("created_by", .text),
                            .required("created_at", .timestamp),
                        ])), "The newest first.")
            ]))

    static let preview = Shape.object([
        .required("text", .text), .required("length", .count), .required("limit", .count, "Of the person's network."),
        .required("unit", .text, "In which both are counted."),
    ])
}
