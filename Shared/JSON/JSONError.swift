/// Why bytes are no JSON document that this product accepts.
package struct JSONError: Error, Equatable, Sendable {
    /// Where reading stopped, in bytes from the start.
    package let offset: Int
    /// What was wrong there; holds nothing of the document itself.
    package let reason: String
}
