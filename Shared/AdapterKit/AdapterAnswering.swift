package import AdapterWire
package import JSON

/// What an adapter in Swift writes: four pure functions. Whatever it throws ends the operation as a broken contract.
package protocol PlatformAdapter: Sendable {
    var manifest: Manifest { get }
    /// The first step of an operation of the manifest.
    func start(_ start: AdapterCall.Start) -> Step
    /// The next step; depends on its arguments only, because it may be asked again.
    func resume(_ operation: String, state: JSONValue, results: [WireResult]) -> Step
    /// What a call of the network means.
    func inbound(_ call: InboundCall) -> InboundAnswer
}

extension PlatformAdapter {
    package func inbound(_ call: InboundCall) -> InboundAnswer { InboundAnswer(status: 404) }

    /// Bytes in, bytes out: the whole of an adapter.
    package func answer(_ request: UnsafeRawBufferPointer) throws -> [UInt8] {
        let reply: JSONValue =
            switch try AdapterCall(try JSONValue.parse(request)) {
            case .manifest: manifest.json
            case .start(let call): start(call).json
            case .resume(let operation, let state, let results):
                resume(operation, state: state, results: results).json
            case .inbound(let call): inbound(call).json
            }
        return reply.serialized()
    }
}
