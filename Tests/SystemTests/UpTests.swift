import Database
import EventLoop
import FoundationEssentials
import Glibc
import HTTPClient
import JSON
import Telemetry
import TestKit
import Testing

extension SystemTests {
    /// `outreach up` as an operator runs it: gateway, embedded Postgres, keys, signals.
    @Suite struct UpTests {
        @Test func twoHomesSideBySideStopAndFindTheirDataAgain() async throws {
            try await onLoop("up-test") { loop in
                let homes = [try Installation(loop), try Installation(loop)]
                try await withCleanup(homes) {
                    for home in homes { try home.up() }
                    for home in homes { try await home.expectReady() }
                    #expect(try homes[0].adminKey() != homes[1].adminKey())
                    for home in homes {
                        var status = stat()
                        #expect(stat(home.path + "/admin-key", &status) == 0 && status.st_mode & 0o777 == 0o600)
                        #expect(stat(home.path + "/secrets-key", &status) == 0 && status.st_mode & 0o777 == 0o600)
                        #expect(stat(home.path, &status) == 0 && status.st_mode & 0o777 == 0o700)
                        #expect(try await home.call("GET", "/api/social/profiles", key: "").status == 401)
                        // Every service is behind the gateway: its own problem comes back, not nginx's.
                        for path in [
                            "imports", "profiles", "drafts", "followup-timers", "profiles/1/messages",
                            "pipeline/status",
                        ] {
                            let answer = try await home.call("GET", "/api/social/\(path)", key: "")
                            #expect(answer.status == 401 && answer.isProblem, "\(path): \(answer)")
                        }
                        let unknown = try await home.call("GET", "/api/nothing")
                        #expect(unknown.status == 404 && unknown.isProblem, "\(unknown)")
                    }
                    #expect(try homes[0].secretsKey() != homes[1].secretsKey())
                    try await homes[0].storeACredential()
                    try TextFile.write(InventedPeople.csv(0..<30), to: homes[0].path + "/people.csv")
                    let first = try await homes[0].run("import", "people.csv", "--json", in: homes[0].path)
                    #expect(first.code == 0 && first.output.contains("\"added\":30"), "\(first.output)")
                    #expect(try await homes[0].call("GET", "/api/social/profiles?limit=200").items.count == 30)
                    #expect(try await homes[1].call("GET", "/api/social/profiles").items.isEmpty, "homes share nothing")
                    let made = try await homes[0].run(
                        "keys", "create", "--name", "night shift", "--role", "analytics", "--json")
                    #expect(made.code == 0, "\(made.output)")
                    let keys = try await homes[0].call("GET", "/api/platform/keys").items
                    #expect(keys.contains { $0["name"] == "night shift" && $0["role"] == "analytics" })

                    try homes[0].crashService("profiles")
                    try await eventually("the supervisor starts it again") {
                        try await homes[0].call("GET", "/api/social/profiles?limit=200").items.count == 30
                    }
                    let key = try homes[0].adminKey()
                    try await homes[0].stop(SIGTERM)
                    try await homes[1].stop(SIGINT)
                    try homes[0].up()
                    try await homes[0].expectReady()
                    #expect(try homes[0].adminKey() == key)
                    #expect(try await homes[0].call("GET", "/api/social/profiles?limit=200").items.count == 30)
                    let down = try await homes[0].run("down")
                    #expect(down.code == 0, "\(down.output)")
                    #expect(try await homes[0].program?.end(within: .seconds(12)) == 0)
                }
            }
        }

        /// A child has in its hands what it uses: no secret of another one, none of root's rights, and a log with an end.
        @Test func childrenGetWhatTheyUse() async throws {
            try await onLoop("up-test") { loop in
                let home = try Installation(
                    loop, ["FACEBOOK_ACCESS_TOKEN": "invented-token", "VILLAGE_TOKEN": "invented-other"])
                try await withCleanup([home]) {
                    try home.up()
                    try await home.expectReady()
                    for name in ["discovery", "profiles", "messaging", "scheduling", "nginx"] {
                        for pid in try home.children(name) {
                            let environment = TextFile.read("/proc/\(pid)/environ") ?? ""
                            #expect(environment.contains("invented-") == (name == "messaging"), "\(name)")
                            let hasKey = environment.contains("OUTREACH_SECRETS_KEY")
                            #expect(hasKey == ["messaging", "scheduling"].contains(name), "\(name)")
                            #expect(
                                name == "nginx" || environment.contains("SWIFT_BACKTRACE=registers=none"), "\(name)")
                            guard geteuid() == 0 else { continue }
                            let status = TextFile.read("/proc/\(pid)/status") ?? ""
                            let rights = status.split(separator: "\n").first { $0.hasPrefix("CapEff:") } ?? ""
                            let wanted = name == "nginx" ? "0000000000000040" : "0000000000000000"
                            #expect(rights.hasSuffix(wanted), "\(name): \(rights)")
                        }
                    }
                    try await home.talkToTheDatabase(loop) { database in
                        await #expect(throws: DatabaseError.self) {
                            try await database.query("SELECT 1 / 0 AS \"a secret word\"")
                        }
                        try await database.execute(
                            "DO $$ BEGIN FOR i IN 1..40 LOOP RAISE LOG '%', repeat('x', 1000000); END LOOP; END $$")
                    }
                    let log = home.path + "/logs/postgres.log"
                    try await eventually("the log is set aside") { TextFile.read(log + ".1") != nil }
                    var status = stat()
                    #expect(stat(log, &status) == 0 && status.st_size < 33 << 20)
                    #expect(!((TextFile.read(log + ".1") ?? "") + (TextFile.read(log) ?? "")).contains("a secret word"))
                    try await home.stop(SIGTERM)
                }
            }
        }

        /// Stopped at any moment of its start, the next start succeeds.
        @Test func interruptedWhileStarting() async throws {
            try await onLoop("up-test") { loop in
                let home = try Installation(loop)
                try await withCleanup([home]) {
                    for pause in [150, 900, 2500] {
                        try home.up()
                        try await loop.sleep(for: .milliseconds(pause))
                        try await home.stop(SIGINT)
                    }
                    try home.up()
                    try await home.expectReady()
                    try await home.program?.crash()
                    try home.up()
                    try await home.expectReady()
                    #expect(try await home.call("GET", "/api/social/profiles").status == 200)
                    try await home.stop(SIGTERM)
                }
            }
        }

        /// A new key would silently forget everybody who said no; nobody restarts what can never start.
        @Test func aLostOrChangedSuppressionKeyEndsTheStart() async throws {
            try await onLoop("up-test") { loop in
                let home = try Installation(loop)
                try await withCleanup([home]) {
                    try home.up()
                    try await home.expectReady()
                    try await home.stop(SIGTERM)
                    let file = home.path + "/suppression-key"
                    #expect(unlink(file) == 0)
                    try home.up()
                    #expect(try await home.program?.end(within: .seconds(30)) == 1)
                    #expect(home.program?.output.contains("suppression-key is missing") == true)
                    #expect(TextFile.read(file) == nil, "no new key is made")
                    try TextFile.write(String(repeating: "ab", count: 32) + "\n", to: file)
                    try home.up()
                    #expect(try await home.program?.end(within: .seconds(30)) == 1)
                    let output = home.program?.output ?? ""
                    #expect(output.contains("refuses to start: OUTREACH_SUPPRESSION_KEY is not the key"), "\(output)")
                }
            }
        }

        @Test(arguments: ["discovery", "profiles", "messaging", "scheduling", "outreach"])
        func aMisspeltNameIsRefused(program: String) async throws {
            try await onLoop("up-test") { _ in
                let directory = try ScratchDirectory()
                let started = try StartedProgram(
                    program, program == "outreach" ? ["up"] : [],
                    environment: [
                        "PATH": "/usr/bin:/bin", "OUTREACH_HOME": directory.path, "OUTREACH_PROT": "secret-value",
                        "OUTREACH_LOG_LEVEL": "loud", "DATABASE_URL": "postgresql:///nowhere",
                    ], outputPath: directory.path + "/output")
                #expect(try await started.end(within: .seconds(20)) == 2)
                #expect(started.output.contains("did you mean `OUTREACH_PORT`"), "\(started.output)")
                #expect(started.output.contains("OUTREACH_LOG_LEVEL"), "all mistakes at once: \(started.output)")
                #expect(
                    !started.output.contains("secret-value") && !started.output.contains("loud\""),
                    "values are never echoed")
                directory.remove()
            }
        }

        private func withCleanup(_ homes: [Installation], _ body: () async throws -> Void) async throws {
            do {
                try await body()
            } catch {
                for home in homes { print(home.program?.output.suffix(3000) ?? "") }
                for home in homes { await home.remove() }
                throw error
            }
            for home in homes { await home.remove() }
        }
    }
}
