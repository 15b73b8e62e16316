extension Commands {
    static let inbound: [Command] = [
        .list(
            "inbound leftovers", "/api/inbound/leftovers", nothing: "nothing is left over",
            [
                .init("ID", field: "id"), .init("AT", field: "created_at"), .init("NETWORK", field: "platform"),
                .init("CODE", field: "code"), .init("TIMES", field: "times"), .init("REASON", field: "reason"),
            ], summary: "what networks said and nobody could take", examples: ["outreach inbound leftovers"]),
        .act(
            "inbound retry", "POST", "/api/inbound/leftovers/{ID}/retry",
            summary: "take a leftover again, after what was wrong has been mended",
            examples: ["outreach inbound retry 90d2…"]),
        .act(
            "inbound discard", "POST", "/api/inbound/leftovers/{ID}/discard",
            summary: "throw a leftover away that somebody has read", examples: ["outreach inbound discard 90d2…"]),
    ]
}
