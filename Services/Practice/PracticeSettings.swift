internal import Configuration
internal import FoundationEssentials
internal import Telemetry

/// What practice reads from its environment. It takes no secret: its credentials are known to everybody.
struct PracticeSettings: Sendable {
    /// This machine only, unless a private network of containers lies around it: nobody asks for a key here.
    let address: String
    let port: Int
    /// Where the records lie: `OUTREACH_HOME/practice`.
    let directory: String
    let drain: Duration
    let log: Log

    init() throws {
        var environment = EnvironmentReader()
        let address: String? = environment.read("OUTREACH_BIND_ADDRESS")
        let port: Int? = environment.read("OUTREACH_PRACTICE_PORT")
        let home: String? = environment.read("OUTREACH_HOME")
        let drain: Duration? = environment.read("OUTREACH_DRAIN_SECONDS")
        let level: String? = environment.read("OUTREACH_LOG_LEVEL")
        let format: String? = environment.read("OUTREACH_LOG_FORMAT")
        try environment.check()
        guard let address, let port, let home, let drain else { throw PracticeError("the configuration is incomplete") }
        (self.address, self.port, self.drain) = (address, port, drain)
        directory = home + "/practice"
        log = Log(
            service: "practice", levels: LogLevels(level ?? ""),
            format: format == "json" ? .json : format == "text" ? .text : nil)
    }

    /// Sent to the real adapters instead of the operator's own credentials.
    var adapterEnvironment: [(name: String, value: String)] {
        let base = "http://127.0.0.1:\(port)"
        return [
            ("OUTREACH_ADAPTER_URLS", "facebook=\(base)/facebook,linkedin=\(base)/linkedin"),
            ("FACEBOOK_APP_ID", Credentials.appID), ("FACEBOOK_APP_SECRET", Credentials.appSecret),
            ("FACEBOOK_ACCESS_TOKEN", Credentials.token), ("FACEBOOK_VERIFY_TOKEN", Credentials.verifyToken),
            ("LINKEDIN_ACCESS_TOKEN", Credentials.token),
        ]
    }

    /// One line with everything an operator needs to point the adapters here.
    func announce() {
        let base = "http://127.0.0.1:\(port)"
        log.info(
            "the practice networks listen; nothing sent to them reaches a real person",
            [
                "facebook": .text("\(base)/facebook"), "linkedin": .text("\(base)/linkedin"),
                "testnet": .text("\(base)/testnet"), "control": .text("\(base)/practice"),
                "token": .text(Credentials.token), "app_secret": .text(Credentials.appSecret),
                "verify_token": .text(Credentials.verifyToken), "page": .text(PracticeAccounts.page),
                "member": .text(PracticeAccounts.member), "records": .text(directory),
            ])
    }
}
