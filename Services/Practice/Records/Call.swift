internal import JSON
internal import Timekeeping

/// One call of a dialect, accepted or refused, with its time: the judge of limits. Never a token, never a text.
struct Call: Sendable {
    /// From 1, over all networks.
    let number: Int
    let at: Timestamp
    let network: PracticeNetwork
    let method: String
    /// `send`, `conversations`, …; `unknown` when it was refused before that was clear.
    let operation: String
    let account: String?
    let person: String?
    let key: String?
    /// The status of the answer; 0 when there was none.
    let status: Int
    /// The dialect's own error code, with its subcode behind a slash: `10/2018278`.
    let code: String?
    let messageID: String?
    /// The number of the arrival that it brought.
    let arrival: Int?
    /// The same key had brought this message before.
    let isRepeat: Bool
    /// Kind and number of the fault that struck.
    let fault: String?
    let faultNumber: Int?

    var json: JSONValue {
        [
            "seq": JSONValue(number), "at_us": .int(at.microseconds), "at": .string(at.iso8601),
            "network": .string(network.rawValue), "method": .string(method), "operation": .string(operation),
            "account": JSONValue(account), "person": JSONValue(person), "key": JSONValue(key),
            "status": JSONValue(status), "code": JSONValue(code), "message_id": JSONValue(messageID),
            "arrival": arrival.map { JSONValue($0) } ?? .null, "repeat": .bool(isRepeat), "fault": JSONValue(fault),
            "fault_id": faultNumber.map { JSONValue($0) } ?? .null,
        ]
    }
}

extension Call {
    /// - Returns: `nil` when the line is not one that ``json`` writes.
    init?(_ json: JSONValue) {
        guard let number = json["seq"]?.intValue, let at = json["at_us"]?.intValue,
            let network = json["network"]?.stringValue.flatMap(PracticeNetwork.init(rawValue:)),
            let method = json["method"]?.stringValue, let operation = json["operation"]?.stringValue,
            let status = json["status"]?.intValue
        else { return nil }
        self.init(
            number: Int(number), at: Timestamp(microseconds: at), network: network, method: method,
            operation: operation, account: json["account"]?.stringValue, person: json["person"]?.stringValue,
            key: json["key"]?.stringValue, status: Int(status), code: json["code"]?.stringValue,
            messageID: json["message_id"]?.stringValue, arrival: json["arrival"]?.intValue.map(Int.init),
            isRepeat: json["repeat"]?.boolValue ?? false, fault: json["fault"]?.stringValue,
            faultNumber: json["fault_id"]?.intValue.map(Int.init))
    }
}
