internal import CCurl
package import EventLoop
package import Telemetry

/// Calls other servers with libcurl on one loop: no thread of its own, connections kept for the next call to the same host.
///
/// Call it from tasks of its loop. Names are looked up by libcurl's resolver thread, certificates are always checked.
package final class HTTPClient: @unchecked Sendable {
    private let loop: Loop
    private let log: Log
    private let multi: UnsafeMutableRawPointer
    // Everything below is confined to the loop.
    private var transfers: [UnsafeMutableRawPointer: Transfer] = [:]
    private var watches: [Int32: Watch] = [:]
    private var alarm: Timer?

    package init(loop: Loop, log: Log) {
        (self.loop, self.log) = (loop, log)
        multi = LibCurl.makeMulti()
        curl_multi_set_callbacks(multi, watchChanged, alarmChanged, Unmanaged.passUnretained(self).toOpaque())
        curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, 16)
        curl_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, 16)
    }

    /// Transfers keep the client alive, so none is left here.
    deinit {
        alarm?.cancel()
        for watch in watches.values { watch.cancel() }
        curl_multi_set_callbacks(multi, nil, nil, nil)
        curl_multi_cleanup(multi)
    }

    /// - Throws: when there is no complete reply; a reply with an error status is a reply.
    package func send(_ request: HTTPRequest) async throws(HTTPClientError) -> HTTPReply {
        let transfer = try Transfer(request)
        let began = ContinuousClock.now
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Transfer.Outcome, Never>) in
                begin(transfer) { continuation.resume(returning: $0) }
            }
        } onCancel: {
            loop.execute { self.cancel(transfer) }
        }
        note(request, outcome, began.duration(to: .now))
        return try outcome.get()
    }

    /// Neither address nor header: both may hold what nobody else should read.
    private func note(_ request: HTTPRequest, _ outcome: Transfer.Outcome, _ duration: Duration) {
        let word =
            switch outcome {
            case .success(let reply): String(reply.status)
            case .failure(let error): error.code.rawValue
            }
        Metrics.shared.histogram(
            "outreach_http_client_duration_seconds", help: "Calls to other servers, by status or failure.",
            labels: ["outcome": word]
        ).observe(duration)
        log.debug("called a server", ["method": .text(request.method), "outcome": .text(word)])
    }

    private func begin(_ transfer: Transfer, _ finish: @escaping (Transfer.Outcome) -> Void) {
        loop.preconditionCurrent()
        guard !Task.isCancelled else { return finish(.failure(.cancelled(wasStarted: false))) }
        transfer.finish = finish
        transfers[transfer.handle] = transfer
        curl_multi_add_handle(multi, transfer.handle)
    }

    private func cancel(_ transfer: Transfer) {
        guard let finish = transfer.finish else { return }
        transfer.finish = nil
        remove(transfer)
        finish(.failure(.cancelled(wasStarted: true)))
    }

    private func remove(_ transfer: Transfer) {
        curl_multi_remove_handle(multi, transfer.handle)
        transfers[transfer.handle] = nil
    }

    /// libcurl wants to hear of a socket, or no longer.
    fileprivate func watch(_ socket: Int32, _ what: Int32) {
        guard what != CURL_POLL_REMOVE else {
            watches.removeValue(forKey: socket)?.cancel()
            return
        }
        let (read, write) = (what & CURL_POLL_IN != 0, what & CURL_POLL_OUT != 0)
        if let watch = watches[socket] { return watch.update(read: read, write: write) }
        watches[socket] = loop.watch(socket, read: read, write: write) { [unowned self] ready in
            var events: Int32 = 0
            if ready.contains(.read) { events |= CURL_CSELECT_IN }
            if ready.contains(.write) { events |= CURL_CSELECT_OUT }
            act(on: socket, events)
        }
    }

    /// libcurl wants to be called after a time; a negative one means no longer.
    fileprivate func wake(afterMilliseconds delay: Int) {
        alarm?.cancel()
        alarm = delay < 0 ? nil : loop.after(.milliseconds(delay)) { [unowned self] in act(on: CURL_SOCKET_TIMEOUT, 0) }
    }

    private func act(on socket: Int32, _ events: Int32) {
        var running: Int32 = 0
        curl_multi_socket_action(multi, socket, events, &running)
        var result = CURLE_OK
        while let handle = curl_next_done(multi, &result) {
            guard let transfer = transfers[handle] else { continue }
            remove(transfer)
            transfer.complete(result)
        }
    }
}

extension HTTPClientError {
    fileprivate static func cancelled(wasStarted: Bool) -> HTTPClientError {
        HTTPClientError(.cancelled, "the call was cancelled", mayHaveBeenSent: wasStarted)
    }
}

/// libcurl's one-time start; thread-safe because a static is initialised once.
private enum LibCurl {
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    static func makeMulti() -> UnsafeMutableRawPointer {
        guard isReady, let multi = curl_multi_init() else { preconditionFailure("libcurl does not start") }
        return multi
    }
}

private func watchChanged(
    _: UnsafeMutableRawPointer?, _ socket: Int32, _ what: Int32, _ context: UnsafeMutableRawPointer?,
    _: UnsafeMutableRawPointer?
) -> Int32 {
    Unmanaged<HTTPClient>.fromOpaque(context!).takeUnretainedValue().watch(socket, what)
    return 0
}

private func alarmChanged(
    _: UnsafeMutableRawPointer?, _ milliseconds: Int, _ context: UnsafeMutableRawPointer?
) -> Int32 {
    Unmanaged<HTTPClient>.fromOpaque(context!).takeUnretainedValue().wake(afterMilliseconds: milliseconds)
    return 0
}
