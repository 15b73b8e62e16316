internal import Actions
internal import HTTPServer
internal import Listing
internal import SocialContract
internal import SocialThreads

/// Messages, as the document and callers' types say them.
enum SocialMessageShapes {
    private static let fields = SocialMessage.record.fields + Hold.fields

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
        .object(
            fields + [
                .required(
                    "attempts", .list(LedgerAttempt.shape("SocialAttempt")), "All that was tried, the oldest first.")
            ]))

    static let failedDrafts = Shape.Field.required(
        "failed_drafts", .list(SocialFailedFollowups.record.shape),
        "Follow-ups that a timer asked for and that could not be drafted.")
}
