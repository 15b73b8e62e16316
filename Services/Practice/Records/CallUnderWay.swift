internal import JSON
internal import Timekeeping

/// A call while it is being judged. Confined to the loop.
final class CallUnderWay {
    let number: Int
    let at = Timestamp.now()
    let network: PracticeNetwork
    let method: String
    var operation = "unknown"
    var account: String?
    var person: String?
    var key: String?
    var messageID: String?
    var arrival: Int?
    var isRepeat = false
    /// Struck before or after the message was accepted.
    var fault: Fault?

    init(number: Int, network: PracticeNetwork, method: String) {
        (self.number, self.network, self.method) = (number, network, method)
    }

    func finished(_ reply: Reply) -> Call {
        Call(
            number: number, at: at, network: network, method: method, operation: operation, account: account,
            person: person, key: key, status: reply.isReset ? 0 : reply.status, code: reply.code, messageID: messageID,
            arrival: arrival, isRepeat: isRepeat, fault: fault?.kind.rawValue, faultNumber: fault?.number)
    }
}
