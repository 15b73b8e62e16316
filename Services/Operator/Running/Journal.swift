internal import Telemetry

/// What `outreach up` says about itself: sentences on a terminal, log records anywhere else.
struct Journal: Sendable {
    let screen: Screen
    private let log = Log(service: "outreach", format: .json)

    init(_ screen: Screen) { self.screen = screen }

    func info(_ text: String, _ attributes: LogAttributes = [:]) {
        screen.isTerminal ? screen.announce("outreach   | \(text)") : log.info(text, attributes)
    }

    func warning(_ text: String) {
        screen.isTerminal ? screen.announce("outreach   | \(text)") : log.warning(text)
    }
}
