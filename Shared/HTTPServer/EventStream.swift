/// One server-sent event (HTML standard, section 9.2).
package struct ServerSentEvent: Sendable {
    package var id: String?
    package var name: String?
    /// UTF-8; line feeds are allowed.
    package var data: [UInt8]

    package init(id: String? = nil, name: String? = nil, data: [UInt8]) {
        (self.id, self.name, self.data) = (id, name, data)
    }

    package init(id: String? = nil, name: String? = nil, data: String) {
        self.init(id: id, name: name, data: Array(data.utf8))
    }

    var encoded: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(data.count + 64)
        if let id { out.append(field: "id: ", Array(id.utf8)) }
        if let name { out.append(field: "event: ", Array(name.utf8)) }
        for line in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            out.append(field: "data: ", line)
        }
        out.append(UInt8(ascii: "\n"))
        return out
    }
}

extension [UInt8] {
    /// A line break inside a value would be a field of its own.
    fileprivate mutating func append(field: StaticString, _ value: some Sequence<UInt8>) {
        append(text: field)
        append(contentsOf: value.lazy.filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") && $0 != 0 })
        append(UInt8(ascii: "\n"))
    }
}

/// A response without end. `produce` runs as a task on the connection's loop until it returns or the reader leaves; then
/// the task is cancelled.
package struct EventStream: Sendable {
    let produce: @Sendable (EventWriter) async throws -> Void

    package init(_ produce: @escaping @Sendable (EventWriter) async throws -> Void) { self.produce = produce }
}

/// The writing end of a stream of events. Confined to its loop.
package final class EventWriter: OpenStream, @unchecked Sendable {
    private var connection: ClientConnection?
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ connection: ClientConnection) { self.connection = connection }

    package var isClosed: Bool { connection == nil }

    /// Hands the event to the reader's connection; never waits.
    /// - Returns: `false` when the reader is gone, or was sent away for leaving too much unread.
    @discardableResult
    package func send(_ event: ServerSentEvent) -> Bool { write(event.encoded) }

    func write(_ bytes: [UInt8]) -> Bool { connection?.stream(bytes) ?? false }

    /// Suspends until the reader is gone, for producers that send from callbacks.
    package func closed() async {
        if isClosed { return }
        await withCheckedContinuation { waiting.append($0) }
    }

    let hasHeartbeat = true

    func close() { _ = take() }

    /// Whatever ended it, the reader sees the end and comes back with Last-Event-ID.
    func end() {
        let connection = take()
        connection?.endStream()
    }

    func wind() { end() }

    /// Forgets the connection and wakes who waits for that.
    private func take() -> ClientConnection? {
        defer { connection = nil }
        let resumed = waiting
        waiting = []
        for continuation in resumed { continuation.resume() }
        return connection
    }
}
