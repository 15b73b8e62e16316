internal import CEvent
internal import EventLoop
internal import Glibc

/// One accepted connection, and how far its current request has come. Confined to its loop.
///
/// Bytes reach evhttp only after ``HeadParser`` has seen the whole head: until then the bufferevent's low watermark holds
/// them back. Bodies never reach it. Pipelined bytes that are already there when a response ends wait in `stash`, because evhttp would read
/// them without asking.
final class ClientConnection: @unchecked Sendable {
    enum Phase {
        /// Waiting for a head, or holding a part of one.
        case head
        /// A large body is announced and its key is being asked for; nothing is read.
        case asking
        case body
        /// evhttp reads the head.
        case passing
        /// A handler works on the answer; evhttp reads nothing.
        case handling
        /// The answer waits for the client to take it.
        case sending
        case streaming
        /// Refused; what still comes in is thrown away, so that the client gets to read why.
        case lingering
        case closed
    }

    let server: LoopServer
    let bufferevent: OpaquePointer
    var phase = Phase.head
    /// When the current phase's clock began; `nil` while nothing of a next request has arrived.
    var since: ContinuousClock.Instant?
    /// When the connection was accepted, or its latest request began.
    private(set) var began = ContinuousClock.now
    var head: RequestHead?
    var reader: BodyReader?
    var ticket: BodyTicket?
    /// The longest the present body may take, from the request's first byte.
    var bodyTime = Duration.zero
    var admission: Admission = .refused(.notFound)
    /// The request evhttp handed over, until it is answered.
    var request: UnsafeMutablePointer<evhttp_request>?
    var exchange: Exchange?
    var stream: (any OpenStream)?
    var seat: StreamSeat?
    /// When the stream is ended, so that its reader comes back with a fresh one.
    var streamEnd: ContinuousClock.Instant?
    private var handle: OpaquePointer?
    private var stash: OpaquePointer?
    private var isHolding = false

    init(server: LoopServer, bufferevent: OpaquePointer) {
        self.server = server
        self.bufferevent = bufferevent
        evbuffer_add_cb(bufferevent_get_input(bufferevent), inputChanged, me)
    }

    private var me: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
    var input: OpaquePointer? { bufferevent_get_input(bufferevent) }
    var descriptor: Int32 { bufferevent_getfd(bufferevent) }

    /// Learns evhttp's own name for this connection: the argument it gave the bufferevent's callbacks.
    func attach() -> OpaquePointer? {
        var argument: UnsafeMutableRawPointer?
        bufferevent_getcb(bufferevent, nil, nil, nil, &argument)
        guard let argument else { return nil }
        let found = OpaquePointer(argument)
        handle = found
        evhttp_connection_set_closecb(found, connectionClosed, me)
        return found
    }

    /// How soon this connection gives way when there are too many, lowest first; `nil` for one with a key, or at work.
    var patience: (Int, ContinuousClock.Instant)? {
        switch phase {
        case .lingering: (0, began)
        case .head where since != nil: (1, began)
        case .body where ticket?.share == .strangers: (1, began)
        case .head: (2, began)
        case .asking, .body, .passing, .handling, .sending, .streaming, .closed: nil
        }
    }

    // MARK: Bytes in

    fileprivate func received() {
        switch phase {
        case .head: examine()
        case .body: readMore()
        case .lingering: discard()
        case .asking, .passing, .handling, .sending, .streaming, .closed: break
        }
    }

    private func discard() {
        evbuffer_drain(input, evbuffer_get_length(input))
    }

    private func examine() {
        if let stash, evbuffer_get_length(stash) > 0 {
            // Newer bytes came before the stash was put back. Prepending calls this again.
            evbuffer_prepend_buffer(input, stash)
            return
        }
        if since == nil {
            since = .now
            began = .now
        }
        let limit = HeadParser.maxHead + 4
        let available = min(evbuffer_get_length(input), limit)
        guard available > 0, let start = evbuffer_pullup(input, available) else { return }
        let bytes = UnsafeBufferPointer(start: start, count: available)
        guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[0]) else {
            return refuse(.badRequest("The request line must begin with a method."))
        }
        guard let end = bytes.endOfHead else {
            if available == limit { return refuse(.headTooLarge("At most \(HeadParser.maxHead) bytes.")) }
            return hold(evbuffer_get_length(input) + 1)
        }
        judge(UnsafeBufferPointer(rebasing: bytes[..<end]))
    }

    /// evhttp's read callback waits until `count` bytes are there.
    func hold(_ count: Int) {
        bufferevent_setwatermark(bufferevent, Int16(EV_READ), count, 0)
        isHolding = true
    }

    func release() {
        if isHolding { bufferevent_setwatermark(bufferevent, Int16(EV_READ), 0, 0) }
        isHolding = false
    }

    private func judge(_ bytes: UnsafeBufferPointer<UInt8>) {
        do throws(Problem) {
            let head = try HeadParser.parse(bytes)
            self.head = head
            admission = try server.pipeline.admit(head)
            head.hasBody ? beginBody(head, headLength: bytes.count) : passOn()
        } catch {
            refuse(error)
        }
    }

    /// Answers without evhttp, which has not seen the request, and lets the client finish talking.
    func refuse(_ problem: Problem) {
        let trail = RequestTrail(head?.headers ?? Headers(lines: []), &server.identifiers)
        server.writeHead(problem.response(requestID: trail.requestID), trail: trail, closes: true, isHead: false)
        server.scratch.withUnsafeBytes { bytes in
            _ = Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        }
        server.record.refused(problem, trail: trail, after: since.map { $0.duration(to: .now) } ?? .zero)
        shutdown(descriptor, Int32(SHUT_WR))
        (phase, since) = (.lingering, .now)
        (reader, ticket) = (nil, nil)
        hold(.max)
        bufferevent_enable(bufferevent, Int16(EV_READ))
        discard()
    }

    // MARK: Between requests

    /// evhttp hands over a whole request.
    func arrived(_ request: UnsafeMutablePointer<evhttp_request>) {
        guard phase == .passing, let head else { return drop() }
        self.request = request
        phase = .handling
        let exchange = Exchange(
            connection: self, head: head, admission: admission, body: reader?.body ?? [], ticket: ticket)
        (reader, ticket) = (nil, nil)
        self.exchange = exchange
        since = exchange.started
        exchange.start()
    }

    /// The response has left. What the client sent meanwhile is the next request.
    fileprivate func completed() {
        phase = .head
        since = nil
        head = nil
        exchange = nil
        let count = evbuffer_get_length(input)
        guard count > 0 else { return }
        if stash == nil { stash = evbuffer_new() }
        evbuffer_remove_buffer(input, stash, count)
        server.loop.execute { [self] in putBack() }
    }

    private func putBack() {
        guard phase == .head, let stash, evbuffer_get_length(stash) > 0 else { return }
        evbuffer_prepend_buffer(input, stash)
        bufferevent_trigger(bufferevent, Int16(EV_READ), 0)
    }

    // MARK: The end

    /// Makes evhttp see the end of the connection.
    func drop() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// Frees the connection at once. Not from inside its own callbacks.
    func abort() {
        if let handle { evhttp_connection_free(handle) }
    }

    /// The server is about to stop.
    func wind() {
        if let stream { return stream.wind() }
        if phase == .head && since == nil { abort() }
    }

    fileprivate func closed() {
        phase = .closed
        evbuffer_remove_cb(input, inputChanged, me)
        (reader, ticket) = (nil, nil)
        // A request that evhttp took off its connection is ours to free; one still on it goes with it.
        if let request, evhttp_request_get_connection(request) == nil { evhttp_request_free(request) }
        request = nil
        exchange?.abandon()
        exchange = nil
        stream?.close()
        (stream, seat) = (nil, nil)
        if let stash { evbuffer_free(stash) }
        stash = nil
        if let handle { server.forget(handle) }
        handle = nil
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Behind the first empty line.
    var endOfHead: Int? {
        var index = 3
        while index < count {
            switch self[index] {
            case UInt8(ascii: "\n"):
                if self[index - 2] == UInt8(ascii: "\n"), self[index - 1] == UInt8(ascii: "\r"),
                    self[index - 3] == UInt8(ascii: "\r")
                {
                    return index + 1
                }
                index += 2
            case UInt8(ascii: "\r"): index += 1
            default: index += 4
            }
        }
        return nil
    }
}

private func inputChanged(
    _: OpaquePointer?, _ info: UnsafePointer<evbuffer_cb_info>?, _ argument: UnsafeMutableRawPointer?
) {
    guard info!.pointee.n_added > 0 else { return }
    Unmanaged<ClientConnection>.fromOpaque(argument!).takeUnretainedValue().received()
}

private func connectionClosed(_: OpaquePointer?, _ argument: UnsafeMutableRawPointer?) {
    Unmanaged<ClientConnection>.fromOpaque(argument!).takeUnretainedValue().closed()
}

func responseLeft(_: UnsafeMutablePointer<evhttp_request>?, _ argument: UnsafeMutableRawPointer?) {
    Unmanaged<ClientConnection>.fromOpaque(argument!).takeUnretainedValue().completed()
}
