internal import FoundationEssentials
internal import Glibc

/// A lock between processes that ends with its holder.
enum FileLock {
    static func held(_ path: String, _ body: () throws -> Void) throws {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StateFault(path: path, code: errno) }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX) == 0 else { throw StateFault(path: path, code: errno) }
        try body()
    }
}
