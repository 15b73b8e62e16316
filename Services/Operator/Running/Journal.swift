internal import Telemetry

/// What `outreach up` says about itself: sentences on a terminal, log records anywhere else.
struct Journal: Sendable {
    let screen: Screen
    private let log = Log(service: "outreach", format: .json)
    /// Of a command whose standard output is its result.
    private let isSilent: Bool

    init(_ screen: Screen, isSilent: Bool = false) { (self.screen, self.isSilent) = (screen, isSilent) }

    func info(_ text: String, _ attributes: LogAttributes = [:]) {
        if isSilent { return }
        screen.isTerminal ? screen.announce("outreach   | \(text)") : log.info(text, attributes)
    }

    func warning(_ text: String) {
        if isSilent { return }
        screen.isTerminal ? screen.announce("outreach   | \(text)") : log.warning(text)
    }
}
