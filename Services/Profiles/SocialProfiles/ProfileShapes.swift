internal import HTTPServer
internal import Listing
internal import SocialContract

/// People and their counts, as the document and callers' types say them.
enum ProfileShapes {
    static let person = ProfileRecord.record.shape

    static let skipped = Shape.list(
        .object([
            .required("id", .uuid), .required("code", .text, "Why."),
            .required("reason", .text, "The same for people."),
        ]))

    static let qualified = Shape.object([
        .required("qualified", .count), .required("skipped", skipped, "`already-qualified` is no failure."),
    ])

    static let status = Shape.named(
        "SocialPipeline",
        .object([
            .required("status", .choice(["active"])), .required("counts", .map(.count), "People, by status."),
            .required("stages", .list(stage)),
            .required("quarantine", .nullable(quarantine), "What keeps everything from going on after a restore."),
        ]))

    private static let stage = Shape.object([
        .required("stage", .choice(PipelineStage.allCases.map(\.rawValue))), .required("unlocked", .boolean),
        .required("requirement", .nullable(.text), "What unlocks it."),
        .required("count", .count, "People who ever got there."),
    ])

    private static let quarantine = Shape.object([
        .required("quarantined", .boolean, "Nothing is sent."), .required("reason", .text),
        .required("since", .timestamp),
        .required(
            "waiting",
            .object(["asked", "not_arrived", "key_repeated", "for_people"].map { .required($0, .count) }),
            "What is being settled."),
        .required("held", .text, "Where what waits is listed."), .required("next", .text, "What to do."),
    ])

    static let begun = Answer.accepted(
        .object([
            .required("accepted", .count), .required("skipped", skipped),
            .required("job", .text, "Where its progress is."),
        ]), "The job.")

    static let job = Shape.named(
        "SocialReviewJob",
        .object([
            .required("id", .uuid), .required("status", .text),
            .required("counts", .object([.required("accepted", .count), .required("done", .count)])),
        ]))
}
