package import JSON

/// What a person says yes to who has something sent: this text, to this recipient, by this account.
extension Approval {
    /// - Parameters:
    ///   - recipient: as what they are known.
    ///   - account: who will send; `nil` while there is none.
    package init(ofSending text: String, to recipient: JSONValue, by account: String?) {
        self.init(of: ["text": .string(text), "recipient": recipient, "account": JSONValue(account)])
    }

    /// The parts that are others now: `account`, `recipient`, `text`.
    /// - Parameter recipients: as what the recipient can have been known when the yes was said; one that is the same will do.
    package func changes(ofSending text: String, to recipients: [JSONValue], by account: String?) -> [String] {
        let found = recipients.flatMap { recipient in
            // Who approved before there was an account has read none.
            [account, nil].map { Approval(ofSending: text, to: recipient, by: $0).changes(since: self) }
        }
        guard let first = found.first else { return ["recipient"] }
        return found.reduce(first) { common, other in common.filter(other.contains) }
    }

    /// Why what somebody approved is not sent, in the middle of a sentence; `nil` while the yes holds.
    /// - Parameter remedy: what can be done about it.
    package func refusal(
        ofSending text: String, to recipients: [JSONValue], by account: String?, remedy: String
    ) -> String? {
        let changes = changes(ofSending: text, to: recipients, by: account)
        guard !changes.isEmpty else { return nil }
        return "what was approved had another \(changes.joined(separator: ", another ")); \(remedy)"
    }
}
