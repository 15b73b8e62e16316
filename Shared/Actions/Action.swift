package import Database
package import FoundationEssentials
package import Timekeeping

/// What can be said about a send whose answer was lost (reliability 3a): the network dedupes on our key, can be asked, or neither.
package enum Guarantee: String, Sendable, CaseIterable { case key, lookup, none }

/// Where an action is.
package enum ActionStatus: String, Sendable, CaseIterable {
    case queued
    /// It waits for a person's hands; no planner takes it.
    case offered
    /// Limits are charged, nothing was called yet.
    case intent
    /// The call that does the deed may be on its way, or a person has it in hand.
    case calling
    case succeeded, failed
    /// It may have happened. Never repeated on a guess.
    case unknown
    /// The network is being asked what became of it.
    case reconciling
    case cancelled
}

/// What does the deed of an action.
package enum ActionDelivery: String, Sendable, CaseIterable {
    /// The network's own interface.
    case api
    /// A page, operated for an account.
    case browser
    /// A person (decision 0022).
    case hands
}

/// Something a product wants done on a network.
package struct NewAction: Sendable {
    /// The key of all its tries.
    package let id: UUID
    package var product: String
    /// The product's own row, such as a message.
    package var subjectID: UUID
    package var account: Account
    package var operation: String
    package var guarantee: Guarantee
    /// With `lookup`: how long after a doubtful call "not there" can be believed.
    package var settle: Duration
    /// With `key`: how long the network remembers a key.
    package var keyWindow: Duration?
    /// JSON text for the adapter.
    package var input: String
    package var bodySHA256: [UInt8]
    package var recipientHashes: [[UInt8]]
    package var createdBy: String
    package var traceparent: String?
    package var delivery = ActionDelivery.api
    /// Not to be done earlier; `nil` for at once.
    package var notBefore: Timestamp?

    package init(
        product: String, subjectID: UUID, account: Account, operation: String, guarantee: Guarantee,
        settle: Duration = .zero, keyWindow: Duration? = nil, input: String, bodySHA256: [UInt8],
        recipientHashes: [[UInt8]], createdBy: String, traceparent: String? = nil, notBefore: Timestamp? = nil,
        delivery: ActionDelivery = .api
    ) {
        id = UUID()
        self.delivery = delivery
        (self.product, self.subjectID, self.account, self.operation) = (product, subjectID, account, operation)
        (self.guarantee, self.settle, self.keyWindow, self.input) = (guarantee, settle, keyWindow, input)
        (self.bodySHA256, self.recipientHashes) = (bodySHA256, recipientHashes)
        (self.createdBy, self.traceparent, self.notBefore) = (createdBy, traceparent, notBefore)
    }
}

/// An action of the ledger, as much of it as whoever works on it needs.
package struct Action: Sendable {
    package let id: UUID
    package let product: String
    package let subjectID: UUID
    package let accountID: UUID
    package let platform: String
    package let operation: String
    package let guarantee: Guarantee
    package let settle: Duration
    package let keyWindow: Duration?
    package let input: String
    package internal(set) var status: ActionStatus
    /// Tries so far; the present one included while it is under way.
    package internal(set) var attempts: Int
    package internal(set) var failures: Int
    package internal(set) var doubts: Int
    package let notBefore: Timestamp
    package let firstCallAt: Timestamp?
    /// What is found to have arrived arrived then; calls before it are further back.
    package let lastCallAt: Timestamp?
    let recipientHashes: [[UInt8]]
    let worker: UUID?
    let slotAt: Timestamp?
    /// When its present use of the limits was charged.
    let chargedAt: Timestamp?
    package let traceparent: String?
    /// An earlier call may have arrived: this one repeats its key.
    var inDoubt: Bool
    package let delivery: ActionDelivery
    /// Who has it in hand, or had; with hands only.
    package let claim: Claim?

    static let columns: SQL = """
        a.id, a.product, a.subject_id, a.account_id, a.platform, a.operation, a.guarantee, a.settle_ms, a.key_window_ms, \
        a.input, a.status, a.attempts, a.failures, a.doubts, a.not_before, a.first_call_at, a.recipient_hashes, a.worker, \
        a.slot_at, a.traceparent, a.in_doubt, a.last_call_at, a.charged_at, a.delivery, a.claimed_by, a.claimed_name, \
        a.claimed_until
        """

    init(_ row: Row, first: Int = 0) throws(DatabaseError) {
        id = try row[first]
        product = try row[first + 1]
        subjectID = try row[first + 2]
        accountID = try row[first + 3]
        platform = try row[first + 4]
        operation = try row[first + 5]
        let guarantee: String = try row[first + 6]
        self.guarantee = Guarantee(rawValue: guarantee) ?? .none
        settle = .milliseconds(try row[first + 7] as Int64)
        keyWindow = (try row[first + 8] as Int64?).map { .milliseconds($0) }
        input = try row[first + 9]
        let status: String = try row[first + 10]
        self.status = ActionStatus(rawValue: status) ?? .unknown
        attempts = Int(try row[first + 11] as Int32)
        failures = Int(try row[first + 12] as Int32)
        doubts = Int(try row[first + 13] as Int32)
        notBefore = try row[first + 14]
        firstCallAt = try row[first + 15]
        recipientHashes = try row[first + 16]
        worker = try row[first + 17]
        slotAt = try row[first + 18]
        traceparent = try row[first + 19]
        inDoubt = try row[first + 20]
        lastCallAt = try row[first + 21]
        chargedAt = try row[first + 22]
        let delivery: String = try row[first + 23]
        self.delivery = ActionDelivery(rawValue: delivery) ?? .api
        claim = Claim(
            by: try row[first + 24], name: try row[first + 25], at: lastCallAt, until: try row[first + 26])
    }

    /// The network no longer knows the key of the call that may have arrived, or will not when this try ends.
    /// - Parameter duration: how long the try may take, and by how much the clock was set back: the key is older than it seems.
    func hasForgottenKey(from now: Timestamp, until duration: Duration = .zero) -> Bool {
        guard inDoubt, guarantee == .key else { return false }
        guard let keyWindow, let firstCallAt else { return true }
        // A call that lies ahead was noted by another clock: nobody can say how old its key is.
        return firstCallAt.adding(keyWindow) <= now.adding(duration) || firstCallAt > now.adding(ClockWatch.slack)
    }

    /// With `key`: how often it was called again after a doubt. Such a call is a retry.
    var keyRepeats: Int { guarantee == .key ? doubts : 0 }

    /// As it would be judged if none of its tries had failed.
    var unfailed: Action {
        var copy = self
        copy.failures = 0
        return copy
    }

    var limitKey: LimitKey { LimitKey(accountID: accountID, platform: platform, operation: operation) }
}

/// What became of an action, told to its product in the transaction that recorded it.
package struct Conclusion: Sendable {
    package enum Kind: Sendable, Equatable {
        /// It happened; `externalID` is the network's name for it.
        case succeeded(externalID: String?)
        case failed
        /// It may have happened. `needsPerson`: nobody else can find out.
        case unknown(needsPerson: Bool)
        /// It did not happen and is tried again by itself.
        case waiting(until: Timestamp)
        /// It did not happen and is not tried: the person said no, or the product changed its mind.
        case refused
        /// It waits for hands again: a report was taken back, or somebody found that it was not sent.
        case offered
        /// The same of a report that was no end of the reporter's own claim: it is again what it was before, in somebody's hands
        /// (`calling`), in doubt (`unknown`), or over without having been done (`cancelled`).
        case takenBack(ActionStatus)
    }

    package let action: Action
    package let kind: Kind
    package let code: String?
    /// One sentence for the operator.
    package let reason: String?
    package let at: Timestamp
    /// Whether a try was made, and not only a lookup or a decision.
    package let isTry: Bool
    /// It arrived, after it had been settled as not sent.
    package var isLate = false
    /// The person whose word it is; `nil` when the ledger found out by itself.
    package var actor: String?
    /// What really left, when a person says that it was another text than was asked for.
    package var sentText: String?
    /// Why somebody should look at it, although it is over.
    package var flag: String?
}

/// What a product says of its actions right before their intent.
package struct ProductsWord: Sendable {
    /// What became undesired meanwhile, by subject, with a sentence.
    package var refusals: [UUID: String]
    /// What is not to be done yet, by subject; it is looked at again at that moment.
    package var postponements: [UUID: Postponement]
    /// Keyed hashes of recipients by which a "no" would be known now, by subject; those of before are kept. The call itself looks at
    /// them once more.
    package var recipientHashes: [UUID: [[UInt8]]]

    package init(
        refusals: [UUID: String] = [:], recipientHashes: [UUID: [[UInt8]]] = [:],
        postponements: [UUID: Postponement] = [:]
    ) {
        (self.refusals, self.recipientHashes, self.postponements) = (refusals, recipientHashes, postponements)
    }
}

/// Not now: a product's word at the last look.
package struct Postponement: Sendable, Equatable {
    /// Shown to the operator as `held_by`.
    package let heldBy: HeldBy
    /// When it is looked at again.
    package let until: Timestamp
    /// One sentence for the operator.
    package let reason: String?

    package init(_ heldBy: HeldBy, until: Timestamp, reason: String? = nil) {
        (self.heldBy, self.until, self.reason) = (heldBy, until, reason)
    }

    /// A product that answers with a moment that is over would be asked again at once, and for ever.
    static let shortest = Duration.seconds(1)
}

/// A product whose actions are in the ledger. Both are called inside the ledger's transactions: what they write through the
/// connection commits with the intent or the outcome, or not at all.
package protocol ActionProduct: Sendable {
    /// The name under which it enqueues.
    var name: String { get }
    /// What it has done on networks. The ledger takes up nothing else of it.
    var operations: [String] { get }
    /// Looks once more before the intent, at everything as it is now. Reads only.
    func judge(_ actions: [Action], on connection: Connection) async throws -> ProductsWord
    /// Locks the people of actions that are refused next, all at once and in its own order.
    func lockPeople(of actions: [Action], on connection: Connection) async throws
    /// These are under way from now on. Must not lock what a call of ``Ledger/cancel(product:subjects:reason:on:)`` holds.
    func intended(_ actions: [Action], on connection: Connection) async throws
    func concluded(_ conclusion: Conclusion, on connection: Connection) async throws
}
