internal import AdapterKit
internal import AdapterWire
internal import MetaGraph

extension Facebook {
    static let declared = Manifest(
        platform: "facebook", version: "1.0.0", displayName: "Facebook", bases: ["api": "https://graph.facebook.com"],
        credentials: [
            .init(
                "access_token", environment: "FACEBOOK_ACCESS_TOKEN",
                summary: "Page access token with pages_messaging."),
            .init(
                "app_secret", environment: "FACEBOOK_APP_SECRET",
                summary: "The app's secret: proves our calls, and checks those that come in."),
            .init(
                "app_id", environment: "FACEBOOK_APP_ID", isSecret: false,
                summary: "The app's id. Only for the dialog in which a person gets a token."),
            .init(
                "verify_token", environment: "FACEBOOK_VERIFY_TOKEN",
                summary: "A word of your choice, entered in the app's webhook settings too."),
        ],
        operations: [message, reconcile, enrich] + byHand,
        inbound: Manifest.Inbound(
            verify: ["app_secret", "verify_token"],
            events: [.reply, .edited, .deleted, .reaction, .unsubscribed, .delivered, .read],
            headers: ["x-hub-signature-256"],
            signature: Manifest.Signature(header: "x-hub-signature-256", secret: "app_secret", prefix: "sha256=")),
        people: DeliveredNetwork.facebook.people)

    private static let proofs = ["access_token", "app_secret"]

    // Spacing: seed 001. Day and week: Meta publishes no number for one page that answers people (its limits grow with
    // those who write), so this is the product's own careful start (C5).
    private static let message = Manifest.Operation(
        .message, deliveries: [.api, .assisted], access: .answersOnly, windowSeconds: 86_400, credentials: proofs,
        input: InputSchema.message, text: network.textLimit,
        limits: Manifest.Limits(perMinute: 10, spacingSeconds: 6, perDay: 50, perWeek: 250), guarantee: .lookup,
        settleSeconds: 10,
        summary: "Messenger lets a page answer within 24 hours after the person wrote; nobody can be written to first. "
            + "By hand a person can write to anybody who takes messages.")

    private static let reconcile = Manifest.Operation(
        .reconcile, deliveries: [.api], access: .any, credentials: proofs, input: InputSchema.lookup,
        summary: "Looks a message up in the page's conversation with the person.")

    private static let enrich = Manifest.Operation(
        .enrich, deliveries: [.api, .assisted], access: .any, credentials: proofs, input: InputSchema.person,
        summary: "Reads the name of a person who wrote to the page; of nobody else.")

    private static let byHand: [Manifest.Operation] = [
        .byHand(
            .discover, access: .none, input: InputSchema.search,
            summary: "Facebook has no search for people outside its own pages."),
        .byHand(
            .readReplies, access: .any, input: InputSchema.person,
            summary: "Replies come in by webhook; without one a person reads them."),
        .byHand(
            .publish, access: .any, input: InputSchema.publication,
            text: Manifest.TextLimit(max: 63_206, unit: .characters),
            summary: "Pages may publish over the interface; this adapter leaves it to a person."),
        .byHand(
            .react, access: .any, input: InputSchema.post,
            summary: "A page may like over the interface; this adapter leaves it to a person."),
        .byHand(
            .comment, access: .any, input: InputSchema.post, text: DeliveredNetwork.facebook.text,
            summary: "A page may comment over the interface; this adapter leaves it to a person."),
        .byHand(
            .connect, access: .none, input: InputSchema.person,
            summary: "Friend requests have no interface."),
        .byHand(.visit, access: .none, input: InputSchema.person, summary: "Looking at somebody's profile."),
    ]
}
