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
}
