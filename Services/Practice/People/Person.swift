internal import JSON
internal import Timekeeping

/// Somebody invented. Confined to the loop.
final class Person {
    let network: PracticeNetwork
    /// The network's own id: a PSID, a URN, or a user name.
    let id: String
    let firstName: String
    let lastName: String
    var behaviour: Behaviour
    /// LinkedIn's distance; only the first can be written to.
    var degree: Int
    var replyDelay: Duration
    /// When they last wrote to us: opens Facebook's window of 24 hours.
    var lastWrote: Timestamp?
    /// Oldest first.
    private(set) var conversation: [Utterance] = []

    init(
        _ network: PracticeNetwork, _ id: String, _ firstName: String, _ lastName: String, behaviour: Behaviour,
        degree: Int,
        replyDelay: Duration
    ) {
        (self.network, self.id, self.firstName, self.lastName) = (network, id, firstName, lastName)
        (self.behaviour, self.degree, self.replyDelay) = (behaviour, degree, replyDelay)
    }

    var name: String { firstName + " " + lastName }

    /// Keeps the order of time, also while records are read that were written apart.
    func add(_ utterance: Utterance) {
        var index = conversation.count
        while index > 0, conversation[index - 1].at > utterance.at { index -= 1 }
        conversation.insert(utterance, at: index)
        if utterance.isTheirs { lastWrote = max(lastWrote ?? utterance.at, utterance.at) }
    }

    func forgetWhatWeWrote() { conversation.removeAll { !$0.isTheirs } }

    func wrote(within: Duration) -> Bool { lastWrote.map { Timestamp.now() - $0 < within } ?? false }

    /// Whether the last word is ours.
    var owesAnswer: Bool { (behaviour == .replies || behaviour == .objects) && conversation.last?.isTheirs == false }

    var json: JSONValue {
        [
            "network": .string(network.rawValue), "id": .string(id), "first_name": .string(firstName),
            "last_name": .string(lastName), "behaviour": .string(behaviour.rawValue), "degree": JSONValue(degree),
            "reply_after_ms": .int(
                replyDelay.components.seconds * 1000 + replyDelay.components.attoseconds / 1_000_000_000_000_000),
            "window_open": .bool(wrote(within: .seconds(86_400))),
            "last_wrote_us": lastWrote.map { .int($0.microseconds) } ?? .null,
            "messages": JSONValue(conversation.count),
        ]
    }
}
