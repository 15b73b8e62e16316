import Actions
import AdapterWire
import Database
import Dispatch
import EventLoop
import FoundationEssentials
import HTTPServer
import Hands
import JSON
import Outbox
import SocialContract
import Suppression
import Synchronization
import Telemetry
import TestKit
import Testing
import Timekeeping

@testable import SocialMessages
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// A time that only moves when a test says so.
final class TestClock: Sendable {
    // Ahead of the database's, so that whatever is put in line is due.
    private let value = Mutex(Timestamp.now().adding(.seconds(3600)))

    var now: Timestamp { value.withLock { $0 } }
    func advance(_ duration: Duration) { value.withLock { $0 = $0.adding(duration) } }
    var ledger: LedgerClock { .fixed { [self] in now } }
}

/// Terms as a manifest would give them.
struct StatedTerms: NetworkInterfaces {
    var answer = InterfaceAnswer.taken(.none, settle: .zero, keyWindow: nil)
    var text: Manifest.TextLimit?

    func textLimit(on platform: String) -> Manifest.TextLimit? { text }
    func people(on platform: String) -> Manifest.People? { nil }

    func rules(of account: Account) async throws -> InterfaceRules {
        let answer = answer
        return { question in question.hasRecipientID ? answer : .refused("there is no id") }
    }
}

/// Whether the product's gate is shut.
final class Resting: Sendable {
    private let value = Mutex(false)
    var isSet: Bool {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }
}

/// Messaging on a scratch database: the real ledger with a clock of the test's own, and no network.
struct SendingFixture: Sendable {
    let people: PeopleFixture
    let clock: TestClock
    let context: SocialMessagingContext
    /// The product does nothing, as its gate says.
    let rests = Resting()

    var database: Database { people.database }
    var ledger: Ledger { context.ledger }

    static func with(
        _ answer: InterfaceAnswer = .taken(.none, settle: .zero, keyWindow: nil), window: Duration? = nil,
        lockTimeout: Duration? = nil, _ body: @escaping @Sendable (SendingFixture) async throws -> Void
    ) async throws {
        try await PeopleFixture.with(lockTimeout: lockTimeout) { people in
            try await body(SendingFixture(people, answer, window: window))
        }
    }

    /// - Parameter window: for how long after a person wrote the network takes messages.
    init(
        _ people: PeopleFixture, _ answer: InterfaceAnswer, window: Duration? = nil, text: Manifest.TextLimit? = nil
    ) {
        (self.people, clock) = (people, TestClock())
        let suppressions = SuppressionList(
            database: people.database, key: [UInt8](repeating: 0x5a, count: 32), outbox: people.outbox)
        let ledger = Ledger(
            outbox: people.outbox,
            products: [
                SocialActions(outbox: people.outbox, suppressions: suppressions) { platform, operation in
                    platform == "tiktok" && operation == "message" ? window : nil
                }
            ],
            clock: clock.ledger, isAwake: { [rests] _ in !rests.isSet })
        context = SocialMessagingContext(
            database: people.database, outbox: people.outbox, suppressions: suppressions, ledger: ledger,
            interfaces: StatedTerms(answer: answer, text: text),
            log: Log(service: "test", minimum: .error))
    }

    static let trace = TraceContext.new()

    /// One person with a network id and a draft.
    func draft(_ body: String = "Hello", _ type: SocialMessageType = .initial) async throws -> (
        person: UUID, message: UUID
    ) {
        let person = try await people.addPeople(1, outreach: type == .initial ? .drafted : .sent)[0]
        let id = JSONValue.string("id-\(person.lowercase)")
        try await rows.profiles.set(["platform_user_id": id], of: ["id": .id(person)])
        try await rows.recipients.set(["platform_user_id": id, "has_initial": true], of: ["profile_id": .id(person)])
        if type == .followup { _ = try await people.addMessage(to: person, .sent) }
        let message = try await people.addMessage(to: person, .draft, of: type)
        try await rows.messages.set(["draft_body": .string(body)], of: ["id": .id(message)])
        return (person, message)
    }

    /// - Returns: why it was passed over, if it was.
    func queue(_ messages: [UUID], _ delivery: Account.Delivery? = .api, account: UUID? = nil) async throws -> [UUID:
        String]
    {
        try await SocialSendingQueue(context: context).queue(
            messages,
            SocialSendingQueue.Order(
                delivery: delivery, accountID: account, actor: "test", trace: SendingFixture.trace))
    }

    /// A message in the ledger's line.
    func queued(_ body: String = "Hello", _ type: SocialMessageType = .initial) async throws -> (
        person: UUID, message: UUID
    ) {
        let (person, message) = try await draft(body, type)
        let skipped = try await queue([message])
        #expect(skipped == [:])
        return (person, message)
    }

    /// Plans, and says that the call comes now.
    func begin() async throws -> Intent {
        let intent = try #require(try await ledger.plan(most: 1).first)
        #expect(try await ledger.calling(intent))
        return intent
    }

    /// `status` and `reason` of a message.
    func state(_ message: UUID) async throws -> String {
        try await people.text(
            "SELECT concat_ws(': ', status, reason) FROM social.social_messages WHERE id = \(message)") ?? "gone"
    }

    func outreach(_ person: UUID) async throws -> String? {
        try await rows.recipients.text("outreach_status", of: ["profile_id": .id(person)])
    }

    /// Outcomes and codes of a message's attempts, in order.
    func attempts(_ message: UUID) async throws -> [String] {
        let rows = try await database.query(
            """
            SELECT concat_ws(' ', t.delivery, CASE t.outcome WHEN 'succeeded' THEN 'sent' ELSE t.outcome END, t.code,
                coalesce(t.actor, 'ledger'))
            FROM platform.action_attempts t JOIN platform.actions a ON a.id = t.action_id
            WHERE a.subject_id = \(message) ORDER BY t.intent_at, t.kind = 'word', t.number
            """)
        return try rows.map { row throws(DatabaseError) in try row[0] }
    }

    func events(_ person: UUID) async throws -> [String] {
        try await rows.log(about: person).map { event throws(DatabaseError) in try event.type }
    }

    /// What hands are offered, the oldest first.
    func offered() async throws -> [UUID] {
        let rows = try await database.query(
            "SELECT id FROM platform.actions WHERE delivery = 'hands' ORDER BY created_at, id")
        return try rows.map { row throws(DatabaseError) in try row[0] }
    }

    func acts(_ name: String = "ada") -> HandsActs<SocialHands> {
        SocialHands(context: context).acts(
            by: Principal(id: name, name: name.capitalized, role: "admin", permissions: []))
    }

    /// Ten minutes pass for whoever has something in hand, and somebody looks.
    func lapse() async throws {
        try await rows.actions.set(["claimed_until": .at(clock.now)], of: ["delivery": "hands", "status": "calling"])
        while try await HandLapse(ledger: ledger).next() {}
    }

    func actionStatus(_ message: UUID) async throws -> String? {
        try await people.text(
            "SELECT status FROM platform.actions WHERE subject_id = \(message) ORDER BY created_at DESC LIMIT 1")
    }
}

extension TryConclusion {
    static let temporary = TryConclusion.failed(
        Failure(code: "TEMPORARY", reason: "The network asks for patience.", cure: .retry(after: nil)))
    static let doubt = TryConclusion.doubtful(
        Failure(code: "UNKNOWN_OUTCOME", reason: "The network gave no answer.", cure: .none))
}
