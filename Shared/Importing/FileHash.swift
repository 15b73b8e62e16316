internal import EventLoop
internal import Secrets
internal import Synchronization

/// SHA-256 of a file that is read part by part. It is computed beside the loop: a part takes as long as many requests.
struct FileHash: Sendable {
    private final class Running: Sendable {
        private let hash = Mutex<RunningSHA256?>(RunningSHA256())

        func add(_ bytes: [UInt8]) { hash.withLock { $0?.update(bytes) } }
        func finish() -> [UInt8] { hash.withLock { $0.take()?.finish() ?? [] } }
    }

    private let running = Running()
    private let loop: Loop

    init(beside loop: Loop) { self.loop = loop }

    func add(_ bytes: [UInt8]) async throws {
        try await loop.offload { [running] in running.add(bytes) }
    }

    /// In hex. Nothing can be added any more.
    func finish() async throws -> String { hex(running.finish()) }
}
