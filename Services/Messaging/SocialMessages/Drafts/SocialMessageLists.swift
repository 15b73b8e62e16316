internal import Actions
internal import Database
internal import HTTPServer
internal import Listing
internal import SocialContract
internal import SocialThreads

/// The lists of messages: drafts, what was sent, and a person's thread.
enum SocialMessageLists {
    static let drafts = Listing(
        "social.drafts", SocialMessage.record, from: SocialMessage.source, where: "m.status IN ('DRAFT', 'APPROVED')",
        filters: common + [.equals("social_profile_id", .uuid, "m.social_profile_id")], supplement: held)

    /// SENT unless told; newest first by when they were sent, or else made.
    static let messages = Listing(
        "social.messages", SocialMessage.record, from: SocialMessage.source,
        filters: common + [
            .equals("social_profile_id", .uuid, "m.social_profile_id"),
            .said(
                .optional(
                    "status", .choice(SocialMessageStatus.allCases.map(\.rawValue)),
                    "SENT unless told; else by when it was made."), standard: SocialMessageStatus.sent.rawValue
            ) { "m.status = \($0)" },
        ], orders: [Order(by: "happened_at"), Order(by: "created_at")], supplement: held)

    static let history = Listing(
        "social.history", SocialMessage.record, from: SocialMessage.source,
        filters: [.path("profile_id", .uuid, "m.social_profile_id")] + common, supplement: held)

    private static let common: [Filter] = [
        .equals("platform", .known { SocialPlatform.names }, "m.platform"),
        .equals("message_type", .choice(SocialMessageType.allCases.map(\.rawValue)), "m.message_type"),
    ]

    /// Why what waits has not gone yet.
    private static let held = Holds.supplement(
        product: SocialLedger.product, waiting: SocialMessageStatus.underWay.map(\.rawValue))
}
