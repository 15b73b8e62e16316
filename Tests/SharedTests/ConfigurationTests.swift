import Configuration
import FoundationEssentials
import Testing

@Suite struct ConfigurationTests {
    @Test func defaultsNeedNoEnvironment() throws {
        var env = EnvironmentReader([:])
        #expect(env.read("OUTREACH_PORT") == 8080)
        #expect(env.read("OUTREACH_HOME") == ".outreach")
        #expect(env.read("OUTREACH_PRODUCTS") == ["social"])
        #expect(env.read("OUTREACH_DATABASE_POOLER") == false)
        #expect(env.read("OUTREACH_OUTBOX_POLL_MILLISECONDS") == Duration.milliseconds(1000))
        #expect(env.read("OUTREACH_FOLLOWUP_DELAY_SECONDS") == Duration.seconds(345_600))
        try env.check()
    }

    @Test(
        "Services listen behind the gateway's port",
        arguments: [("DISCOVERY", 1), ("PROFILES", 2), ("MESSAGING", 3), ("SCHEDULING", 4)])
    func portsFollowTheGateway(service: String, distance: UInt16) {
        var env = EnvironmentReader(["OUTREACH_PORT": "9000"])
        #expect(env.read("OUTREACH_\(service)_PORT") == 9000 + distance)
        var own = EnvironmentReader(["OUTREACH_\(service)_PORT": "7000"])
        #expect(own.read("OUTREACH_\(service)_PORT") == UInt16(7000))
    }

    @Test func everyProblemIsNamedAtOnceAndNoValueIsEchoed() {
        var env = EnvironmentReader([
            "OUTREACH_PORT": "swordfish", "OUTREACH_LOG_LEVEL": "swordfish", "OUTREACH_LLM_URL": "swordfish",
            "OUTREACH_SUPPRESSION_KEY": "swordfish", "OUTREACH_OUTBOX_LEASE_SECONDS": "9999",
        ])
        let url: String? = env.read("DATABASE_URL")
        #expect(url == nil)
        #expect(env.problems.count == 6)
        let error = #expect(throws: ConfigError.self) { try env.check() }
        #expect(error?.description.contains("swordfish") == false)
        #expect(
            error?.description.contains("`OUTREACH_OUTBOX_LEASE_SECONDS` is not a number of seconds from 2 to 60")
                == true)
        #expect(error?.description.contains("`DATABASE_URL` is not set (nor is `DATABASE_URL_FILE`)") == true)
    }

    @Test func aBadValueIsReportedOnce() {
        var env = EnvironmentReader(["OUTREACH_PORT": "99999"])
        let port: Int? = env.read("OUTREACH_PORT")
        #expect(port == nil)
        #expect(env.problems == ["`OUTREACH_PORT` is not a port (1 to 65535)"])
    }

    @Test func unknownNamesAreRefusedWithAHint() {
        let env = EnvironmentReader(["OUTREACH_LLM_MODLE": "x", "OUTREACH_ZEBRA_CROSSING_LIGHTS": "x", "OTHER": "x"])
        #expect(env.problems.count == 2)
        #expect(env.problems.first?.hasSuffix("did you mean `OUTREACH_LLM_MODEL`?") == true)
        #expect(env.problems.last?.contains("did you mean") == false)
    }

    @Test func secretsComeFromFiles() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "outreach-secret-\(UUID().uuidString)")
        try Data("postgresql://localhost/example\n".utf8).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        var env = EnvironmentReader(["DATABASE_URL_FILE": path.path(percentEncoded: false)])
        #expect(env.read("DATABASE_URL") == "postgresql://localhost/example")
        try env.check()

        let both = EnvironmentReader([
            "DATABASE_URL_FILE": path.path(percentEncoded: false), "DATABASE_URL": "postgresql://elsewhere/example",
        ])
        #expect(both.problems == ["`DATABASE_URL` and `DATABASE_URL_FILE` are both set; keep one"])
        let absent = EnvironmentReader(["OUTREACH_LLM_API_KEY_FILE": "/nonexistent"])
        #expect(absent.problems.count == 1)
    }

    @Test(arguments: ["social,website", "social, website"]) func listsAreSplit(text: String) {
        #expect([String](environment: text, kind: .list(["social", "website"])) == ["social", "website"])
    }

    @Test(arguments: ["", "social,", "social,social", "socail", "website"]) func badListsAreRefused(text: String) {
        // Empty counts as not set: only the others are mistakes; website has no tables yet.
        #expect(EnvironmentReader(["OUTREACH_PRODUCTS": text]).problems.isEmpty == text.isEmpty)
    }

    @Test(
        "A level of its own per product (R0.133)",
        arguments: [
            ("info", true), ("warning,social=debug", true), ("social=debug", true), (" info , social = error ", true),
            ("loud", false), ("info,debug", false), ("info,social=loud", false), ("info,socail=debug", false),
            ("social=debug,social=info", false), ("info,", false), ("info,social", false), ("=info", false),
            ("info,social=debug=x", false),
        ])
    func levels(text: String, isAllowed: Bool) {
        #expect(EnvironmentReader(["OUTREACH_LOG_LEVEL": text]).problems.isEmpty == isAllowed)
    }

    @Test func halfAModelIsAProblem() {
        var env = EnvironmentReader(["OUTREACH_LLM_URL": "http://127.0.0.1:11434/v1"])
        env.requireTogether("OUTREACH_LLM_URL", "OUTREACH_LLM_MODEL")
        #expect(env.problems == ["`OUTREACH_LLM_MODEL` must be set together with `OUTREACH_LLM_URL`"])
        var none = EnvironmentReader([:])
        none.requireTogether("OUTREACH_LLM_URL", "OUTREACH_LLM_MODEL")
        #expect(none.problems.isEmpty)
    }

    @Test func keysAreBytes() {
        let text = String(repeating: "0aF9", count: 16)
        let key: [UInt8]? = EnvironmentReader(["OUTREACH_SUPPRESSION_KEY": text]).readIfSet("OUTREACH_SUPPRESSION_KEY")
        #expect(key?.count == 32)
        #expect(key?.prefix(2) == [0x0A, 0xF9])
    }

    @Test func everyNameIsExplained() {
        for known in KnownNames.all { #expect(known.doc.hasSuffix("."), "\(known.name)") }
    }
}
