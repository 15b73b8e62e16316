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
        let id = try rows.column("id")
        for row in rows {
            let key = try ActionQueue(row)
            let place = places[key] ?? queues.count
            if place == queues.count { queues.append(Queue(key: key)) }
            places[key] = place
            let isSuppressed: Bool = try row["is_suppressed"]
            // A queue in which nothing is due.
            guard !row.isNull(id) else { continue }
            let action = try Action(row)
            queues[place].due.append(action)
            if isSuppressed { suppressed.insert(action.id) }
        }
    }

    /// One action that somebody takes by hand.
    init(_ action: Action, isSuppressed: Bool, pauses: [Pause], now: Timestamp) {
        (self.now, self.pauses, most, isCut) = (now, pauses, 1, false)
        queues = [Queue(key: action.queue, due: [action])]
        suppressed = isSuppressed ? [action.id] : []
    }

    var due: [Action] { queues.flatMap(\.due) }

    /// What is not refused and not to be done yet.
    var postponed: [(action: UUID, until: Postponement)] {
        let refused = Set(refusals.map(\.action.id))
        return postponements.filter { !refused.contains($0.key) }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

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
    mutating func apply(_ book: LimitBook, callTime: (ActionQueue) -> Duration) {
        var book = book
        let refused = Set(refusals.map(\.action.id))
        postponements = postponements.filter { !refused.contains($0.key) }
        for index in queues.indices {
            let key = queues[index].key.limits
            if let pause = Pause.binding(pauses, key) {
                (queues[index].heldBy, queues[index].heldUntil) = (.paused, pause.until)
                continue
            }
            let free = queues[index].due.filter { !refused.contains($0.id) && postponements[$0.id] == nil }
            take(free, of: index, &book, callTime(queues[index].key))
            let isFull = queues[index].due.count == DueRows.perQueue || isCut && index == queues.count - 1
            if queues[index].heldBy == nil, isFull { queues[index].again = true }
        }
        self.book = book
    }

    /// Up to the first that a limit holds.
    private mutating func take(_ actions: [Action], of queue: Int, _ book: inout LimitBook, _ callTime: Duration) {
        let key = queues[queue].key.limits
        for action in actions {
            if let hold = book.hold(key, at: now) {
                (queues[queue].heldBy, queues[queue].heldUntil) = (hold.by, hold.until)
                queues[queue].heldReason = hold.reason
                return
            }
            guard chosen.count < most else {
                queues[queue].again = true
                return
            }
            // Each try has a bound of its own: it is how its use is found again.
            let bound = now.adding(callTime + .microseconds(chosen.count))
            book.charge(key, at: now, bound: bound)
            chosen.append((action, bound, callTime))
            queues[queue].isServed = true
        }
    }

    var intents: [Intent] {
        chosen.map { action, bound, callTime in
            var started = action
            (started.status, started.attempts) = (.intent, action.attempts + 1)
            return Intent(action: started, until: bound, callTime: callTime)
        }
    }
}

extension ActionQueue {
    fileprivate init(_ row: Row) throws(DatabaseError) {
        product = try row["queue_product"]
        limits = LimitKey(
            accountID: try row["queue_account"], platform: try row["queue_platform"],
            operation: try row["queue_operation"])
        let way: String = try row["queue_delivery"]
        delivery = ActionDelivery(rawValue: way) ?? .api
    }
}
