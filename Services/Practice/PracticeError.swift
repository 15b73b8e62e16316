internal import Configuration
internal import FoundationEssentials
internal import Telemetry

/// Why practice does not start, or cannot write; one sentence for the operator.
struct PracticeError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
