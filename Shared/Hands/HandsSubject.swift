package import FoundationEssentials
package import JSON

/// A product's own row that an action of hands is about.
package protocol HandsSubject: Sendable {
    var id: UUID { get }
    /// What is to be sent, or was.
    var text: String? { get }
    /// It waits, is in somebody's hands, or perhaps was done.
    var isUnsettled: Bool { get }
    /// What is shown of it beside the action: ``HandsForm/fields``.
    var members: JSONObject { get }
}
