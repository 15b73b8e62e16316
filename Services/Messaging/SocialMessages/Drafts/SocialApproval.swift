package import Approval
package import FoundationEssentials
internal import JSON
package import SocialThreads

/// What a person says yes to: this text, to this person, by this account. A person is the same while the network's id is, or else the name.
package enum SocialApproval {
    /// - Parameter account: who will send; `nil` while the network has no account.
    package static func of(_ text: String, to person: SocialRecipient, by account: UUID?) -> Approval {
        Approval(ofSending: text, to: names(of: person)[0], by: account?.lowercase)
    }

    /// Why a message that somebody approved is not sent, in the middle of a sentence; `nil` while the yes holds, or where nobody was asked
    /// for one.
    /// - Parameter remedy: what can be done about it.
    package static func refusal(
        of message: SocialMessage, to person: SocialRecipient, by account: UUID?, remedy: String
    ) -> String? {
        guard let approved = message.approval else {
            return message.approvedAt == nil ? nil : "what was approved cannot be read; \(remedy)"
        }
        return approved.refusal(
            ofSending: message.draftBody ?? "", to: names(of: person), by: account?.lowercase, remedy: remedy)
    }

    /// What the person can have been known by when the yes was said.
    private static func names(of person: SocialRecipient) -> [JSONValue] {
        // Names are compared without case, as everywhere.
        let name: JSONValue = [
            "platform": .string(person.platform), "username": .string(person.username.lowercased()),
        ]
        guard let id = person.platformUserID else { return [name] }
        return [["platform": .string(person.platform), "platform_user_id": .string(id)], name]
    }
}
