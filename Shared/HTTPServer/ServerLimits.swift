/// What a client may cost. Source: design section 7; evhttp alone lets a dripping client live and buffers without bound.
package struct ServerLimits: Sendable {
    /// From a request's first byte to the end of its head.
    package var headTime: Duration = .seconds(30)
    /// From a request's first byte to the end of its body; a large one has longer, by ``bodyRate``.
    package var bodyTime: Duration = .seconds(30)
    /// Bytes a second, as the slowest line a large body may come over.
    package var bodyRate = 64 << 10
    /// Bytes of a body that are read before the key is known.
    package var bodyBeforeKey = 64 << 10
    /// Bytes of bodies that the whole service holds, of callers with a key.
    package var callersBodies = 128 << 20
    /// Of these, as many as one caller's: nobody's slow calls fill the room of all.
    package var callerBodies = 64 << 20
    /// The same of everybody else.
    package var strangersBodies = 32 << 20
    /// A handler that takes longer is cancelled and answered for with 503.
    package var handlerTime: Duration = .seconds(60)
    /// For the client to take the response.
    package var sendTime: Duration = .seconds(120)
    /// A connection on which nothing moves.
    package var idleTime: Duration = .seconds(75)
    /// Comment lines that keep a stream of events alive through proxies.
    package var heartbeat: Duration = .seconds(15)
    /// Streams one caller may have open: of events, and files that are written while they are sent.
    package var streamsPerCaller = 20
    /// The same of the whole service.
    package var streams = 512
    /// A stream of events is ended then: its reader comes back, and is judged afresh. A file ends by itself.
    package var streamTime: Duration = .seconds(600)
    /// Bytes an unread stream of events may hold before it is closed.
    package var streamBacklog = 256 * 1024
    /// No body is larger, whatever its route says; larger files come in parts.
    package var maxBody = 50 << 20
    /// Per loop, or fewer where the process may open fewer files. Then the one that waits longest without having asked for anything
    /// gives way to the next.
    package var maxConnections = 4096

    package init() {}

    /// - Parameter bytes: announced, or as many as the route takes.
    func time(forBody bytes: Int) -> Duration { max(bodyTime, .seconds(bytes / bodyRate)) }
}
