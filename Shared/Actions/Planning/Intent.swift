package import Timekeeping

/// A try whose intent has committed: it may be made now, by this process.
package struct Intent: Sendable {
    package let action: Action
    /// When it has to be over.
    package let until: Timestamp
    /// How long it may take, from the plan to the last byte of the answer.
    package let callTime: Duration
}
