internal import AdapterWire
internal import Adapters

extension Networks {
    /// For how long after a person wrote this network takes an operation, as the loaded adapter declares it.
    /// - Returns: `nil` when it does not ask, or no adapter is loaded: then the try itself says so.
    package func answerWindow(_ platform: String, _ operation: String) -> Duration? {
        guard let manifest = try? adapters.session(platform).manifest,
            let operation = manifest.operation(operation), operation.access == .answersOnly
        else { return nil }
        return operation.windowSeconds.map { .seconds($0) }
    }
}
