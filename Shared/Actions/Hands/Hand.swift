/// A person who works on actions.
package struct Hand: Sendable, Equatable {
    /// The caller's id, as records name them.
    package let id: String
    /// As sentences name them.
    package let name: String

    package init(id: String, name: String) { (self.id, self.name) = (id, name) }
}
