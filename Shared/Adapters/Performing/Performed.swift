package import AdapterWire
package import JSON

/// What became of an operation.
package struct Performed: Sendable, CustomStringConvertible {
    package let result: Result<JSONObject, AdapterFailure>
    /// The committing request may have reached the network.
    package let isCommitted: Bool
    /// Something that may change the network left, and nothing says that it was the deed.
    package let mayHaveActed: Bool
    /// Credentials that the network gave anew, by the manifest's names; to be kept whatever the result is, because the
    /// old ones may be worthless by now.
    package let refreshed: [String: String]

    package init(
        result: Result<JSONObject, AdapterFailure>, isCommitted: Bool, mayHaveActed: Bool = false,
        refreshed: [String: String]
    ) {
        (self.result, self.isCommitted, self.mayHaveActed) = (result, isCommitted, mayHaveActed)
        self.refreshed = refreshed
    }

    /// `DONE`, or the failure's code.
    package var word: String {
        switch result {
        case .success: "DONE"
        case .failure(let failure): failure.code.rawValue
        }
    }

    /// Keeps outcome and credentials out of log lines.
    package var description: String { "Performed(\(word), isCommitted: \(isCommitted))" }
}
