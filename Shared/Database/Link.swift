internal import CPostgres
internal import EventLoop

/// One `PGconn`, never blocking, and the exchange with the server that is under way on it.
///
/// Confined to its loop.
final class Link: @unchecked Sendable {
    let handle: OpaquePointer
    let loop: Loop
    private var watch: Watch?
    private var exchange: Exchange?
    private var generation: UInt64 = 0
    private(set) var failure: DatabaseError?
    private(set) var isClosed = false
    /// Told once, when the connection has broken.
    var onBroken: (() -> Void)?
    /// Off while migrations run, which may take long.
    var isWatched = true
    var onNotification: ((_ channel: String, _ payload: String) -> Void)?

    /// Where an exchange ends.
    enum End {
        /// The server is ready for the next command.
        case ready
        /// The pipeline's synchronisation point came back.
        case synchronised
        /// The server waits for COPY data.
        case copy
        /// The send buffer is empty, so there is room for more COPY data.
        case writable
    }

    /// What an exchange brought. The results, `PGresult *`, belong to whoever takes them.
    struct Outcome {
        var results: [OpaquePointer] = []
        var wasCancelled = false
    }

    private struct Exchange {
        let end: End
        var outcome = Outcome()
        var continuation: CheckedContinuation<Void, Never>?
        var isOver = false
        var isCancelUnderWay = false
        /// Whole seconds since it began, counted by ``tick(limit:)``.
        var seconds = 0
    }

    /// Takes ownership of a connected `PGconn *`.
    init(owning handle: OpaquePointer, loop: Loop) {
        self.handle = handle
        self.loop = loop
        PQsetnonblocking(handle, 1)
        watch = loop.watch(PQsocket(handle), read: true, write: false) { [unowned self] in socketReady($0) }
    }

    deinit { close() }

    var isBusy: Bool { exchange != nil }
    var transactionStatus: PGTransactionStatusType { isClosed ? PQTRANS_UNKNOWN : PQtransactionStatus(handle) }

    /// Closes the socket; whatever waits fails.
    func close() {
        guard !isClosed else { return }
        onBroken = nil
        fail(DatabaseError(.connection, "the connection was closed"))
        isClosed = true
        PQfinish(handle)
    }

    /// Sends with `send`, then waits until `end`, collecting every result on the way.
    ///
    /// - Parameter shielded: goes on although the task is cancelled.
    func run(
        until end: End, shielded: Bool = false, _ send: (OpaquePointer) -> Bool
    ) async throws(DatabaseError) -> Outcome {
        loop.preconditionCurrent()
        if let failure { throw failure }
        guard exchange == nil else { throw DatabaseError(.server, "two tasks used one connection at the same time") }
        if !shielded, Task.isCancelled {
            throw DatabaseError(.cancelled, "the task was cancelled before its statement")
        }
        guard send(handle) else {
            fail(.connection(handle))
            throw failure!
        }
        generation &+= 1
        exchange = Exchange(end: end)
        flush()
        // An answer may have come already: the server ends a COPY whose data it refuses before all of it is sent.
        if failure == nil {
            collect()
            deliverNotifications()
        }
        if shielded { await park() } else { await parkCancellable() }
        defer { exchange = nil }
        return exchange?.outcome ?? Outcome()
    }

    private func parkCancellable() async {
        let generation = generation
        await withTaskCancellationHandler {
            await park()
        } onCancel: {
            loop.execute { [weak self] in self?.cancel(generation) }
        }
    }

    private func park() async {
        await withCheckedContinuation { continuation in
            exchange?.continuation = continuation
            resumeIfOver()
        }
    }

    /// The exchange stays until its task has taken the outcome, so nobody else can begin one in between.
    private func resumeIfOver() {
        guard exchange?.isOver == true, exchange?.isCancelUnderWay == false,
            let continuation = exchange?.continuation
        else { return }
        exchange?.continuation = nil
        continuation.resume()
    }

    private func finish() {
        exchange?.isOver = true
        resumeIfOver()
    }

    /// Marks the connection as broken and ends the exchange.
    func fail(_ error: DatabaseError) {
        guard failure == nil else { return }
        failure = error
        watch?.cancel()
        watch = nil
        exchange?.isCancelUnderWay = false
        finish()
        let told = onBroken
        onBroken = nil
        told?()
    }

    /// Called about every second: gives up on a server that does not even answer after the statement's own limit.
    func tick(limit: Int) {
        guard isWatched, exchange?.isOver == false else { return }
        exchange?.seconds += 1
        if let seconds = exchange?.seconds, seconds > limit {
            fail(DatabaseError(.timeout, "the server has been silent for \(seconds) s"))
        }
    }
}

// MARK: - The socket

extension Link {
    private func socketReady(_ readiness: SocketReadiness) {
        if readiness.contains(.write) { flush() }
        if readiness.contains(.read) { receive() }
    }

    private func flush() {
        guard failure == nil else { return }
        switch PQflush(handle) {
        case 0:
            watch?.update(read: true, write: false)
            if exchange?.end == .writable { finish() }
        case 1: watch?.update(read: true, write: true)
        default: receive()
        }
    }

    /// Reads what has come; on a dead socket, also what came before its end.
    private func receive() {
        guard failure == nil else { return }
        let isAlive = PQconsumeInput(handle) == 1
        collect()
        deliverNotifications()
        if failure == nil, !isAlive || PQstatus(handle) != CONNECTION_OK { lose() }
    }

    private var isCollecting: Bool { exchange?.isOver == false && exchange?.end != .writable }

    /// Takes the results that are complete, and ends the exchange at its end.
    private func collect() {
        while isCollecting, PQisBusy(handle) == 0 {
            if let result = PQgetResult(handle) {
                take(result)
            } else if exchange?.end != .synchronised {
                finish()
            } else if PQstatus(handle) != CONNECTION_OK {
                // A pipeline's nil only separates two statements, unless the connection died.
                return
            }
        }
    }

    private func take(_ result: OpaquePointer) {
        let status = PQresultStatus(result)
        if status == PGRES_PIPELINE_SYNC {
            PQclear(result)
            return finish()
        }
        exchange?.outcome.results.append(result)
        if status == PGRES_COPY_IN { finish() }
    }

    /// Also lets libpq read what an idle server says, such as the farewell of a shutdown.
    private func deliverNotifications() {
        guard onNotification != nil || exchange == nil else { return }
        while failure == nil, let notice = PQnotifies(handle) {
            let (channel, payload) = (String(cString: notice.pointee.relname), String(cString: notice.pointee.extra))
            PQfreemem(notice)
            onNotification?(channel, payload)
        }
    }

    /// The remaining results of a dead connection come without waiting; one nil may be a pipeline's separator.
    private func lose() {
        var empty = 0
        while isCollecting, empty < 2 {
            if let result = PQgetResult(handle) { take(result) } else { empty += 1 }
        }
        fail(.connection(handle))
    }
}

// MARK: - Cancellation

extension Link {
    /// Asks the server to end the statement. The exchange then ends as usual, but not before the request has been
    /// delivered: until then it could still hit the connection's next statement.
    private func cancel(_ cancelled: UInt64) {
        guard generation == cancelled, exchange?.isOver == false, exchange?.isCancelUnderWay == false, failure == nil,
            let request = PQgetCancel(handle)
        else { return }
        exchange?.isCancelUnderWay = true
        exchange?.outcome.wasCancelled = true
        let message = CancelRequest(request)
        loop.task { [self] in
            // PQcancel connects and blocks until the server has signalled its backend.
            try? await loop.offload { message.send() }
            guard generation == cancelled else { return }
            exchange?.isCancelUnderWay = false
            resumeIfOver()
        }
    }
}

/// A `PGcancel *`, which may be used on another thread than its connection.
private final class CancelRequest: @unchecked Sendable {
    private let request: OpaquePointer
    init(_ request: OpaquePointer) { self.request = request }
    deinit { PQfreeCancel(request) }

    func send() {
        var reason = [CChar](repeating: 0, count: 256)
        _ = PQcancel(request, &reason, Int32(reason.count))
    }
}
