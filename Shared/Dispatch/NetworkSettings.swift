package import Actions
package import Adapters
package import Configuration
internal import HTTPClient

/// What a process needs to reach networks, from its environment: adapters, their addresses, credentials and the ledger's times.
package struct NetworkSettings: Sendable {
    package let adapters: AdapterSettings
    package let bases: BaseAddresses
    package let secretsKey: [UInt8]?
    package let ledger: Ledger.Settings
    /// Credentials are read from here by the names that manifests declare.
    package let environment: [String: String]

    /// Mistakes are noted in the reader, so that all of a process are reported at once.
    package init?(_ reader: inout EnvironmentReader, environment: [String: String]) {
        adapters = AdapterSettings(&reader)
        let urls: String = reader.readIfSet("OUTREACH_ADAPTER_URLS") ?? ""
        secretsKey = reader.readIfSet("OUTREACH_SECRETS_KEY")
        let lease: Duration? = reader.read("OUTREACH_ACTION_LEASE_SECONDS")
        self.environment = environment
        do {
            bases = try BaseAddresses(urls)
        } catch {
            reader.note(error.problems)
            return nil
        }
        guard let lease else { return nil }
        ledger = Ledger.Settings(callTime: lease * 9 / 20, lease: lease)
    }
}
