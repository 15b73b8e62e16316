import Database
import EventLoop
import FoundationEssentials
import Glibc
import JSON
import TestKit
import Testing

extension SystemTests {
    /// What an operator reads: their own words, whole, and what to do next (issue 7, what a newcomer found).
    @Suite struct TerminalTests {
        @Test func theCommandSpeaksOfWhatWasTyped() async throws {
            try await onLoop("terminal-test") { loop in
                let adapters = try ScratchDirectory()
                defer { adapters.remove() }
                let home = try Installation(
                    loop,
                    [
                        "OUTREACH_BACKUP_PASSPHRASE": "four invented words here",
                        "OUTREACH_ADAPTER_PATH": try AdapterFolder.make(in: adapters.path),
                    ])
                do {
                    try home.up()
                    try await home.expectReady()
                    let people = try await qualifying(home)
                    try await writing(home, people)
                    try await byHand(home)
                    try await damaged(home, loop)
                    try await quarantined(home)
                } catch {
                    await home.remove()
                    throw error
                }
                await home.remove()
            }
        }

        /// - Returns: ids of three people.
        private func qualifying(_ home: Installation) async throws -> [String] {
            try TextFile.write(InventedPeople.csv(0..<3), to: home.path + "/people.csv")
            #expect(try await home.run("import", "people.csv", in: home.path).code == 0)
            let people = try await home.call("GET", "/api/social/profiles").items.compactMap { $0["id"]?.stringValue }
            try #require(people.count == 3)
            let first = try await home.run("profiles", "qualify", people[0], people[1])
            #expect(first.code == 0 && first.output == "2 qualified\n", "\(first.output)")
            let again = try await home.run("profiles", "qualify", people[0], people[1], people[2])
            #expect(again.code == 0 && again.output == "1 qualified, 2 were qualified already\n", "\(again.output)")
            let nobody = UUID().uuidString.lowercased()
            let unknown = try await home.run("profiles", "qualify", people[0], nobody)
            #expect(unknown.code == 3 && unknown.output.contains("\(nobody): there is no person"), "\(unknown.output)")
            try await grouped(home)
            let wrong = try await home.run("profiles", "qualify", people[0], "Jane")
            #expect(wrong.code == 1 && wrong.output.contains("\n  Jane: must be a UUID"), "\(wrong.output)")
            #expect(!wrong.output.contains("profile_ids") && !wrong.output.contains("route"), "\(wrong.output)")
            let shown = try await home.run("profiles", "show", "Jane")
            #expect(shown.code == 5 && shown.output.contains("\"Jane\" is not the id of anything."), "\(shown.output)")
            try await listing(home)
            return people
        }

        /// Lists are counted, and taken whole as files.
        private func listing(_ home: Installation) async throws {
            let counted = try await home.run("profiles", "list", "--status", "qualified", "--count")
            #expect(counted.code == 0 && counted.output == "3\n", "\(counted.output)")
            let csv = try await home.run("profiles", "list", "--format", "csv", "--sort", "created_at")
            let rows = csv.output.split(separator: "\r\n")
            #expect(csv.code == 0 && rows.count == 4, "\(csv.output)")
            #expect(rows.first?.hasPrefix("id,platform,username,full_name,profile_url,") == true, "\(csv.output)")
            let left = try await home.left("profiles list --format csv")
            #expect(left.output == "ended 0\n", "a reader that leaves is no failure: \(left.output)")
            let lines = try await home.run("suppress", "list", "--format", "jsonl")
            #expect(lines.code == 0 && lines.output == "", "\(lines.output)")
            try await formats(home)
            let wrong = try await home.run("profiles", "list", "--sort", "beauty")
            #expect(
                wrong.code == 1 && wrong.output.contains("must be one of -created_at, created_at"), "\(wrong.output)")
        }

        private func writing(_ home: Installation, _ people: [String]) async throws {
            #expect(try await home.run("pipeline", "draft").code == 0)
            let drafts = try await home.call("GET", "/api/social/drafts").items.compactMap { $0["id"]?.stringValue }
            try #require(drafts.count == 3)
            let edited = try await home.run("drafts", "edit", drafts[0], "--text", "Dear Ada, good morning.")
            #expect(edited.code == 0 && edited.output.contains("Dear Ada, good morning."), "\(edited.output)")
            let approved = try await home.run("drafts", "approve", drafts[0], "Jane")
            #expect(approved.code == 3 && approved.output.contains("1 approved, 1 not"), "\(approved.output)")
            let deleted = try await home.run("drafts", "delete", drafts[2])
            #expect(deleted.code == 0 && deleted.output == "1 deleted\n", "\(deleted.output)")
            let added = try await home.run(
                "templates", "add", "--name", "short", "--type", "initial", "--text", "Hello {{first_name|there}}!",
                "--json")
            #expect(added.code == 0, "\(added.output)")
            let id = try #require(try JSONValue.parse(Array(added.output.utf8))["id"]?.stringValue)
            let broken = try await home.run("templates", "edit", id, "--text", "Hello {{first_name")
            #expect(broken.code == 1 && broken.output.contains("\n  --text: "), "\(broken.output)")
            let off = try await home.run(
                "templates", "edit", id, "--text", "Hi {{first_name|there}}!", "--active", "no")
            #expect(off.code == 0 && off.output.contains("Hi {{first_name|there}}!"), "\(off.output)")
            let preview = try await home.run("templates", "preview", id, "--person", people[0])
            #expect(preview.code == 0 && preview.output.hasPrefix("Hi "), "\(preview.output)")
            let listed = try await home.run("templates", "list")
            #expect(listed.output.contains("Hi {{first_name|there}}!"), "never cut: \(listed.output)")

            let unasked = try await home.run("pipeline", "send", "--delivery", "assisted")
            #expect(unasked.code == 1 && unasked.output.contains("repeat with --expected 2 if"), "\(unasked.output)")
            #expect(try await home.run("pipeline", "send", "--expected", "2", "--delivery", "assisted").code == 0)
        }

        private func byHand(_ home: Installation) async throws {
            let items = try await home.call("GET", "/api/social/assisted").items.compactMap { $0["id"]?.stringValue }
            try #require(items.count == 2)
            let early = try await home.run("assisted", "sent", items[0])
            #expect(early.code == 1 && early.output.contains("say so: --already-sent."), "\(early.output)")
            let claimed = try await home.run("assisted", "claim", items[0])
            #expect(claimed.code == 0 && claimed.output.hasPrefix("in your hands until 20"), "\(claimed.output)")
            let listed = try await home.run("assisted", "list")
            #expect(listed.output.contains("  in your hands until 20") && listed.output.contains("  waiting  "))
            #expect(
                listed.output.split(separator: "\n").count >= 3 && !listed.output.contains("…"), "\(listed.output)")
            #expect(try await home.run("profiles", "close", try await person(of: items[1], home)).code == 0)
            let over = try await home.run("assisted", "claim", items[1])
            #expect(over.code == 1 && over.output.contains("say so: outreach assisted sent ID --already-sent."))
            let sent = try await home.run("assisted", "sent", items[0], "--json")
            #expect(sent.code == 0, "\(sent.output)")
            let narrow = try await home.narrow("profiles list")
            let lines = narrow.output.split(whereSeparator: \.isNewline)
            #expect(narrow.code == 0 && lines.allSatisfy { $0.count <= 80 } && lines.count > 6, "\(narrow.output)")
        }

        private func person(of item: String, _ home: Installation) async throws -> String {
            try await home.call("GET", "/api/social/assisted/\(item)").json["profile_id"]?.stringValue ?? ""
        }

        private func damaged(_ home: Installation, _ loop: Loop) async throws {
            let well = try await home.run("doctor")
            #expect(well.code == 0 && well.output.contains("ok    no event was lost on its way"), "\(well.output)")
            #expect(well.output.contains("ok    adapter facebook\n"), "\(well.output)")
            try await home.talkToTheDatabase(loop) {
                try await $0.execute("ALTER TABLE social.social_templates RENAME COLUMN updated_at TO changed_at")
            }
            let lacking = try await home.run("doctor")
            #expect(
                lacking.code == 1 && lacking.output.contains("      column social.social_templates.updated_at: "),
                "\(lacking.output)")
            try await home.talkToTheDatabase(loop) {
                try await $0.execute("ALTER TABLE social.social_templates RENAME COLUMN changed_at TO updated_at")
            }
            try await home.talkToTheDatabase(loop) { database in
                try await database.execute(
                    """
                    INSERT INTO social.social_messages (social_profile_id, platform, message_type, draft_body, status, sent_at)
                    SELECT social_profile_id, platform, 'initial', 'Hello', 'FAILED', now() FROM social.social_messages
                    WHERE status = 'SENT'
                    """)
                try await database.execute(
                    "UPDATE social.social_recipients SET discovery_status = 'rejected' WHERE discovery_status = 'qualified'"
                )
            }
            let ill = try await home.run("doctor", "--json")
            let findings = try JSONValue.parse(Array(ill.output.utf8))["items"]?.arrayValue ?? []
            let advice = findings.compactMap { $0["advice"]?.stringValue }.joined(separator: "\n")
            #expect(ill.code == 1 && findings.filter { $0["ok"] == false }.count == 2, "\(ill.output)")
            #expect(
                advice.contains("1 people got two first messages (") && advice.contains("outreach profiles close ID"))
            #expect(advice.contains("people may still be written to") && advice.contains("outreach pause"), "\(advice)")
            try await home.talkToTheDatabase(loop) { database in
                try await database.execute("DELETE FROM social.social_messages WHERE draft_body = 'Hello'")
                try await database.execute(
                    "UPDATE social.social_recipients SET discovery_status = 'qualified' WHERE discovery_status = 'rejected'"
                )
            }
        }

        private func quarantined(_ home: Installation) async throws {
            let calm = try await home.call("GET", "/api/social/pipeline/status")
            #expect(calm.status == 200 && calm.json["quarantine"]?.isNull == true, "\(calm)")
            // One more for hands, which the restore holds.
            #expect(try await home.run("pipeline", "draft", "--no-wait").code == 0)
            try await eventually("the draft is there") {
                try await home.call("GET", "/api/social/drafts").items.count == 1
            }
            #expect(try await home.run("pipeline", "send", "--expected", "1", "--delivery", "assisted").code == 0)
            let item = try #require(
                try await home.call("GET", "/api/social/assisted").items.first { $0["state"] == "waiting" }?["id"]?
                    .stringValue)
            #expect(try await home.run("quarantine", "--reason", "a snapshot of Monday").code == 0)
            let held = try await home.run("assisted", "list", "--limit", "9")
            #expect(
                held.output.contains("held after a restore (outreach restored list --group hands)"), "\(held.output)")
            let refused = try await home.run("assisted", "claim", item)
            #expect(refused.code == 1 && refused.output.contains("(outreach restored list --group GROUP"))
            let status = try await home.run("pipeline", "status", "--json")
            let quarantine = try JSONValue.parse(Array(status.output.utf8))["quarantine"]
            #expect(quarantine?["quarantined"] == true, "\(status.output)")
            #expect(quarantine?["next"]?.stringValue?.contains("outreach resume") == true, "\(status.output)")
            let said = try await home.run("pipeline", "status")
            #expect(said.output.contains("Quarantined: ") && said.output.contains("Next: outreach resume"))
            #expect(said.output.contains("(followups)") || said.output.contains("(people)"), "\(said.output)")
            let wrong = try await home.run("restored", "confirm", "--group", "people", "--as", "sent")
            #expect(wrong.code == 1 && wrong.output.contains("--as: of this group only this can be said: go_on"))

            let file = home.path + "/../today.backup"
            #expect(try await home.run("backup", file).code == 0)
            let over = try await home.run("restore", file)
            #expect(over.code == 4 && over.output.contains("is a running installation"), "\(over.output)")
        }

        /// Editors and keyboards write the same words in other bytes.
        @Test func aPassphraseOpensHoweverItWasTyped() async throws {
            try await onLoop("terminal-test") { loop in
                let home = try Installation(loop)
                do {
                    try home.up()
                    try await home.expectReady()
                    let file = home.path + "/../today.backup"
                    func phrase(_ name: String, _ text: String) throws -> String {
                        try TextFile.write(text, to: home.path + "/../" + name)
                        return home.path + "/../" + name
                    }
                    let composed = try phrase("composed", "f\u{FC}nf erfundene W\u{F6}rter\n")
                    let other = try phrase("other", "\u{FEFF}fu\u{308}nf erfundene Wo\u{308}rter\r\n")
                    let wrong = try phrase("wrong", "funf erfundene Worter\n")
                    for (index, (made, opened)) in [(composed, other), (other, composed)].enumerated() {
                        let made = try await home.run("backup", "--passphrase-file", made, "\(file).\(index)")
                        #expect(made.code == 0, "\(made.output)")
                        let read = try await home.run(
                            "restore", "--check", "--passphrase-file", opened, "\(file).\(index)")
                        #expect(read.code == 0 && read.output.contains("whole and unchanged"), "\(read.output)")
                    }
                    let refused = try await home.run("restore", "--check", "--passphrase-file", wrong, "\(file).0")
                    #expect(refused.code != 0 && refused.output.contains("passphrase"), "\(refused.output)")
                } catch {
                    await home.remove()
                    throw error
                }
                await home.remove()
            }
        }

        @Test(arguments: ["a \"home\"", "a $home", "a\\home"])
        func aHomeThatNginxCannotTakeIsRefusedBeforeAnythingIsMade(name: String) async throws {
            try await onLoop("terminal-test") { _ in
                let command = try OperatorCommand([:], home: name)
                defer { command.directory.remove() }
                for words in [["up"], ["restore", command.path("none.backup")]] {
                    let program = try command.start(words)
                    #expect(try await program.end(within: .seconds(30)) != 0, "\(words)")
                    #expect(access(command.home, F_OK) != 0, "\(words): \(program.output)")
                    if words == ["up"] {
                        #expect(program.status == 2 && program.output.contains("another OUTREACH_HOME"))
                    }
                }
            }
        }

        /// An adapter that is asked for and does not load is one of the things that are wrong.
        @Test func doctorNamesAdaptersThatDoNotLoad() async throws {
            try await onLoop("terminal-test") { _ in
                let command = try OperatorCommand(
                    ["OUTREACH_ADAPTER_PATH": StartedProgram.directory, "OUTREACH_ADAPTERS": "moon"], home: "home")
                defer { command.directory.remove() }
                let ill = try await command.run("doctor")
                #expect(
                    ill.output.contains("wrong adapter moon\n      there is no libmoon.so and no moon.so in "),
                    "\(ill.output)")
                #expect(ill.output.contains("take it out of OUTREACH_ADAPTERS"), "\(ill.output)")
            }
        }

        /// Tables fit a terminal, and are whole in a pipe.
        @Test func tablesAreNeverCut() async throws {
            try await onLoop("terminal-test") { _ in
                let command = try OperatorCommand(["OUTREACH_ADAPTER_PATH": StartedProgram.directory], home: "home")
                defer { command.directory.remove() }
                let piped = try await command.run("adapters", "list")
                let rows = piped.output.split(separator: "\n").filter { $0.contains("/liblinkedin.so") }
                try #require(rows.count >= 1, "\(piped.output)")
                let words = rows[0].split(separator: " ").map(String.init)
                let sha = words.first { $0.count == 64 && $0.allSatisfy(\.isHexDigit) }
                #expect(sha != nil, "whole in a pipe: \(rows[0])")
                let narrow = try await command.shell(
                    "script -qec 'stty cols 80; outreach adapters list' /dev/null </dev/null | tr -d '\\r'")
                #expect(narrow.output.contains("SHA-256  \(sha ?? "")\n"), "a block of lines: \(narrow.output)")
                #expect(narrow.output.contains("FILE     ") && narrow.output.contains("/liblinkedin.so\n"))
                let wide = try await command.shell(
                    "script -qec 'stty cols 400; outreach adapters list' /dev/null </dev/null | tr -d '\\r'")
                #expect(wide.output.contains(rows[0]), "\(wide.output)")
            }
        }
    }
}
