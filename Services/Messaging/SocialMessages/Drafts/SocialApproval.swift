package import Approval
package import FoundationEssentials
internal import JSON
package import SocialThreads

/// What a person says yes to: this text, to this person, by this account.
package enum SocialApproval {
    /// - Parameter account: who will send; `nil` while the network has no account.
    package static func of(_ text: String, to person: SocialRecipient, by account: UUID?) -> Approval {
        approval(text, names(of: person)[0], account)
    }

    /// The parts that are others now: `account`, `recipient`, `text`. A person is the same while the network's id is, or else the name; who
    /// approved before the network had an account has read none.
    package static func changes(
        _ text: String, to person: SocialRecipient, by account: UUID?, since approved: Approval
    ) -> [String] {
        let found = names(of: person).flatMap { name in
            [account, nil].map { approval(text, name, $0).changes(since: approved) }
        }
        return found.reduce(found[0]) { common, other in common.filter(other.contains) }
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
        let changes = changes(message.draftBody ?? "", to: person, by: account, since: approved)
        guard !changes.isEmpty else { return nil }
        return "what was approved had another \(changes.joined(separator: ", another ")); \(remedy)"
    }

    private static func approval(_ text: String, _ recipient: JSONValue, _ account: UUID?) -> Approval {
        Approval(of: [
            "text": .string(text), "recipient": recipient, "account": JSONValue(account?.uuidString.lowercased()),
        ])
    }

    /// What the person can have been known by when the yes was said.
    private static func names(of person: SocialRecipient) -> [JSONValue] {
        let name: JSONValue = ["platform": .string(person.platform), "username": .string(person.username)]
        guard let id = person.platformUserID else { return [name] }
        return [["platform": .string(person.platform), "platform_user_id": .string(id)], name]
    }
}
