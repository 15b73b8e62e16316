internal import FoundationEssentials
internal import Glibc
internal import JSON

extension Commands {
    static let drafts: [Command] = [
        Command(
            "drafts list", options: Listed.options, summary: "drafts, newest first",
            examples: ["outreach drafts list --limit 20"]
        ) { invocation in
            return try await Listed(
                "/api/social/drafts", nothing: "there are no drafts",
                [
                    .init("ID", field: "id"), .init("NETWORK", field: "platform"), .init("TYPE", field: "message_type"),
                    .init("STATUS", field: "status"), .init("TEXT", field: "draft_body"),
                ]
            ).run(invocation)
        },
        Command(
            "drafts show", operands: ["ID"], summary: "one draft with its text",
            examples: ["outreach drafts show 90d2…"]
        ) {
            try await show("/api/social/drafts", $0)
        },
        Command(
            "drafts edit", operands: ["ID"], options: newText, summary: "replace the text of a draft by your own",
            examples: [
                "outreach drafts edit 90d2… --file draft.txt", "outreach drafts edit 90d2… --text \"Hello Ada, …\"",
            ]
        ) { invocation in
            guard let text = try text(invocation) else {
                throw Failure.usage("give the text: --text TEXT or --file FILE")
            }
            let path = "/api/social/drafts/" + Query.escaped(invocation.operands[0])
            details(
                try await Caller(invocation).call("PATCH", path, ["draft_body": .string(text)]).json,
                invocation.terminal)
            return .ok
        },
        Command(
            "drafts approve", operands: ["ID..."],
            summary: "say that a draft may go as it is; - reads ids from standard input",
            examples: ["outreach drafts approve 90d2…"]
        ) { try await each("PATCH", ["status": "APPROVED"], "approved", $0) },
        Command(
            "drafts delete", operands: ["ID..."], summary: "throw drafts away; - reads ids from standard input",
            examples: ["outreach drafts delete 90d2…"]
        ) { try await each("DELETE", nil, "deleted", $0) },
    ]

    static let newText: [Command.Option] = [
        .init("text", "TEXT", "the text itself"), .init("file", "FILE", "where the text is; - is standard input"),
    ]

    /// - Returns: `nil` when none was given.
    static func text(_ invocation: Invocation) throws -> String? {
        switch (invocation.value("text"), invocation.value("file")) {
        case (_?, _?): throw Failure.usage("give --text or --file, not both")
        case (let text?, nil): text
        case (nil, let path?): try textFile(path)
        case (nil, nil): nil
        }
    }

    /// The same for each draft; one that fails keeps no other from its turn.
    private static func each(
        _ method: String, _ body: JSONValue?, _ verb: String, _ invocation: Invocation
    ) async throws -> ExitCode {
        let caller = try Caller(invocation)
        var outcome = Outcome()
        for id in try identifiers(invocation) {
            do throws(Failure) {
                _ = try await caller.call(method, "/api/social/drafts/" + Query.escaped(id), body)
                outcome.done += 1
            } catch {
                if [.unavailable, .inactive].contains(error.code) { throw error }
                outcome.failures.append((id, error))
            }
        }
        return outcome.report(verb, invocation.terminal)
    }

    static let limit = Command.Option("limit", "N", "at most this many (default 50)")

    /// - Parameter path: `-` is standard input, which may be a pipe.
    static func textFile(_ path: String) throws(Failure) -> String {
        let data = path == "-" ? standardInput() : try? Data(contentsOf: URL(filePath: path))
        guard let data, let text = String(data: data, encoding: .utf8) else {
            throw Failure(.failed, "cannot read \(path) as UTF-8 text")
        }
        return text
    }

    /// A file's length is looked up before it is read; a pipe has none.
    private static func standardInput() -> Data? {
        var bytes = Data()
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(STDIN_FILENO, &piece, piece.count)
            if count == 0 { return bytes }
            if count < 0, errno != EINTR { return nil }
            bytes.append(contentsOf: piece.prefix(max(count, 0)))
        }
    }
}
