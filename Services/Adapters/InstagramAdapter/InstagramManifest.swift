internal import AdapterKit
internal import AdapterWire
internal import MetaGraph

extension Instagram {
    static let declared = Manifest(
        platform: "instagram", version: "1.0.0", displayName: "Instagram",
        bases: ["api": "https://graph.instagram.com"],
        credentials: [
            .init(
                "access_token", environment: "INSTAGRAM_ACCESS_TOKEN",
                summary: "Token of Instagram Login with instagram_business_manage_messages; renew it within 60 days."),
            .init(
                "app_secret", environment: "INSTAGRAM_APP_SECRET",
                summary: "The Instagram app's secret: checks the calls that come in."),
            .init(
                "app_id", environment: "INSTAGRAM_APP_ID", isSecret: false,
                summary: "The Instagram app's id. Only for the dialog in which a person gets a token."),
            .init(
                "verify_token", environment: "INSTAGRAM_VERIFY_TOKEN",
                summary: "A word of your choice, entered in the app's webhook settings too."),
        ],
        operations: [message, reconcile, enrich] + byHand,
        inbound: Manifest.Inbound(
            verify: ["app_secret", "verify_token"], events: [.reply, .edited, .deleted, .reaction, .read],
            headers: ["x-hub-signature-256"],
            signature: Manifest.Signature(header: "x-hub-signature-256", secret: "app_secret", prefix: "sha256=")),
        people: DeliveredNetwork.instagram.people)

    // Spacing: seed 001. Day and week: Meta's numbers are far above what a person would do by hand, so this is the
    // product's own careful start (C5).
    private static let message = Manifest.Operation(
        .message, deliveries: [.api, .assisted], access: .answersOnly, windowSeconds: 86_400,
        credentials: ["access_token"], input: InputSchema.message, text: network.textLimit,
        limits: Manifest.Limits(perMinute: 5, spacingSeconds: 12, perDay: 50, perWeek: 250), guarantee: .lookup,
        settleSeconds: 10,
        summary: "A business or creator account may answer within 24 hours after the person wrote; nobody can be "
            + "written to first. By hand a person can write to anybody who takes messages.")

    private static let reconcile = Manifest.Operation(
        .reconcile, deliveries: [.api], access: .any, credentials: ["access_token"], input: InputSchema.lookup,
        summary: "Looks a message up in the account's conversation with the person.")

    private static let enrich = Manifest.Operation(
        .enrich, deliveries: [.api, .assisted], access: .any, credentials: ["access_token"],
        input: InputSchema.person,
        summary: "Reads name and followers of a person who wrote to the account; of nobody else.")

    private static let byHand: [Manifest.Operation] = [
        .byHand(
            .discover, access: .none, input: InputSchema.search,
            summary: "The interface finds posts by hashtag but never says whose they are."),
        .byHand(
            .readReplies, access: .any, input: InputSchema.person,
            summary: "Replies come in by webhook; without one a person reads them."),
        .byHand(
            .publish, access: .any, input: InputSchema.publication,
            text: Manifest.TextLimit(max: 2200, unit: .characters),
            summary: "Every post needs a picture or a video; this adapter leaves publishing to a person."),
        .byHand(.react, access: .none, input: InputSchema.post, summary: "Likes have no interface."),
        .byHand(
            .comment, access: .none, input: InputSchema.post, text: Manifest.TextLimit(max: 2196, unit: .characters),
            summary: "The interface takes comments only under our own posts and where we are mentioned."),
        .byHand(.connect, access: .none, input: InputSchema.person, summary: "Following has no interface."),
        .byHand(.visit, access: .none, input: InputSchema.person, summary: "Looking at somebody's profile."),
    ]
}
