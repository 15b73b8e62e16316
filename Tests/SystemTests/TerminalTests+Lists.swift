import Actions
import FoundationEssentials
import JSON
import TestKit
import Testing

/// Lists and groups on the terminal.
extension SystemTests.TerminalTests {
    /// What several have in common is said once, with how many and the first of them.
    func grouped(_ home: Installation) async throws {
        let ids = (0..<5).map { _ in UUID().uuidString.lowercased() }
        let some = ids.prefix(3).joined(separator: ", ") + ", …"
        for verb in ["qualify", "close"] {
            let nobody = try await home.run("profiles", verb, ids[0], ids[1], ids[2], ids[3], ids[4])
            #expect(nobody.output.contains("5 (\(some)): "), "\(nobody.output)")
            #expect(nobody.output.contains("0 \(verb == "close" ? "closed" : "qualified"), 5 not"))
        }
        let piped = try await home.piped("Jane", into: "profiles reject -")
        #expect(piped.code == 5 && piped.output.contains("Jane: "), "\(piped.output)")
        #expect(!piped.output.contains("\"-\""), "\(piped.output)")
        let stage = try await home.run("pipeline", "draft", ids[0], ids[1], ids[2], ids[3], ids[4])
        let rows = stage.output.split(separator: "\n").filter { $0.contains("not qualified, or unknown") }
        #expect(stage.code == 3 && rows.count == 1, "\(stage.output)")
        #expect(rows.first?.hasPrefix("5 ") == true && rows.first?.hasSuffix(some) == true, "\(stage.output)")
    }

    /// Every list is a table, JSON or a file; `--network` is an older word for `--platform`.
    func formats(_ home: Installation) async throws {
        let lists = [
            ["keys", "list"], ["limits", "list", "--platform", "facebook"], ["templates", "list"],
            ["jobs", "list"],
            ["accounts", "list"], ["adapters", "list"], ["messages", "list"], ["outbox", "dead-letters", "list"],
            ["platforms"], ["replies"], ["assisted", "list"], ["pauses"], ["followups", "list"],
        ]
        for words in lists {
            let csv = try await home.run(words + ["--format", "csv"])
            #expect(csv.code == 0 && csv.output.hasSuffix("\r\n"), "\(words): \(csv.output)")
            let lines = try await home.run(words + ["--format", "jsonl"])
            #expect(lines.code == 0)
            for line in lines.output.split(separator: "\n") {
                #expect((try? JSONValue.parse(Array(line.utf8)))?.objectValue != nil, "\(words): \(line)")
            }
            for flag in [["--format", "json"], ["--format=json"], ["--json"]] {
                let json = try await home.run(words + flag)
                #expect(try JSONValue.parse(Array(json.output.utf8))["items"]?.arrayValue != nil, "\(words) \(flag)")
            }
            #expect(try await home.run(words + ["--format", "text"]).code == 0)
        }
        func limits(_ words: String...) async throws -> [JSONValue?] {
            let list = try await home.run(["limits", "list", "--json"] + words)
            return try JSONValue.parse(Array(list.output.utf8))["items"]?.arrayValue?.map { $0["id"] } ?? []
        }
        let (all, facebook) = (try await limits(), try await limits("--platform", "facebook"))
        #expect(!facebook.isEmpty && facebook.count < all.count)
        #expect(try await limits("--network", "facebook") == facebook)
        #expect(try await limits("--network=facebook") == facebook)
        let help = try await home.run("limits", "list", "--help")
        #expect(help.output.contains("--platform NAME") && !help.output.contains("--network"), "\(help.output)")
        try await counts(home)
    }

    /// A cut is said, also to whoever takes JSON, and no count is cut.
    private func counts(_ home: Installation) async throws {
        for words in [["keys", "list"], ["pauses"]] {
            let none = try await home.run(words + ["--limit", "0"])
            #expect(none.code == 2 && none.output.contains("--limit takes a whole number from 1 on"), "\(none.output)")
        }
        let (all, one) = (
            try await home.run("limits", "list", "--count"),
            try await home.run("limits", "list", "--count", "--limit", "1")
        )
        #expect(all.output == one.output && all.output != "1\n", "\(all.output) \(one.output)")
        let cut = try await home.run("limits", "list", "--limit", "1", "--json")
        #expect(cut.code == 0 && cut.output.contains("the first 1 of more"), "\(cut.output)")
        let networks = try await home.run("platforms", "--count", "--json")
        let total = try JSONValue.parse(Array(networks.output.utf8))["total"]?.intValue ?? 0
        #expect(try await home.run("platforms", "--count").output == "\(total)\n" && total > 0)
    }

    /// What went to a full disk did not go well; a reader that is not there from the start is nobody's fault.
    @Test func aResultThatCouldNotBeWrittenIsAFailure() async throws {
        try await onLoop("terminal-test") { _ in
            let command = try OperatorCommand([:], home: "home")
            defer { command.directory.remove() }
            for words in ["--version", "--help", "keys create --help", "completion bash"] {
                let full = try await command.shell("outreach \(words) > /dev/full")
                #expect(full.code == 1 && full.output.contains("No space left on device"), "\(words): \(full.output)")
                let closed = try await command.shell("outreach \(words) >&-")
                #expect(closed.code == 0 && closed.output.isEmpty, "\(words): \(closed.output)")
            }
        }
    }

    @Test func theOverviewLeavesOutAProductThatIsOff() async throws {
        try await onLoop("terminal-test") { _ in
            let command = try OperatorCommand([:], home: "home")
            defer { command.directory.remove() }
            let off = try await command.run("--help", with: ["OUTREACH_PRODUCTS": "none"])
            #expect(off.output.contains("Social Outreach is switched off here (OUTREACH_PRODUCTS)"), "\(off.output)")
            #expect(!off.output.contains("  drafts list") && off.output.contains("  actions list"), "\(off.output)")
            #expect(!off.output.contains("outreach import") && off.output.contains("outreach up"), "\(off.output)")
            let script = try await command.run("completion", "bash", with: ["OUTREACH_PRODUCTS": "none"])
            #expect(
                !script.output.contains("drafts list") && script.output.contains("\"actions list\")"),
                "\(script.output)")
            #expect(try await command.run("completion", "bash").output.contains("\"drafts list\")"))
            // Each option offers its own command's words.
            let offered = try await completed(command, "jobs list --status ''")
            #expect(offered.contains("stopped") && !offered.contains("QUEUED"), "\(offered)")
            let open = try await completed(command, "suppress add --platform lin")
            #expect(open.contains("<>"), "\(open)")
            let on = try await command.run("--help")
            #expect(on.output.contains("  drafts list") && !on.output.contains("switched off here"), "\(on.output)")
        }
    }

    /// What bash offers for the last of the words.
    private func completed(_ command: OperatorCommand, _ words: String) async throws -> String {
        let script = "\(command.directory.path)/completed.sh"
        try TextFile.write(
            """
            eval "$(outreach completion bash)"
            COMP_WORDS=(outreach \(words)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _outreach; echo "<${COMPREPLY[*]}>"
            """, to: script)
        return try await command.shell("bash \(script)").output
    }

    /// Help says what the command checks: one declaration makes both.
    @Test func whatIsNeededIsMarked() async throws {
        try await onLoop("terminal-test") { _ in
            let command = try OperatorCommand([:], home: "home")
            defer { command.directory.remove() }
            let needed = [
                "keys create": ["name", "role"], "accounts add": ["platform", "handle"], "pause": ["reason"],
                "quarantine": ["reason"], "restored confirm": ["group", "as"], "restored list": ["group"],
                "outbox dead-letters replay": ["subscription"], "practice invent": ["platform"],
                "templates add": ["name", "type"],
            ]
            for (words, options) in needed {
                let help = try await command.shell("outreach \(words) --help").output.split(separator: "\n")
                let marked = help.filter { $0.hasSuffix("(needed)") }
                    .compactMap { $0.split(separator: " ").first.map { String($0.dropFirst(2)) } }
                #expect(marked == options, "\(words): \(help)")
                let bare = try await command.shell("outreach \(words)")
                #expect(bare.code == 2 && bare.output.contains("--\(options[0]) is needed"), "\(words): \(bare.output)")
            }
        }
    }

    @Test func actionsAreListedByEveryStatus() async throws {
        try await onLoop("terminal-test") { _ in
            let command = try OperatorCommand([:], home: "home")
            defer { command.directory.remove() }
            let help = try await command.shell("outreach actions list --help")
            let all = ActionStatus.allCases.map(\.rawValue).joined(separator: ", ")
            #expect(help.output.contains("(\(all))"), "\(help.output)")
        }
    }

    /// Whatever is a list can be had as a table, as JSON and as a file: one builder makes them all.
    @Test func everyListTakesAFormat() async throws {
        try await onLoop("terminal-test") { _ in
            let command = try OperatorCommand([:], home: "home")
            defer { command.directory.remove() }
            let lists = try await command.run("--help").output.split(separator: "\n")
                .map { $0.split(separator: " ").prefix(3) }
                .filter { $0.first != "outreach" }
                .compactMap { words in words.firstIndex(of: "list").map { words[...$0] } }
            try #require(lists.count >= 14, "\(lists)")
            for words in lists {
                let help = try await command.shell("outreach \(words.joined(separator: " ")) --help")
                #expect(help.output.contains("--format FORMAT"), "\(words): \(help.output)")
                #expect(help.output.contains("(text, json, csv, jsonl)"), "\(words)")
                #expect(!help.output.contains("--network"), "\(words)")
            }
        }
    }
}
