internal import HTTPServer
internal import Jobs
internal import Listing
internal import Quarantine
internal import SocialContract

/// People and their counts, as the document and callers' types say them.
enum SocialProfileShapes {
    static let person = SocialProfileRecord.record.shape

    private static let codes = SocialPassedOver.allCases.map(\.rawValue)

    static let skipped = BegunJob.Skipped.shape(codes: codes)

    static let qualified = Shape.object([
        .required("qualified", .count), .required("skipped", skipped, "`already-qualified` is no failure."),
    ])

    static let status = Shape.named(
        "SocialPipeline",
        .object([
            .required("status", .choice(["active"])), .required("counts", .map(.count), "People, by status."),
            .required("stages", .list(stage)),
            .required(
                "quarantine", .nullable(QuarantineStanding.shape),
                "What keeps everything from going on after a restore."),
        ]))

    private static let stage = Shape.object([
        .required("stage", .choice(SocialPipelineStage.allCases.map(\.rawValue))), .required("unlocked", .boolean),
        .required("requirement", .nullable(.text), "What unlocks it."),
        .required("count", .count, "People who ever got there."),
    ])

    static let begun = BegunJob.answer("The job.", codes: codes)
}
