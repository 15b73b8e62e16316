internal import EventLoop
internal import Glibc
internal import HTTPServer
internal import JSON
internal import Telemetry

/// The networks behind their dialects: who there is, what arrived, what goes wrong. Confined to its loop.
final class World: @unchecked Sendable {
    let loop: Loop
    let log: Log
    let people: Population
    let records: Records
    let faults: FaultPlan
    let webhooks: Webhooks
    private let lock: DirectoryLock

    init(_ settings: PracticeSettings, loop: Loop) throws {
        (self.loop, log) = (loop, settings.log)
        let directory = settings.directory
        lock = try DirectoryLock(directory)
        people = try Population(directory: directory)
        records = try Records(directory: directory)
        faults = try FaultPlan(directory: directory, calls: records.calls)
        webhooks = try Webhooks(directory: directory, loop: loop, log: settings.log)
        for arrival in records.arrivals { hear(arrival) }
    }

    var routes: [Route] {
        let all =
            ControlRoutes(world: self).routes + Front(FacebookDialect(world: self), self).routes
            + Front(LinkedInDialect(world: self), self).routes + Front(TestnetDialect(world: self), self).routes
        return all.map(LocalCallers.guarded)
    }

    /// Whatever a killed run still owed.
    func resume() {
        webhooks.onDelivery = { [unowned self] id in
            do { try people.delivered(id) } catch { log.error("a delivery is not noted: \(error)") }
        }
        for (person, said) in people.undelivered.values.sorted(by: { $0.said.at < $1.said.at }) {
            webhooks.announce(said, from: person)
        }
        for person in people.everybody where person.owesAnswer { scheduleAnswer(of: person) }
    }

    /// Takes a message in: written down first, then remembered, then answered by whoever got it. Draws the faults that keep the
    /// sender from hearing of it.
    func accept(
        _ call: CallUnderWay, to recipient: String, text: String, metadata: String? = nil, details: JSONObject = [:]
    ) throws -> Arrival {
        // A message to several people is one call: it is spoiled once.
        if call.arrival == nil { call.fault = faults.strike(call, afterAccepting: true) }
        let arrival = Arrival(
            number: records.nextArrival, at: call.at, network: call.network, account: call.account ?? "",
            recipient: recipient, text: text, messageID: call.messageID ?? MessageID.fresh(call.network),
            metadata: metadata, key: call.key, spoiled: call.fault?.kind.rawValue, call: call.number, details: details)
        try records.add(arrival)
        (call.messageID, call.arrival) = (arrival.messageID, arrival.number)
        if let person = hear(arrival), person.behaviour == .replies || person.behaviour == .objects {
            scheduleAnswer(of: person)
        }
        return arrival
    }

    /// Takes in what a person wrote in the network's page: a call of its own, that nothing spoils.
    func acceptByHand(_ network: PracticeNetwork, to recipient: String, text: String) throws -> Arrival {
        let call = records.begin(network, method: "HAND")
        (call.operation, call.account, call.person) = ("send", PracticeAccounts.own(network), recipient)
        let arrival = Arrival(
            number: records.nextArrival, at: call.at, network: network, account: call.account ?? "",
            recipient: recipient, text: text, messageID: MessageID.fresh(network), metadata: nil, key: nil,
            spoiled: nil, call: call.number, details: ["delivery": "hands"])
        try records.add(arrival)
        (call.messageID, call.arrival) = (arrival.messageID, arrival.number)
        try records.add(call.finished(.ok([:])))
        if let person = hear(arrival), person.behaviour == .replies || person.behaviour == .objects {
            scheduleAnswer(of: person)
        }
        return arrival
    }

    /// A repeated call is answered again, and its answer can be spoiled again.
    func repeated(_ call: CallUnderWay, _ arrival: Arrival) {
        call.fault = faults.strike(call, afterAccepting: true)
        (call.messageID, call.isRepeat) = (arrival.messageID, true)
    }

    /// - Throws: ``Struck`` when a fault hits this call before anything is accepted.
    func strike(_ call: CallUnderWay) throws {
        guard let fault = faults.strike(call, afterAccepting: false) else { return }
        call.fault = fault
        throw Struck(fault: fault)
    }

    @discardableResult
    private func hear(_ arrival: Arrival) -> Person? {
        let person = people.person(arrival.network, arrival.recipient)
        person?.add(Utterance(id: arrival.messageID, at: arrival.at, isTheirs: false, text: arrival.text))
        return person
    }

    private func scheduleAnswer(of person: Person) {
        loop.after(person.replyDelay) { [self] in
            do {
                try say(person, Answers.text(person))
            } catch {
                log.error("an answer is not written down: \(error)")
            }
        }
    }

    /// Somebody writes: the window opens, and the webhook hears of it.
    @discardableResult
    func say(_ person: Person, _ text: String, as form: SayingForm = .message) throws -> Utterance {
        let said = try people.say(person, text, form, isAnnounced: webhooks.hears(person.network))
        webhooks.announce(said, from: person)
        return said
    }

    /// Forgets what arrived and what was tried; people, faults and webhooks stay.
    func resetRecords() throws {
        try records.reset()
        for person in people.everybody { person.forgetWhatWeWrote() }
    }
}

/// What people say when they are written to.
private enum Answers {
    private static let replies = [
        "Thanks for writing \u{2013} tell me more \u{1F642}", "Interesting! When do you have time?",
        "Yes, gladly. What would it cost?",
        "Danke, das klingt gut \u{2013} mehr dazu, bitte.",
    ]

    static func text(_ person: Person) -> String {
        guard person.behaviour == .replies else { return "Please stop writing to me." }
        return replies[person.conversation.count % replies.count]
    }
}
