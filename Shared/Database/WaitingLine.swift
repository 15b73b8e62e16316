/// Those who wait for a connection, first come first served.
struct WaitingLine {
    typealias Continuation = CheckedContinuation<Result<Connection, DatabaseError>, Never>

    private struct Waiter {
        let ticket: UInt64
        let since: ContinuousClock.Instant
        let continuation: Continuation
    }

    private var waiters: [Waiter] = []
    /// Places before it have been served; they are removed in bulk, so that serving costs the same in a long line.
    private var head = 0
    private var tickets: UInt64 = 0

    var count: Int { waiters.count - head }
    var firstSince: ContinuousClock.Instant? { head < waiters.count ? waiters[head].since : nil }

    mutating func nextTicket() -> UInt64 {
        tickets += 1
        return tickets
    }

    mutating func append(_ ticket: UInt64, _ continuation: Continuation) {
        waiters.append(Waiter(ticket: ticket, since: .now, continuation: continuation))
    }

    mutating func popFirst() -> Continuation? {
        guard head < waiters.count else { return nil }
        defer { advance() }
        return waiters[head].continuation
    }

    private mutating func advance() {
        head += 1
        guard head == waiters.count || head > 256 else { return }
        waiters.removeFirst(head)
        head = 0
    }

    mutating func remove(_ ticket: UInt64) -> Continuation? {
        guard let place = waiters[head...].firstIndex(where: { $0.ticket == ticket }) else { return nil }
        return waiters.remove(at: place).continuation
    }
}
