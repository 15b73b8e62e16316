/// A text that is to be put among the templates.
package struct NewTemplate: Sendable {
    let name: String
    /// What it is for, in the product's words.
    let kind: String
    let text: String

    package init(_ name: String, kind: String, _ text: String) {
        (self.name, self.kind, self.text) = (name, kind, text)
    }
}
