internal import Database
internal import Timekeeping

extension Hold {
    /// For an action that is not over.
    /// - Parameter row: of ``Holds/columns``.
    init(_ row: Row) throws(DatabaseError) {
        let status = ActionStatus(rawValue: try row["status"]) ?? .unknown
        let waits = status == .queued || status == .offered
        let needsPerson: Bool = try row["needs_person"]
        if waits, try row["is_paused"] {
            self.init(heldBy: .paused, until: try row["paused_until"], reason: try row["paused_reason"])
        } else if try row["is_orphan"], status != .unknown || !needsPerson {
            let wanted: String = try row["wanted"]
            self.init(
                heldBy: .product, until: nil, reason: "No process that runs knows the product of this: \(wanted).")
        } else if try Hold.isDamaged(row), status != .unknown || !needsPerson {
            self.init(heldBy: .product, until: nil, reason: try row["queue_reason"])
        } else {
            self = waits ? try Hold(inLine: row, status) : try Hold(underWay: row, status)
        }
    }

    /// The tables of its product were so a moment ago.
    private static func isDamaged(_ row: Row) throws(DatabaseError) -> Bool {
        guard try row["queue_held_by"] as String? == HeldBy.product.rawValue else { return false }
        let (now, until): (Timestamp, Timestamp?) = (try row["read_at"], try row["queue_held_until"])
        return until.map { $0 > now } ?? false
    }

    private init(underWay row: Row, _ status: ActionStatus) throws(DatabaseError) {
        let (reason, needsPerson): (String?, Bool) = (try row["reason"], try row["needs_person"])
        switch status {
        case .reconciling: self.init(heldBy: .lookup, until: nil, reason: reason)
        case .unknown where needsPerson:
            self.init(heldBy: try row["is_restored"] ? .restored : .person, until: nil, reason: reason)
        case .unknown: self.init(heldBy: .lookup, until: try row["not_before"], reason: reason)
        default:
            let claimed: Timestamp? = try row["claimed_until"]
            guard status == .calling, let claimed else {
                self.init(heldBy: .sending, until: nil, reason: nil)
                return
            }
            let name: String? = try row["claimed_name"]
            self.init(heldBy: .hands, until: claimed, reason: name.map { "\($0) has it in hand" })
        }
    }

    private init(inLine row: Row, _ status: ActionStatus) throws(DatabaseError) {
        let (now, notBefore): (Timestamp, Timestamp) = (try row["read_at"], try row["not_before"])
        if status == .offered {
            self.init(
                heldBy: notBefore > now ? .scheduled : .hands, until: notBefore > now ? notBefore : nil, reason: nil)
        } else if notBefore > now {
            let word = (try row["own_held_by"] as String?).flatMap(HeldBy.init(rawValue:))
            self.init(heldBy: word ?? .retry, until: notBefore, reason: try row["reason"])
        } else {
            try self.init(queue: row, at: now)
        }
    }

    /// By what its queue is held, if that is not over.
    private init(queue row: Row, at now: Timestamp) throws(DatabaseError) {
        let held = (try row["queue_held_by"] as String?).flatMap(HeldBy.init(rawValue:))
        let until: Timestamp? = try row["queue_held_until"]
        switch held {
        case .adapter? where until.map { $0 <= now } ?? true:
            self.init(heldBy: .adapter, until: nil, reason: try row["queue_reason"])
        case let held? where held != .paused && until.map { $0 > now } ?? false:
            self.init(heldBy: held, until: until, reason: try row["queue_reason"])
        default: self.init(heldBy: .earlier, until: nil, reason: nil)
        }
    }
}
