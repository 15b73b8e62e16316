/// A body of unknown length that is made while it is sent: a long one takes no more memory than a piece. `produce` runs as a task on the
/// connection's loop. When it throws, the connection is cut, so that nobody takes a part for the whole.
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

    init(_ connection: ClientConnection, isChunked: Bool) {
        (self.connection, self.isChunked) = (connection, isChunked)
    }

    /// Suspends until the connection has taken all of it.
    /// - Throws: `CancellationError` when the reader is gone.
    package func send(_ bytes: [UInt8]) async throws {
        guard !bytes.isEmpty else { return }
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
    func finish() {
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
