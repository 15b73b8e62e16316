internal import CEvent
internal import EventLoop
internal import Glibc

/// Bodies are read here and not by evhttp, and large ones only after the key is known (issue 7 section 5).
extension ClientConnection {
    /// Decides who may send this body. Nothing of it is read before that is settled.
    /// - Parameter headLength: bytes of the head at the front of the input; evhttp does not get to see it.
    func beginBody(_ head: RequestHead, headLength: Int) {
        evbuffer_drain(input, headLength)
        hold(.max)
        let limits = server.service.limits
        if head.isChunked || head.contentLength ?? 0 > limits.bodyBeforeKey { return judgeLarge(head) }
        guard server.service.bodies.hasRoomForStrangers(head.contentLength ?? 0) else { return judgeLarge(head) }
        take(head, .strangers)
    }

    private func judgeLarge(_ head: RequestHead) {
        switch admission {
        case .refused(let problem): refuse(problem)
        case .route(let route, _) where route.permission == .open: take(head, .strangers)
        case .route(let route, _): ask(head, route)
        }
    }

    /// Asks for the key, and meanwhile leaves the client's bytes in the socket.
    private func ask(_ head: RequestHead, _ route: Route) {
        phase = .asking
        bufferevent_disable(bufferevent, Int16(EV_READ))
        server.loop.task { [self] in
            do throws(Problem) {
                let caller = try await server.pipeline.authorize(head, route)
                guard phase == .asking else { return }
                bufferevent_enable(bufferevent, Int16(EV_READ))
                take(head, .caller(caller.id))
                // Outside of a read there is nobody else to call evhttp.
                if phase == .passing { bufferevent_trigger(bufferevent, Int16(EV_READ), 0) }
            } catch {
                guard phase == .asking else { return }
                refuse(error)
            }
        }
    }

    private func take(_ head: RequestHead, _ share: BodyBudget.Share) {
        let announced = share == .strangers ? 0 : head.contentLength ?? 0
        guard let ticket = server.service.bodies.take(announced, share) else {
            return refuse(BodyBudget.refusal())
        }
        readBody(head, ticket)
    }

    private func readBody(_ head: RequestHead, _ ticket: BodyTicket) {
        phase = .body
        var limit = server.service.limits.maxBody
        if case .route(let route, _) = admission { limit = min(limit, route.options.maxBody) }
        bodyTime = server.service.limits.time(forBody: head.contentLength ?? limit)
        self.ticket = ticket
        reader = BodyReader(length: head.isChunked ? nil : head.contentLength, limit: limit)
        if head.expectsContinue, evbuffer_get_length(input) == 0 { sayContinue() }
        readMore()
    }

    private func sayContinue() {
        let line = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
        _ = Glibc.send(descriptor, line, line.count, Int32(MSG_NOSIGNAL))
    }

    /// Takes what has come; at the body's end evhttp gets a request without one, in whose place this stands.
    func readMore() {
        while phase == .body, reader?.isComplete == false, evbuffer_get_length(input) > 0 {
            let length = evbuffer_get_contiguous_space(input)
            guard let start = evbuffer_pullup(input, length) else { return drop() }
            do throws(Problem) {
                let before = reader?.body.count ?? 0
                let taken = try reader!.take(UnsafeBufferPointer(start: start, count: length))
                evbuffer_drain(input, taken)
                guard count((reader?.body.count ?? 0) - before) else { throw BodyBudget.refusal() }
            } catch {
                return refuse(error)
            }
        }
        guard phase == .body, reader?.isComplete == true else { return }
        passOn(ClientConnection.standIn)
    }

    /// - Returns: `false` when what has come finds no room, although others gave way.
    private func count(_ grown: Int) -> Bool {
        guard let ticket, ticket.share == .strangers || head?.isChunked == true else { return true }
        while !ticket.grow(by: grown) {
            guard ticket.share == .strangers, server.endSlowestStranger(before: self) else { return false }
        }
        return true
    }

    private static let standIn = Array("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n".utf8)

    /// Lets evhttp read on: the head at the front of the input, or one put there.
    func passOn(_ standIn: [UInt8] = []) {
        phase = .passing
        release()
        if !standIn.isEmpty { evbuffer_prepend(input, standIn, standIn.count) }
    }
}
