package import AdapterWire
package import EventLoop
package import Telemetry

/// The adapters of this process: finds, checks, starts and supervises them, each in a process of its own.
///
/// Confined to its loop.
package final class Adapters: @unchecked Sendable {
    private let settings: AdapterSettings
    private let loop: Loop
    private let log: Log

    package init(_ settings: AdapterSettings, loop: Loop, log: Log) {
        (self.settings, self.loop, self.log) = (settings, loop, log)
    }

    /// Loads what the settings name. Never fails: an adapter that cannot be used says why in its status.
    package func start() async { _ = await reload() }

    /// Looks at the folders and their locks again. A changed module is loaded beside the old one: new sessions get the new
    /// one, old sessions finish on the old one, and then its process ends. A module that cannot be loaded changes nothing.
    @discardableResult
    package func reload() async -> [AdapterStatus] { statuses }

    /// Ends the adapters' processes; waiting calls fail.
    package func stop() async {}

    /// In the order of their names.
    package var statuses: [AdapterStatus] { [] }

    /// - Throws: `ADAPTER_MISSING` with the reason.
    package func session(_ platform: String) throws(AdapterFailure) -> any AdapterSession {
        throw AdapterFailure(.adapterMissing, "there is no adapter \"\(platform)\"")
    }
}
