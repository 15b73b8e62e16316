/// A template under the name it is kept by.
package struct SocialNamedTemplate: Sendable, Equatable {
    package let name: String
    package let template: SocialMessageTemplate

    package init(name: String, template: SocialMessageTemplate) { (self.name, self.template) = (name, template) }
}
