internal import JSON
internal import Timekeeping

/// Everybody there is, and what they said. Confined to the loop.
final class Population {
    private var byID: [PracticeNetwork: [String: Person]] = [:]
    private(set) var everybody: [Person] = []
    private var places: [PracticeNetwork: Int] = [:]
    /// What was said to a webhook that has not taken it yet, by the id of the text.
    private(set) var undelivered: [String: (person: Person, said: Utterance)] = [:]
    private let file: PracticeJournal

    /// Where numbered people begin; the places before are the seeds'.
    private static let firstPlace = 1001

    init(directory: String) throws {
        file = try PracticeJournal(directory + "/people.jsonl")
        try file.load(read)
        if everybody.isEmpty { try seed() }
    }

    private func read(_ line: JSONValue) {
        if let id = line["delivered"]?.stringValue {
            undelivered[id] = nil
        } else if let text = line["said"]?.stringValue, let id = line["id"]?.stringValue,
            let at = line["at_us"]?.intValue,
            let person = line["network"]?.stringValue.flatMap(PracticeNetwork.init(rawValue:)).flatMap({ network in
                line["person"]?.stringValue.flatMap { self.person(network, $0) }
            })
        {
            var said = Utterance(id: id, at: Timestamp(microseconds: at), isTheirs: true, text: text)
            said.form = line["form"]?.stringValue.flatMap(SayingForm.init(rawValue:)) ?? .message
            person.add(said)
            if line["announced"]?.boolValue == true { undelivered[id] = (person, said) }
        } else if let wish = Wish(line, first: 1) {
            add(wish)
        }
    }

    func person(_ network: PracticeNetwork, _ id: String) -> Person? { byID[network]?[id] }

    /// The place of the next numbered person.
    func nextPlace(_ network: PracticeNetwork) -> Int { places[network] ?? Population.firstPlace }

    @discardableResult
    func create(_ wish: Wish) throws -> [Person] {
        try file.append(wish.json)
        return add(wish)
    }

    /// Somebody who is there already changes behaviour, distance and window, and keeps the conversation.
    @discardableResult
    private func add(_ wish: Wish) -> [Person] {
        if wish.id == nil, wish.first >= Population.firstPlace {
            places[wish.network] = max(nextPlace(wish.network), wish.first + wish.count)
        }
        return wish.people().map { fresh in
            guard let known = person(fresh.network, fresh.id) else {
                byID[fresh.network, default: [:]][fresh.id] = fresh
                everybody.append(fresh)
                return fresh
            }
            (known.behaviour, known.degree, known.replyDelay) = (fresh.behaviour, fresh.degree, fresh.replyDelay)
            known.lastWrote = fresh.lastWrote
            return known
        }
    }

    /// - Parameter isAnnounced: a webhook will be told, now or after a restart.
    func say(_ person: Person, _ text: String, _ form: SayingForm, isAnnounced: Bool) throws -> Utterance {
        let said = Utterance(
            id: MessageID.fresh(person.network), at: .now(), isTheirs: true, text: text, form: form)
        try file.append([
            "said": .string(text), "id": .string(said.id), "at_us": .int(said.at.microseconds),
            "network": .string(person.network.rawValue), "person": .string(person.id), "announced": .bool(isAnnounced),
            "form": .string(form.rawValue),
        ])
        person.add(said)
        if isAnnounced { undelivered[said.id] = (person, said) }
        return said
    }

    func delivered(_ id: String) throws {
        guard undelivered.removeValue(forKey: id) != nil else { return }
        try file.append(["delivered": .string(id)])
    }

    /// Everybody leaves, and the seeds come back as they were at the very first start.
    func reset() throws {
        try file.clear()
        (byID, everybody, places, undelivered) = ([:], [], [:], [:])
        try seed()
    }

    private func seed() throws {
        for (place, seed) in Population.seeds.enumerated() {
            var wish = seed
            wish["first"] = JSONValue(place % 5 + 1)
            if let wish = Wish(.object(wish), first: 1) { try create(wish) }
        }
    }

    /// Five people a network, each with a habit of their own.
    private static let seeds: [JSONObject] = PracticeNetwork.allCases.flatMap { network -> [JSONObject] in
        ["replies", "objects", "silent", "blocked", "silent"].enumerated().map { place, behaviour in
            [
                "network": .string(network.rawValue), "behaviour": .string(behaviour),
                "window": place == 4 ? "closed" : "open", "degree": place == 4 ? 2 : 1,
            ]
        }
    }
}
