internal import CEvent
internal import EventLoop
internal import Glibc
internal import Telemetry

/// Responses are framed here and written into evhttp's output: its own way costs an allocation per header and a printf each.
extension ClientConnection {
    /// Sends a handler's response; for one that goes on, returns when it has ended.
    func answer(_ exchange: Exchange, _ response: Response) async {
        switch response.body {
        case .reset: reset(exchange)
        case .events(let source) where exchange.head.method != .head: await stream(source, exchange, response)
        case .pieces(let source) where exchange.head.method != .head: await stream(source, exchange, response)
        case .empty, .bytes, .shared, .events, .pieces: send(exchange, response)
        }
    }

    private func stream(_ source: EventStream, _ exchange: Exchange, _ response: Response) async {
        let writer = EventWriter(self)
        guard start(writer, exchange, response, saying: "retry: 2000\n\n") else { return }
        try? await source.produce(writer)
        writer.end()
    }

    private func stream(_ source: PieceStream, _ exchange: Exchange, _ response: Response) async {
        let isChunked = !exchange.head.isOld
        let framed = isChunked ? response.header("Transfer-Encoding", "chunked") : response
        let writer = PieceWriter(self, isChunked: isChunked) { [unowned self] writer in
            start(writer, exchange, framed, saying: "")
        }
        do {
            try await source.produce(writer)
            try writer.finish()
        } catch {
            if !(error is CancellationError) {
                server.service.log.error(
                    "an answer could not be completed",
                    [
                        "route": .text(exchange.route?.pattern ?? ""), "request_id": .text(exchange.trail.requestID),
                        "error": .text("\(error)"),
                    ])
            }
            guard !writer.hasBegun else { return writer.end() }
            send(exchange, (error as? Problem ?? .failure).response(requestID: exchange.trail.requestID))
        }
    }

    /// Sends a response of known length.
    func send(_ exchange: Exchange, _ response: Response) {
        guard phase == .handling, self.exchange === exchange, let request else { return }
        let closes = exchange.head.closes || server.isDraining
        let output = bufferevent_get_output(bufferevent)
        let isHead = exchange.head.method == .head
        let bytes = server.writeHead(response, trail: exchange.trail, closes: closes, isHead: isHead)
        evbuffer_add(output, server.scratch, server.scratch.count)
        if case .shared(let shared) = response.body, !isHead { add(shared, to: output) }
        server.record.answered(exchange, status: response.status, bytes: bytes)
        if closes { evhttp_add_header(evhttp_request_get_output_headers(request), "Connection", "close") }
        self.request = nil
        phase = .sending
        since = .now
        push(output)
        evhttp_request_set_on_complete_cb(request, responseLeft, Unmanaged.passUnretained(self).toOpaque())
        request_forget_chunks(request)
        evhttp_send_reply_end(request)
    }

    private func add(_ shared: SharedBytes, to output: OpaquePointer?) {
        let owner = Unmanaged.passRetained(shared).toOpaque()
        shared.withUnsafeBytes { bytes in
            _ = evbuffer_add_reference(output, bytes.baseAddress, bytes.count, releaseShared, owner)
        }
    }

    /// Writes at once what the socket takes. Only the rest, or an error, needs a round through the poller.
    private func push(_ output: OpaquePointer?) {
        evbuffer_unfreeze(output, 1)
        evbuffer_write(output, descriptor)
        evbuffer_freeze(output, 1)
        if evbuffer_get_length(output) > 0 { bufferevent_enable(bufferevent, Int16(EV_WRITE)) }
    }

    /// Ends the connection as a crash of this machine would. Closing says goodbye first, so that a reader would see an
    /// ordinary end; connecting to nowhere resets at once (Linux, tcp_disconnect).
    private func reset(_ exchange: Exchange) {
        guard phase == .handling, self.exchange === exchange else { return }
        var nowhere = sockaddr()
        nowhere.sa_family = sa_family_t(AF_UNSPEC)
        connect(descriptor, &nowhere, socklen_t(MemoryLayout<sockaddr>.size))
        server.record.answered(exchange, status: 0, bytes: 0)
        abort()
    }

    // MARK: Streams

    /// - Returns: `false` when the answer has been given, or nobody waits for it.
    private func start(
        _ writer: any OpenStream, _ exchange: Exchange, _ response: Response, saying opening: StaticString
    ) -> Bool {
        let seat: StreamSeat
        do throws(Problem) { seat = try server.service.seats.take(exchange.principal.id) } catch {
            send(exchange, error.response(requestID: exchange.trail.requestID))
            return false
        }
        guard phase == .handling, self.exchange === exchange, let request, !server.isDraining else { return false }
        server.writeHead(response, trail: exchange.trail, closes: true, isHead: false)
        evhttp_add_header(evhttp_request_get_output_headers(request), "Connection", "close")
        request_forget_chunks(request)
        // A reader says nothing, and what it does say is not stored.
        var timeout = timeval(server.service.limits.sendTime)
        bufferevent_set_timeouts(bufferevent, nil, &timeout)
        bufferevent_setwatermark(bufferevent, Int16(EV_READ), 0, 4096)
        (stream, self.seat) = (writer, seat)
        // A file ends by itself, and who stops reading it is cut by the time for sending.
        streamEnd = writer.hasHeartbeat ? .now + server.service.limits.streamTime : nil
        phase = .streaming
        server.scratch.append(text: opening)
        sendChunk(request, server.scratch)
        server.record.answered(exchange, status: response.status, bytes: 0)
        return phase == .streaming
    }

    private func sendChunk(_ request: UnsafeMutablePointer<evhttp_request>, _ bytes: [UInt8]) {
        evbuffer_add(server.scratchBuffer, bytes, bytes.count)
        evhttp_send_reply_chunk(request, server.scratchBuffer)
        since = .now
    }

    /// - Returns: `false` when the reader is gone or is sent away now, because it leaves too much unread.
    func stream(_ bytes: [UInt8]) -> Bool {
        guard phase == .streaming, let request else { return false }
        sendChunk(request, bytes)
        guard evbuffer_get_length(bufferevent_get_output(bufferevent)) <= server.service.limits.streamBacklog else {
            abort()
            return false
        }
        return true
    }

    /// Its writer hears when the connection has taken it.
    func piece(_ bytes: [UInt8]) {
        guard phase == .streaming, let request else { return stream?.close() ?? () }
        evbuffer_add(server.scratchBuffer, bytes, bytes.count)
        evhttp_send_reply_chunk_with_cb(
            request, server.scratchBuffer, pieceTaken, Unmanaged.passUnretained(self).toOpaque())
        since = .now
    }

    /// - Parameter last: what says that the body is whole.
    func endPieces(with last: [UInt8]) {
        if phase == .streaming, let request, !last.isEmpty { sendChunk(request, last) }
        endStream()
    }

    func endStream() {
        guard phase == .streaming, let request else { return }
        phase = .sending
        since = .now
        self.request = nil
        (stream, seat) = (nil, nil)
        evhttp_request_set_on_complete_cb(request, responseLeft, Unmanaged.passUnretained(self).toOpaque())
        evhttp_send_reply_end(request)
    }

    // MARK: Time

    /// Called a few times a second.
    func tick(_ now: ContinuousClock.Instant) {
        guard let since else { return }
        let limits = server.service.limits
        let age = since.duration(to: now)
        switch phase {
        case .head, .asking, .passing: if age > limits.headTime { refuse(.timeout(limits.headTime)) }
        case .body: if age > bodyTime { refuse(.timeout(bodyTime)) }
        case .handling: if age > limits.handlerTime { exchange?.giveUp() }
        case .sending: if age > limits.sendTime { abort() }
        case .streaming:
            if let streamEnd, streamEnd < now { return stream?.end() ?? () }
            if stream?.hasHeartbeat == true, age > limits.heartbeat { _ = stream(Array(":\n\n".utf8)) }
        case .lingering: if age > .seconds(5) { abort() }
        case .closed: break
        }
    }
}

extension Problem {
    fileprivate static func timeout(_ limit: Duration) -> Problem {
        Problem(
            408, "request-timeout", title: "The request came too slowly",
            detail: "It was not complete after \(limit.components.seconds) seconds.")
    }
}

private func pieceTaken(_: OpaquePointer?, _ argument: UnsafeMutableRawPointer?) {
    let connection = Unmanaged<ClientConnection>.fromOpaque(argument!).takeUnretainedValue()
    (connection.stream as? PieceWriter)?.taken()
}

private func releaseShared(_: UnsafeRawPointer?, _: Int, _ owner: UnsafeMutableRawPointer?) {
    Unmanaged<SharedBytes>.fromOpaque(owner!).release()
}
