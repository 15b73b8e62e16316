package import AdapterWire
package import JSON

/// One operation's talk with an adapter. All its calls reach the same module, also when another has been loaded meanwhile.
package protocol AdapterSession: AnyObject, Sendable {
    var manifest: Manifest { get }
    /// Asks the adapter and waits for its answer, on the loop of ``Adapters``.
    /// - Throws: ``AdapterFailure`` with `ADAPTER_CRASHED` or `ADAPTER_PROTOCOL` when this call ended the adapter's process
    ///   twice, `ADAPTER_MISSING` when the adapter is not there any more.
    func call(_ call: AdapterCall) async throws(AdapterFailure) -> JSONValue
}
