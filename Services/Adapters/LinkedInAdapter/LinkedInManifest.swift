internal import AdapterKit
internal import AdapterWire

extension LinkedIn {
    static let declared = Manifest(
        platform: "linkedin", version: "1.0.0", displayName: "LinkedIn", bases: ["api": "https://api.linkedin.com"],
        credentials: [
            .init(
                "access_token", environment: "LINKEDIN_ACCESS_TOKEN",
                summary: "A member's token from an app that LinkedIn approved for messages; it lives 60 days."),
            .init(
                "client_id", environment: "LINKEDIN_CLIENT_ID", isSecret: false,
                summary: "The app's id. Only for the dialog in which a member gives a token."),
            .init(
                "client_secret", environment: "LINKEDIN_CLIENT_SECRET",
                summary: "The app's secret. Only for the dialog in which a member gives a token."),
        ],
        operations: [message, connect, inmail] + others, people: DeliveredNetwork.linkedin.people)

    // Spacing: seed 001. Day and week: LinkedIn publishes no number; the product's own careful start (C5).
    private static let message = Manifest.Operation(
        .message, deliveries: [.api, .assisted], access: .partnerOnly, credentials: ["access_token"],
        input: InputSchema.message, text: textLimit,
        limits: Manifest.Limits(perMinute: 10, spacingSeconds: 6, perDay: 50, perWeek: 250), guarantee: .none,
        summary: "Only apps that LinkedIn approved may send, only to connections, and only what the member asked for. "
            + "By hand a person can write to any connection.")

    // About 100 a week is what members report before LinkedIn stops them; it publishes no number.
    private static let connect = Manifest.Operation.byHand(
        .connect, access: .partnerOnly, input: InputSchema.person,
        text: Manifest.TextLimit(max: 200, unit: .characters), limits: Manifest.Limits(perDay: 20, perWeek: 100),
        summary:
            "Invitations over the interface are for partners. Notes have 200 characters, 300 with Premium, and free "
            + "accounts get a few notes a month.")

    private static let inmail = Manifest.Operation.byHand(
        .inmail, access: .none, input: InputSchema.message, text: Manifest.TextLimit(max: 1900, unit: .characters),
        summary: "InMail has no interface. A person with credits can send one.")

    private static let others: [Manifest.Operation] = [
        .byHand(
            .discover, access: .none, input: InputSchema.search, summary: "Search for people has no interface."),
        .byHand(
            .enrich, access: .partnerOnly, input: InputSchema.person,
            summary: "Other members' profiles are for partners only."),
        .byHand(
            .readReplies, access: .none, input: InputSchema.person, summary: "The inbox has no interface."),
        .byHand(
            .publish, access: .any, input: InputSchema.publication,
            text: Manifest.TextLimit(max: 3000, unit: .characters),
            summary: "Members may publish over the interface; this adapter leaves it to a person."),
        .byHand(
            .react, access: .any, input: InputSchema.post,
            summary: "Members may react over the interface; this adapter leaves it to a person."),
        .byHand(
            .comment, access: .any, input: InputSchema.post, text: Manifest.TextLimit(max: 1250, unit: .characters),
            summary: "Members may comment over the interface; this adapter leaves it to a person."),
        .byHand(.visit, access: .none, input: InputSchema.person, summary: "Looking at somebody's profile."),
    ]
}
