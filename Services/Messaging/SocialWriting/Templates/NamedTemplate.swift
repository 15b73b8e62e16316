/// A template under the name it is kept by.
package struct NamedTemplate: Sendable, Equatable {
    package let name: String
    package let template: MessageTemplate

    package init(name: String, template: MessageTemplate) { (self.name, self.template) = (name, template) }
}
