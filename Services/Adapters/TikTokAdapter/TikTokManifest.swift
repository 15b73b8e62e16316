internal import AdapterKit
internal import AdapterWire

extension TikTok {
    /// Makes no request, so it has no base. The credentials are those the seed names; no operation needs them.
    static let declared = Manifest(
        platform: "tiktok", version: "1.0.0", displayName: "TikTok", bases: [:],
        credentials: [
            .init(
                "client_key", environment: "TIKTOK_CLIENT_KEY", isSecret: false,
                summary: "The app's key. Not needed: this adapter makes no calls."),
            .init(
                "client_secret", environment: "TIKTOK_CLIENT_SECRET",
                summary: "The app's secret. Not needed: this adapter makes no calls."),
            .init(
                "access_token", environment: "TIKTOK_ACCESS_TOKEN",
                summary: "An account's token. Not needed: this adapter makes no calls."),
        ],
        operations: [message] + others, people: DeliveredNetwork.tiktok.people)

    // Spacing: seed 001. Day and week: TikTok publishes no number; the product's own careful start (C5).
    private static let message = Manifest.Operation.byHand(
        .message, access: .partnerOnly, input: InputSchema.message,
        text: DeliveredNetwork.tiktok.text,
        limits: Manifest.Limits(perMinute: 5, spacingSeconds: 12, perDay: 50, perWeek: 250),
        regionsExcepted: ["EEA", "CH", "UK"],
        summary: "TikTok's messaging interface is for partners, outside EEA, Switzerland and the UK, and only for "
            + "answers within 48 hours. A person can write by hand to whoever takes messages.")

    private static let others: [Manifest.Operation] = [
        .byHand(
            .discover, access: .none, input: InputSchema.search,
            summary: "The research interface is for non-commercial researchers only."),
        .byHand(
            .enrich, access: .none, input: InputSchema.person,
            summary: "The interface shows an account its own profile, nobody else's."),
        .byHand(
            .readReplies, access: .partnerOnly, input: InputSchema.person,
            summary: "Only partners get messages over the interface."),
        .byHand(
            .publish, access: .any, input: InputSchema.publication,
            text: Manifest.TextLimit(max: 2200, unit: .utf16),
            summary: "Every post needs a video or photos; the interface posts in public only for audited apps."),
        .byHand(.react, access: .none, input: InputSchema.post, summary: "Likes have no interface."),
        .byHand(
            .comment, access: .none, input: InputSchema.post, summary: "Only comments under ads have an interface."),
        .byHand(.connect, access: .none, input: InputSchema.person, summary: "Following has no interface."),
        .byHand(.visit, access: .none, input: InputSchema.person, summary: "Looking at somebody's profile."),
    ]
}
