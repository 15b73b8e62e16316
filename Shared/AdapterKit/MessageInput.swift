package import JSON
package import Timekeeping

/// The `input` of `message`, and of `reconcile`, which adds `since`.
package struct MessageInput: Sendable {
    /// The network's stable id of the person.
    package let personID: String?
    package let username: String?
    /// As given: no trimming, no normalising.
    package let text: String
    /// When the message was tried first.
    package let since: Timestamp?

    /// Reads what it knows and leaves the rest alone; a member of another type counts as absent.
    package init(_ input: JSONObject) {
        func given(_ name: String) -> String? {
            guard let text = input["recipient"]?[name]?.stringValue, !text.isEmpty else { return nil }
            return text
        }
        personID = given("platform_user_id")
        username = given("username")
        text = input["text"]?.stringValue ?? ""
        since = input["since"]?.stringValue.flatMap { Timestamp(iso8601: $0) }
    }
}

/// JSON Schemas that several networks share.
package enum InputSchema {
    private static let text: JSONValue = ["type": "string"]

    private static func object(_ required: [String], _ properties: JSONObject) -> JSONValue {
        [
            "type": "object", "required": .array(required.map(JSONValue.string)),
            "properties": .object(properties),
        ]
    }

    /// Whom it is for.
    package static let recipient = object(
        [], ["platform_user_id": text, "username": text, "profile_url": text])
    /// Looking at a person, or asking them for a connection with or without a note.
    package static let person = object(["recipient"], ["recipient": recipient, "text": text])
    package static let message = object(["recipient", "text"], ["recipient": recipient, "text": text])
    package static let lookup = object(
        ["recipient", "text", "since"], ["recipient": recipient, "text": text, "since": text])
    /// Something under a post.
    package static let post = object(["url"], ["url": text, "text": text])
    package static let publication = object(["text"], ["text": text])
    package static let search = object(["query"], ["query": text])
}
