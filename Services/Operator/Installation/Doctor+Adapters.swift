internal import Adapters
internal import Configuration
internal import Telemetry

/// Whether the adapters that are asked for can be used.
extension Doctor {
    /// Each is loaded in its cage, as a service does it, and ended again.
    static func adapters(_ invocation: Invocation) async -> [Finding] {
        var reader = EnvironmentReader(invocation.environment)
        let settings = AdapterSettings(&reader)
        guard !settings.names.isEmpty else {
            return [Finding(check: "adapters: OUTREACH_ADAPTERS asks for none", problem: nil)]
        }
        let adapters = Adapters(settings, loop: invocation.loop, log: Log(service: "outreach", minimum: .error))
        await adapters.start()
        let statuses = adapters.statuses
        await adapters.stop()
        if statuses.isEmpty {
            return [Finding(check: "adapters", problem: "OUTREACH_ADAPTERS is all, and none is pinned")]
        }
        let isAll = settings.names.contains(AdapterSettings.everything)
        return statuses.map { status in
            let reason = status.reason ?? "it does not load"
            let advice = isAll ? "" : "; mend that, or take it out of OUTREACH_ADAPTERS"
            return Finding(
                check: "adapter \(status.platform)", problem: status.state == .ready ? nil : reason + advice)
        }
    }
}
