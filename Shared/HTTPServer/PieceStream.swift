/// A body of unknown length that is made while it is sent: a long one takes no more memory than a piece. `produce` runs as a task on the
/// connection's loop. The head goes out with the first piece: what throws before it is answered with a problem. When it throws later, the
/// connection is cut, so that nobody takes a part for the whole.
package struct PieceStream: Sendable {
    let produce: @Sendable (PieceWriter) async throws -> Void

    package init(_ produce: @escaping @Sendable (PieceWriter) async throws -> Void) { self.produce = produce }
}

/// The writing end of a body that comes in pieces. Confined to its loop.
package final class PieceWriter: OpenStream, @unchecked Sendable {
    private var connection: ClientConnection?
    /// Of RFC 9112 section 7.1; a caller of HTTP/1.0 reads until the end of the connection.
    private let isChunked: Bool
    private var waiting: CheckedContinuation<Void, Never>?
    /// Sends the head; `false` when nobody waits for it.
    private let begin: (PieceWriter) -> Bool
    private(set) var hasBegun = false

    init(_ connection: ClientConnection, isChunked: Bool, begin: @escaping (PieceWriter) -> Bool) {
        (self.connection, self.isChunked, self.begin) = (connection, isChunked, begin)
    }

    /// - Throws: `CancellationError` when the reader is gone, or has been answered otherwise.
    private func beginOnce() throws(CancellationError) {
        guard !hasBegun else { return }
        hasBegun = true
        guard begin(self) else {
            connection = nil
            throw CancellationError()
        }
    }

    /// Suspends until the connection has taken all of it.
    /// - Throws: `CancellationError` when the reader is gone.
    package func send(_ bytes: [UInt8]) async throws {
        guard !bytes.isEmpty else { return }
        try beginOnce()
        guard let connection else { throw CancellationError() }
        await withCheckedContinuation { continuation in
            waiting = continuation
            connection.piece(isChunked ? PieceWriter.framed(bytes) : bytes)
        }
        if self.connection == nil { throw CancellationError() }
    }

    private static func framed(_ bytes: [UInt8]) -> [UInt8] {
        Array((String(bytes.count, radix: 16) + "\r\n").utf8) + bytes + Array("\r\n".utf8)
    }

    func taken() {
        waiting?.resume()
        waiting = nil
    }

    /// The body is whole.
    func finish() throws(CancellationError) {
        try beginOnce()
        let last = connection
        connection = nil
        last?.endPieces(with: isChunked ? Array("0\r\n\r\n".utf8) : [])
    }

    // MARK: OpenStream

    let hasHeartbeat = false

    /// Without its last chunk, or the reader would take what came for all of it.
    func end() { connection?.abort() }

    /// Half a body helps nobody: it may go on until the service's time to stop is over.
    func wind() {}

    func close() {
        connection = nil
        taken()
    }
}
