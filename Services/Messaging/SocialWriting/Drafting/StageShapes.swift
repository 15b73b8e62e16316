internal import HTTPServer

/// What a stage call answers, and its job.
enum StageShapes {
    static let begun = Answer.accepted(
        .object([
            .required("accepted", .count),
            .required(
                "skipped", .list(.object([.required("id", .uuid), .required("reason", .text)])),
                "Who was named and gets none."),
            .required(
                "left_out", .list(.object([.required("reason", .text), .required("count", .count)])),
                "Who was not even looked at, by reason, where everybody was asked for."),
            .required("job", .text, "Where its progress is."),
        ]), "It goes on.")

    static let job = Shape.named(
        "SocialJob",
        .object([
            .required("id", .uuid), .required("kind", .text),
            .required("status", .choice(["pending", "running", "completed"])),
            .required(
                "counts",
                .object([.required("accepted", .count), .required("done", .count), .required("failed", .count)])),
            .required("failures", .list(failure)),
        ]))

    private static let failure = Shape.object([
        .required("profile_id", .uuid), .required("code", .text), .required("reason", .text, "The same for people."),
        .required("is_final", .boolean, "It is not tried again."), .required("attempts", .count),
    ])
}
