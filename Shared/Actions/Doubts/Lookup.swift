/// A doubtful action that this process may look up at its network now.
package struct Lookup: Sendable {
    package let action: Action
    /// Which of the action's lookups this is; counts through, whatever people decided between them.
    let number: Int32
}
