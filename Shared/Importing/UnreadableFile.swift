/// The stored file cannot be read as a table at all; one sentence for the operator.
package struct UnreadableFile: Error, Sendable, Equatable {
    package let reason: String

    package init(reason: String) { self.reason = reason }
}
