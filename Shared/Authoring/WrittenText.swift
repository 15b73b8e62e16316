/// A text that a model wrote and a check let pass.
package struct WrittenText: Sendable, Equatable {
    package let text: String
    /// The model's name.
    package let writtenBy: String
    /// Names of the facts it was written from.
    package let sources: [String]
}
