internal import Synchronization

/// The open streams of one service: so many for each caller, so many in all.
final class StreamSeats: Sendable {
    private struct State {
        var all = 0
        var byCaller: [String: Int] = [:]
    }

    private let limits: ServerLimits
    private let state = Mutex(State())

    init(_ limits: ServerLimits) { self.limits = limits }

    /// Open now.
    var count: Int { state.withLock { $0.all } }

    /// - Parameter caller: the principal's id; empty for routes that are open to all.
    /// - Throws: 429 when the caller, or the service, has as many as it may.
    func take(_ caller: String) throws(Problem) -> StreamSeat {
        let refusal = state.withLock { state -> Problem? in
            guard state.all < limits.streams else { return .streamsFull("This service", limits.streams) }
            guard caller.isEmpty || state.byCaller[caller, default: 0] < limits.streamsPerCaller else {
                return .streamsFull("This key", limits.streamsPerCaller)
            }
            state.all += 1
            if !caller.isEmpty { state.byCaller[caller, default: 0] += 1 }
            return nil
        }
        if let refusal { throw refusal }
        return StreamSeat(self, caller)
    }

    fileprivate func leave(_ caller: String) {
        state.withLock { state in
            state.all -= 1
            guard !caller.isEmpty, let count = state.byCaller[caller] else { return }
            state.byCaller[caller] = count > 1 ? count - 1 : nil
        }
    }
}

/// One stream's seat; free again when it goes.
final class StreamSeat: Sendable {
    private let seats: StreamSeats
    private let caller: String

    fileprivate init(_ seats: StreamSeats, _ caller: String) { (self.seats, self.caller) = (seats, caller) }

    deinit { seats.leave(caller) }
}

extension Problem {
    fileprivate static func streamsFull(_ who: String, _ limit: Int) -> Problem {
        Problem(
            429, "too-many-streams", title: "Too many streams are open",
            detail:
                "\(who) has \(limit) streams open, as many as it may: events, and files that are written while they are sent. "
                + "Close one, let a file end, or ask page by page.",
            retryAfter: 10)
    }
}
