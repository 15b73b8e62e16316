import Database
import EventLoop
import FoundationEssentials
import Glibc
import JSON
import TestKit
import Testing

extension SystemTests {
    /// `outreach backup` and `outreach restore` with real programs (issue 7, section 2), all on one installation that goes on working.
    @Suite struct BackupTests {
        typealias Part = @Sendable (Product, OperatorCommand) async throws -> Void

        @Test func backupsAndRestores() async throws {
            let (spoilt, killed) = (SpoiltBackups(), KilledBackups())
            try await withProduct { product in
                // Two by two, for most of it is waiting.
                async let first: Void = run(
                    product, [("under load", aBackupUnderLoad), ("spoilt", spoilt.changeNothing)])
                try await run(
                    product,
                    [
                        ("in the way", whatIsInTheWayIsSaidAndKept), ("a killed backup", killed.leavesNothing),
                        ("a restore killed in a database", killed.restoreIntoADatabase),
                        ("a restore killed in a home", killed.restoreIntoAHome),
                    ])
                try await first
            }
        }

        /// One after the other, each with a folder of its own; what fails keeps no other from its turn.
        private func run(_ product: Product, _ parts: [(name: String, part: Part)]) async throws {
            for (name, part) in parts {
                let command = try OperatorCommand(product.environment)
                defer { command.directory.remove() }
                do {
                    try await part(product, command)
                } catch {
                    Issue.record("\(name): \(error)")
                }
            }
        }

        private static let people: SQL = "SELECT count(*) FROM social.social_profiles"
        private static let counted: SQL =
            "SELECT sum(discovered + reviewed + qualified + rejected)::bigint FROM social.social_profile_counts"
        private static let noes: SQL = "SELECT count(*) FROM platform.suppressions"

        private func aBackupUnderLoad(_ product: Product, _ command: OperatorCommand) async throws {
            _ = try await product.queued(0..<4)
            _ = try await product.importFile(InventedPeople.csv(4..<300))
            let moment = try await withThrowingTaskGroup(of: JSONValue?.self) { group in
                group.addTask {
                    for number in 3..<9 {
                        _ = try await product.importFile(InventedPeople.csv(number * 100..<number * 100 + 150))
                    }
                    return nil
                }
                group.addTask {
                    for number in 0..<40 {
                        let said: JSONValue = ["platform": "linkedin", "username": .string("no.\(number)")]
                        let answer = try await product.post("/api/social/suppressions", said)
                        #expect(answer.status == 201, "\(answer)")
                    }
                    return nil
                }
                group.addTask { try await command.json("backup", command.path("today.backup")) }
                return try await group.reduce(JSONValue?.none) { $0 ?? $1 }
            }
            let made = try #require(moment)
            let checked = try await command.json("restore", "--check", command.path("today.backup"))
            for field in ["made_at", "people", "messages", "noes", "system_identifier", "bytes"] {
                #expect(checked[field] == made[field], "\(field)")
            }
            #expect(
                checked["ok"] == true && checked["files"] == ["suppression-key", "secrets-key"]
                    && made["people"]!.intValue! >= 300)
            var status = stat()
            #expect(stat(command.path("today.backup"), &status) == 0 && status.st_mode & 0o777 == 0o600)
            let text = String(decoding: try command.bytes("today.backup").prefix(400), as: UTF8.self)
            #expect(
                text.hasPrefix("outreach backup 1\n") && text.contains("\"name\":\"scrypt\",\"n\":131072"),
                "\(text)")
            try await product.withEmptyDatabase { url, _ in
                let result = try await command.run(
                    "restore", command.path("today.backup"), with: ["DATABASE_URL": url])
                #expect(result.code == 0 && result.output.contains("outreach resume"), "\(result)")
                #expect(try await product.number(Self.people, on: url) == made["people"]?.intValue)
                #expect(
                    try await product.number(Self.counted, on: url) == made["people"]?.intValue, "of one moment")
                #expect(try await product.number(Self.noes, on: url) == made["noes"]?.intValue)
                let again = try await command.run(
                    "restore", command.path("today.backup"), with: ["DATABASE_URL": url])
                #expect(again.code == 4 && again.output.contains("not empty"), "\(again)")
            }
            try await intoAFreshHome(command, made)
        }

        /// Keys come from the archive, the cluster is made for it, and what was restored can be backed up again.
        private func intoAFreshHome(_ command: OperatorCommand, _ made: JSONValue) async throws {
            let own = ["DATABASE_URL": "", "OUTREACH_SUPPRESSION_KEY": "", "OUTREACH_SECRETS_KEY": ""]
            let result = try await command.run("restore", command.path("today.backup"), with: own)
            try #require(result.code == 0, "\(result)")
            #expect(TextFile.read(command.home + "/suppression-key") == String(repeating: "5a", count: 32) + "\n")
            #expect(TextFile.read(command.home + "/secrets-key") == String(repeating: "c3", count: 32) + "\n")
            #expect(
                TextFile.read(command.home + "/admin-key") == nil
                    && TextFile.read(command.home + "/postgres/postmaster.pid") == nil)
            let second = try await command.json("backup", command.path("second.backup"), with: own)
            for field in ["people", "messages", "noes"] { #expect(second[field] == made[field], "\(field)") }
            #expect(second["system_identifier"] != made["system_identifier"])
            #expect(TextFile.read(command.home + "/last-backup") != nil)
            let over = try await command.run("restore", command.path("today.backup"), with: own)
            #expect(over.code == 4 && over.output.contains("living installation"), "\(over)")
        }

        /// A database may hold what is not Outreach's: an extension that only a superuser may make, the tables of another program. A backup
        /// of all of it could be restored by no ordinary role, and would carry what nobody asked it to.
        @Test func onlyWhatIsOursIsBackedUpAndAnOrdinaryRoleRestoresIt() async throws {
            try await withBackups { product, command in
                _ = try await product.importFile(InventedPeople.csv(0..<3))
                try await product.database.withConnection {
                    try await $0.script(
                        """
                        CREATE EXTENSION pg_stat_statements; CREATE SCHEMA bi; CREATE TABLE bi.secret AS SELECT 1 AS x;
                        CREATE VIEW bi.people AS SELECT id FROM social.social_profiles;
                        CREATE PUBLICATION everything FOR ALL TABLES; CREATE ROLE reports_of_backups;
                        GRANT SELECT ON social.social_profiles TO reports_of_backups
                        """)
                }
                let made = try await command.json("backup", command.path("ours.backup"))
                try await product.database.withConnection {
                    try await $0.script("DROP OWNED BY reports_of_backups; DROP ROLE reports_of_backups")
                }
                try await product.withOrdinaryRole { url in
                    let result = try await command.run(
                        "restore", command.path("ours.backup"), with: ["DATABASE_URL": url])
                    #expect(result.code == 0, "\(result)")
                    #expect(try await product.number(Self.people, on: url) == made["people"]?.intValue)
                    let foreign: SQL = """
                        SELECT (SELECT count(*) FROM pg_namespace WHERE nspname = 'bi') + (SELECT count(*) FROM pg_publication)
                        """
                    #expect(try await product.number(foreign, on: url) == 0)
                }
            }
        }

        private func whatIsInTheWayIsSaidAndKept(_ product: Product, _ command: OperatorCommand) async throws {
            let file = command.path("one")
            #expect(try await command.run("backup", file).code == 0)
            let first = try command.bytes("one")
            let exists = try await command.run("backup", file)
            #expect(exists.code == 4 && exists.output.contains("--force"), "\(exists)")
            #expect(try command.bytes("one") == first)
            #expect(try await command.run("backup", "--force", file).code == 0)
            #expect(try command.bytes("one") != first)
            #expect(try await command.run("backup", command.path("no/such/folder")).code == 1)
            let full = try await command.shell("outreach backup - >/dev/full")
            #expect(full.code == 1 && full.output.contains("No space left on device"), "\(full)")
            for weak in ["", "short", "aaaaaaaaaaaaaaaaaaaaaa"] {
                let result = try await command.run(
                    "backup", command.path("weak"), with: ["OUTREACH_BACKUP_PASSPHRASE": weak])
                #expect(result.code == 2 && result.output.contains("passphrase"), "\(weak): \(result)")
            }
            try TextFile.write("words from a file\n", to: command.path("passphrase"))
            let words = ["--passphrase-file", command.path("passphrase")]
            let sealed = try command.start(["backup", command.path("two")] + words)
            #expect(try await sealed.end(within: .seconds(60)) == 0, "\(sealed.output)")
            let key = try command.start(["restore", "--key", "secrets-key", command.path("two")] + words)
            #expect(
                try await key.end(within: .seconds(60)) == 0
                    && key.output == String(repeating: "c3", count: 32) + "\n", "\(key.output)")
            try await keysThatDiffer(product, command)
            #expect(try command.names == ["one", "passphrase", "two"], "nothing half done lies about")
        }

        private func keysThatDiffer(_ product: Product, _ command: OperatorCommand) async throws {
            let wrong = try await command.run(
                "backup", command.path("three"), with: ["OUTREACH_SUPPRESSION_KEY": String(repeating: "11", count: 32)])
            #expect(wrong.code == 1 && wrong.output.contains("not the one of this database"), "\(wrong)")
            try await product.withEmptyDatabase { url, _ in
                let other = try await command.run(
                    "restore", command.path("one"),
                    with: ["DATABASE_URL": url, "OUTREACH_SECRETS_KEY": String(repeating: "22", count: 32)])
                #expect(other.code == 4 && other.output.contains("another secrets-key"), "\(other)")
                #expect(
                    try await product.number("SELECT count(*) FROM pg_namespace WHERE nspname = 'platform'", on: url)
                        == 0)
            }
        }
    }
}
