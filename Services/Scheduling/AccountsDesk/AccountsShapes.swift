internal import Actions
internal import HTTPServer
internal import Listing

/// What the desk shows, as the document and callers' types say it.
enum AccountsShapes {
    static let account = Accounts.record.shape

    static let credential = CredentialStore.record.shape

    static let limit = Shape.named(
        "Limit",
        .object([
            .required("id", .uuid), .required("platform", .platform),
            .required("operation", .text, "What it limits; the name of one that several operations share."),
            .required("account_id", .nullable(.uuid), "Null: the network as a whole."),
            .required("per_minute", .nullable(.count), "Null: no such limit."),
            .required("spacing_ms", .nullable(.count), "Milliseconds from one to the next."),
            .required("per_day", .nullable(.count), "Null: no such limit; 0: never."),
            .required("per_week", .nullable(.count), "From Monday."),
            .required("ramp", .nullable(ramp), "Warming up, until it reaches `per_day`."),
            .required("shared_by", .nullable(.list(.text)), "The operations that use it together."),
            .required("source", .choice(sources), "Whose numbers these are."),
            .required("time_zone", .text, "Whose days and weeks these are."),
            .required(
                "used",
                .object([
                    .required("last_minute", .count), .required("today", .count), .required("this_week", .count),
                ])),
            .required(
                "held_by", .nullable(.choice(HeldBy.allCases.map(\.rawValue))),
                "The rule that holds the next one back now."),
            .required("next_free_at", .timestamp), .required("version", .integer(), "For `If-Match`."),
        ]))

    /// Source: `limits_source_known` of the tables.
    private static let sources = ["installed", "manifest", "fallback", "operator"]

    private static let ramp = Shape.object([
        .required("first", .count, "So many on the first day."), .required("today", .count),
        .required("began_at", .nullable(.timestamp), "Null: with the first use."),
        .optional("step", .count, "So many more each day."),
        .optional("percent", .count, "Or so many percent of the day before."),
    ])

    static let begunPause = Shape.named(
        "BegunPause",
        .object(
            Pauses.record.fields + [
                .required("under_way", .count, "Tries that had begun before, which may still reach the network."),
                .required("effect", .text, "The same for people."),
            ]))

    static let triedAction = Shape.named(
        "TriedAction",
        .object(ActionRecord.record.fields + [.required("attempts", .list(attempt), "All that was tried.")]))

    private static let attempt = Shape.named(
        "ActionAttempt",
        .object([
            .required("number", .count),
            .required(
                "kind", .choice(["try", "lookup", "word"]),
                "`word`: a person or the ledger said it; nothing was called."),
            .required("intent_at", .timestamp),
            .required("calling_at", .nullable(.timestamp), "Null: the network was never called."),
            .required("ended_at", .nullable(.timestamp)),
            .required(
                "outcome", .nullable(.text),
                "Null while it is under way. Earlier versions had words of their own, so there is no list of them."),
            .required("code", .nullable(.text)), .required("reason", .nullable(.text)),
            .required("delivery", .choice(ActionDelivery.allCases.map(\.rawValue))),
            .required("actor", .nullable(.text), "Who did it with their hands."),
        ]))
}
