internal import FoundationEssentials
package import JSON

extension InboundCall {
    /// The body's bytes; `nil` when ``bodyBase64`` is no base64.
    package var body: [UInt8]? { Data(base64Encoded: bodyBase64).map(Array.init) }

    /// The body read as JSON, leniently: one broken text in it must not cost what stands beside it. `nil` when it is none.
    package var document: JSONValue? { body.flatMap { try? JSONValue.parse($0, leniently: true) } }
}
