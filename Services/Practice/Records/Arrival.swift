internal import FoundationEssentials
internal import JSON
internal import Secrets
internal import Timekeeping

/// A message that arrived: the judge of what was lost and what was sent twice.
struct Arrival: Sendable {
    /// From 1, without gaps, over all networks.
    let number: Int
    /// When the call that brought it came in.
    let at: Timestamp
    let network: PracticeNetwork
    /// The page, member or account that wrote.
    let account: String
    let recipient: String
    let text: String
    /// The network's own id of the message.
    let messageID: String
    /// What the sender attached for itself (`message.metadata`).
    let metadata: String?
    /// The sender's idempotency key.
    let key: String?
    /// The fault that kept the sender from hearing of the success.
    let spoiled: String?
    /// The number of the call that brought it.
    let call: Int
    /// What else the dialect said, such as `messaging_type` or `subject`.
    let details: JSONObject

    var json: JSONValue {
        let bytes = Array(text.utf8)
        return [
            "seq": JSONValue(number), "at_us": .int(at.microseconds), "at": .string(at.iso8601),
            "network": .string(network.rawValue), "account": .string(account), "recipient": .string(recipient),
            "message_id": .string(messageID), "text": .string(text),
            "text_base64": .string(Data(bytes).base64EncodedString()), "sha256": .string(hex(sha256(bytes))),
            "metadata": JSONValue(metadata), "key": JSONValue(key), "spoiled": JSONValue(spoiled),
            "call": JSONValue(call), "details": .object(details),
        ]
    }

    /// - Returns: `nil` when the line is not one that ``json`` writes.
    init?(_ json: JSONValue) {
        guard let number = json["seq"]?.intValue, let at = json["at_us"]?.intValue,
            let network = json["network"]?.stringValue.flatMap(PracticeNetwork.init(rawValue:)),
            let account = json["account"]?.stringValue, let recipient = json["recipient"]?.stringValue,
            let text = json["text"]?.stringValue, let id = json["message_id"]?.stringValue,
            let call = json["call"]?.intValue
        else { return nil }
        self.init(
            number: Int(number), at: Timestamp(microseconds: at), network: network, account: account,
            recipient: recipient, text: text, messageID: id, metadata: json["metadata"]?.stringValue,
            key: json["key"]?.stringValue, spoiled: json["spoiled"]?.stringValue, call: Int(call),
            details: json["details"]?.objectValue ?? [:])
    }

    init(
        number: Int, at: Timestamp, network: PracticeNetwork, account: String, recipient: String, text: String,
        messageID: String, metadata: String?, key: String?, spoiled: String?, call: Int, details: JSONObject
    ) {
        (self.number, self.at, self.network, self.account) = (number, at, network, account)
        (self.recipient, self.text, self.messageID, self.metadata) = (recipient, text, messageID, metadata)
        (self.key, self.spoiled, self.call, self.details) = (key, spoiled, call, details)
    }
}
