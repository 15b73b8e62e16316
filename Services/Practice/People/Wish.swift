internal import JSON
internal import Timekeeping

/// People to invent: what `POST /practice/people` says, and what is written down of it. The same wish at the same place
/// gives the same people.
struct Wish: Sendable {
    enum Window: String, Sendable, CaseIterable {
        /// They wrote a moment ago.
        case open
        /// They wrote 30 hours ago.
        case closed
        /// They never wrote.
        case never
    }

    let network: PracticeNetwork
    /// The place of the first; ids are made from it.
    let first: Int
    let count: Int
    /// One person with an id of the caller's choice, instead of numbered ones.
    let id: String?
    let firstName: String?
    let lastName: String?
    let window: Window
    let behaviour: Behaviour
    let degree: Int
    let replyAfter: Int64
    let at: Timestamp

    var json: JSONValue {
        [
            "network": .string(network.rawValue), "first": JSONValue(first), "count": JSONValue(count),
            "id": JSONValue(id), "first_name": JSONValue(firstName), "last_name": JSONValue(lastName),
            "window": .string(window.rawValue), "behaviour": .string(behaviour.rawValue), "degree": JSONValue(degree),
            "reply_after_ms": .int(replyAfter), "at_us": .int(at.microseconds),
        ]
    }

    /// - Parameter first: the place when `json` names none.
    /// - Returns: `nil` without a known network.
    init?(_ json: JSONValue, first: Int) {
        guard let network = json["network"]?.stringValue.flatMap(PracticeNetwork.init(rawValue:)) else { return nil }
        self.network = network
        self.first = json["first"]?.intValue.map(Int.init) ?? first
        count = json["count"]?.intValue.map(Int.init) ?? 1
        id = json["id"]?.stringValue
        firstName = json["first_name"]?.stringValue
        lastName = json["last_name"]?.stringValue
        window = json["window"]?.stringValue.flatMap(Window.init(rawValue:)) ?? .open
        behaviour = json["behaviour"]?.stringValue.flatMap(Behaviour.init(rawValue:)) ?? .silent
        degree = json["degree"]?.intValue.map(Int.init) ?? 1
        replyAfter = json["reply_after_ms"]?.intValue ?? 2000
        at = json["at_us"]?.intValue.map(Timestamp.init(microseconds:)) ?? Timestamp.now()
    }

    /// The people themselves.
    func people() -> [Person] {
        (first..<first + count).map { place in
            let name = InventedNames.name(place)
            let person = Person(
                network, id ?? Wish.id(network, place), firstName ?? name.first, lastName ?? name.last,
                behaviour: behaviour, degree: degree, replyDelay: .milliseconds(replyAfter))
            // Only where somebody has to write first is there anything written.
            guard network == .facebook, window != .never else { return person }
            // Long enough ago not to be taken for an answer: a lookup takes what was written within a minute of the try for later.
            let ago: Duration = window == .open ? .seconds(600) : .seconds(30 * 3600)
            person.add(Utterance(id: "m_hello\(person.id)", at: at.adding(.zero - ago), isTheirs: true, text: "Hello!"))
            return person
        }
    }

    static func id(_ network: PracticeNetwork, _ place: Int) -> String {
        let digits = String(place)
        func padded(_ width: Int) -> String { String(repeating: "0", count: max(0, width - digits.count)) + digits }
        return switch network {
        case .facebook: "42" + padded(14)
        case .linkedin: "urn:li:person:Pr" + padded(8)
        case .testnet: "person" + padded(5)
        }
    }
}
