internal import Synchronization
internal import Telemetry

/// How many bytes of bodies a service holds at once, of all its calls together. Callers who have shown no key yet have a share
/// of their own, so that they cannot crowd out those who have; and no key has all of the callers' share.
final class BodyBudget: Sendable {
    enum Share: Hashable, Sendable {
        /// Counted as it comes: what somebody only announces takes no room.
        case strangers
        /// Of the key with this id; what it announces is kept free for it, so that no body stops half way.
        case caller(String)
    }

    private struct Held {
        var strangers = 0
        var callers = 0
        var byCaller: [String: Int] = [:]
    }

    private let limits: ServerLimits
    private let held = Mutex(Held())

    init(_ limits: ServerLimits) { self.limits = limits }

    /// Bytes held now.
    var bytes: Int { held.withLock { $0.strangers + $0.callers } }

    /// Whether a stranger's body of this length would find room now.
    func hasRoomForStrangers(_ bytes: Int) -> Bool {
        held.withLock { $0.strangers + bytes <= limits.strangersBodies }
    }

    /// - Parameter bytes: announced; 0 for what is counted as it comes.
    /// - Returns: `nil` when there is no room; the room is free again when the ticket goes.
    func take(_ bytes: Int, _ share: Share) -> BodyTicket? {
        let ticket = BodyTicket(self, share)
        return ticket.grow(by: bytes) ? ticket : nil
    }

    fileprivate func add(_ bytes: Int, _ share: Share) -> Bool {
        held.withLock { held in
            switch share {
            case .strangers:
                guard held.strangers + bytes <= limits.strangersBodies else { return false }
                held.strangers += bytes
            case .caller(let id):
                let own = held.byCaller[id, default: 0] + bytes
                guard own <= limits.callerBodies, held.callers + bytes <= limits.callersBodies else { return false }
                held.callers += bytes
                held.byCaller[id] = own
            }
            return true
        }
    }

    fileprivate func remove(_ bytes: Int, _ share: Share) {
        held.withLock { held in
            switch share {
            case .strangers: held.strangers -= bytes
            case .caller(let id):
                held.callers -= bytes
                let own = held.byCaller[id, default: 0] - bytes
                held.byCaller[id] = own > 0 ? own : nil
            }
        }
    }

    /// 503: the bytes of others, or of the caller's own key, fill the service's memory for them.
    static func refusal() -> Problem {
        Metrics.shared.counter(
            "outreach_http_bodies_refused_total", help: "Calls refused because the bodies of others filled the budget."
        ).add()
        return .unavailable(
            "Other calls' bodies fill the room this service has for them; nothing was changed. Try again in a moment.",
            retryAfter: 2)
    }
}

/// One call's room in the budget. Confined to its loop.
final class BodyTicket {
    let share: BodyBudget.Share
    private let budget: BodyBudget
    private var bytes = 0

    fileprivate init(_ budget: BodyBudget, _ share: BodyBudget.Share) { (self.budget, self.share) = (budget, share) }

    deinit { budget.remove(bytes, share) }

    /// For what is counted as it comes: strangers' bodies, and chunks, whose number nobody announced.
    func grow(by count: Int) -> Bool {
        guard budget.add(count, share) else { return false }
        bytes += count
        return true
    }
}
