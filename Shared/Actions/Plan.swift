internal import Database
internal import FoundationEssentials
internal import Timekeeping

/// One batch under judgement: pure, so that a fake clock can drive it.
struct Plan {
    struct Queue {
        let key: ActionQueue
        var due: [Action] = []
        /// Something of it leaves now.
        var isServed = false
        var heldBy: HeldBy?
        var heldUntil: Timestamp?
        var heldReason: String?
        /// There may be more that is free right now.
        var again = false
    }
    struct Refusal {
        let action: Action
        let code: String
        let reason: String
    }

    let now: Timestamp
    private let most: Int
    /// The last queue may have more that is due than was read.
    private let isCut: Bool
    private let pauses: [Pause]
    private(set) var queues: [Queue]
    /// Actions whose recipient said no.
    private(set) var suppressed: Set<UUID> = []
    private(set) var refusals: [Refusal] = []
    /// What their products want later, by action.
    private(set) var postponements: [UUID: Postponement] = [:]
    /// What became known of recipients since their action was put in line, by action.
    private(set) var newHashes: [UUID: [[UInt8]]] = [:]
    private(set) var chosen: [(action: Action, bound: Timestamp, callTime: Duration)] = []
    private(set) var book: LimitBook?

    init(due rows: Rows, pauses: [Pause], now: Timestamp, most: Int) throws(DatabaseError) {
        (self.now, self.pauses, self.most, isCut) = (now, pauses, most, rows.count >= most)
        queues = []
        var places: [ActionQueue: Int] = [:]
        for row in rows {
            let key = ActionQueue(
                product: try row[Plan.ownColumns - 1],
                limits: LimitKey(accountID: try row[0], platform: try row[2], operation: try row[1]))
            let place = places[key] ?? queues.count
            if place == queues.count { queues.append(Queue(key: key)) }
            places[key] = place
            guard let id: UUID = try row[Plan.ownColumns] else { continue }
            queues[place].due.append(try Action(row, first: Plan.ownColumns))
            if try row[3] { suppressed.insert(id) }
        }
    }

    /// Account, operation, platform, whether the recipient said no, product; then the action.
    private static let ownColumns = 5

    /// One action that somebody takes by hand.
    init(_ action: Action, isSuppressed: Bool, pauses: [Pause], now: Timestamp) {
        (self.now, self.pauses, most, isCut) = (now, pauses, 1, false)
        queues = [Queue(key: action.queue, due: [action])]
        suppressed = isSuppressed ? [action.id] : []
    }

    var due: [Action] { queues.flatMap(\.due) }

    /// Takes a product's word on its actions.
    mutating func take(_ word: ProductsWord, on actions: [Action]) {
        for action in actions {
            if let sentence = word.refusals[action.subjectID] { refuse(action, "NOT_WANTED", sentence) }
            if let later = word.postponements[action.subjectID] { postponements[action.id] = later }
            let known = Set(action.recipientHashes)
            let new = (word.recipientHashes[action.subjectID] ?? []).filter { !known.contains($0) }
            if !new.isEmpty { newHashes[action.id] = new }
        }
    }

    mutating func refuse(_ action: Action, _ code: String, _ reason: String) {
        guard !refusals.contains(where: { $0.action.id == action.id }) else { return }
        refusals.append(Refusal(action: action, code: code, reason: reason))
    }

    /// Takes what pauses and limits allow, oldest first, and notes what holds the rest.
    mutating func apply(_ book: LimitBook, callTime: (LimitKey) -> Duration) {
        var book = book
        let refused = Set(refusals.map(\.action.id))
        postponements = postponements.filter { !refused.contains($0.key) }
        for index in queues.indices {
            let key = queues[index].key.limits
            if let pause = Pause.binding(pauses, key) {
                (queues[index].heldBy, queues[index].heldUntil) = (.paused, pause.until)
                continue
            }
            for action in queues[index].due where !refused.contains(action.id) && postponements[action.id] == nil {
                if let hold = book.hold(key, at: now) {
                    (queues[index].heldBy, queues[index].heldUntil) = (hold.by, hold.until)
                    queues[index].heldReason = hold.reason
                    break
                }
                guard chosen.count < most else {
                    queues[index].again = true
                    break
                }
                // Each try has a bound of its own: it is how its use is found again.
                let bound = now.adding(callTime(key) + .microseconds(chosen.count))
                book.charge(key, at: now, bound: bound)
                chosen.append((action, bound, callTime(key)))
                queues[index].isServed = true
            }
            let isFull =
                queues[index].due.count == Ledger.planPerQueue || isCut && index == queues.count - 1
            if queues[index].heldBy == nil, isFull { queues[index].again = true }
        }
        self.book = book
    }

    var intents: [Intent] {
        chosen.map { action, bound, callTime in
            var started = action
            (started.status, started.attempts) = (.intent, action.attempts + 1)
            return Intent(action: started, until: bound, callTime: callTime)
        }
    }
}
