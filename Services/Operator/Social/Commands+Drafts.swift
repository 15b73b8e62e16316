internal import JSON

extension Commands {
    static let drafts: [Command] = [
        .list(
            "drafts list", draftsPath, by: [.init("platform", "NAME", "of this network")],
            nothing: "there are no drafts",
            [
                .init("ID", field: "id"), .init("NETWORK", field: "platform"), .init("TYPE", field: "message_type"),
                .init("STATUS", field: "status"), .init("TEXT", field: "draft_body"),
            ], summary: "drafts, newest first", examples: ["outreach drafts list --limit 20"]),
        .show(
            "drafts show", draftsPath + "/{ID}", summary: "one draft with its text",
            examples: ["outreach drafts show 90d2…"]),
        .act(
            "drafts edit", "PATCH", draftsPath + "/{ID}", options: newText,
            summary: "replace the text of a draft by your own",
            examples: [
                "outreach drafts edit 90d2… --file draft.txt", "outreach drafts edit 90d2… --text \"Hello Ada, …\"",
            ]
        ) { ["draft_body": .string(try $0.neededText())] },
        .each(
            "drafts approve", "PATCH", draftsPath + "/{ID}", ["status": "APPROVED"], verb: "approved",
            summary: "say that a draft may go as it is", examples: ["outreach drafts approve 90d2…"]),
        .each(
            "drafts delete", "DELETE", draftsPath + "/{ID}", verb: "deleted", summary: "throw drafts away",
            examples: ["outreach drafts delete 90d2…"]),
    ]

    private static let draftsPath = "/api/social/drafts"

    static let newText: [Command.Option] = [
        .init("text", "TEXT", "the text itself").filling("draft_body", "body"),
        .init("file", "FILE", "where the text is; - is standard input").filling("draft_body", "body"),
    ]
}
