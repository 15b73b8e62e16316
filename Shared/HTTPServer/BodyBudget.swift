internal import Synchronization
internal import Telemetry

/// How many bytes of bodies a service holds at once, of all its calls together. Callers who have shown no key yet have a share
/// of their own, so that they cannot crowd out those who have.
final class BodyBudget: Sendable {
    enum Share: Sendable { case strangers, callers }

    private struct Held {
        var strangers = 0
        var callers = 0
    }

    private let limits: ServerLimits
    private let held = Mutex(Held())

    init(_ limits: ServerLimits) { self.limits = limits }

    /// Bytes held now.
    var bytes: Int { held.withLock { $0.strangers + $0.callers } }

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
            case .callers:
                guard held.callers + bytes <= limits.callersBodies else { return false }
                held.callers += bytes
            }
            return true
        }
    }

    fileprivate func remove(_ bytes: Int, _ share: Share) {
        held.withLock { held in
            switch share {
            case .strangers: held.strangers -= bytes
            case .callers: held.callers -= bytes
            }
        }
    }

    /// 503: the bytes of others fill the service's memory for them.
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
    private let budget: BodyBudget
    private let share: BodyBudget.Share
    private var bytes = 0

    fileprivate init(_ budget: BodyBudget, _ share: BodyBudget.Share) { (self.budget, self.share) = (budget, share) }

    deinit { budget.remove(bytes, share) }

    /// For chunks, whose number nobody announced.
    func grow(by count: Int) -> Bool {
        guard budget.add(count, share) else { return false }
        bytes += count
        return true
    }
}
