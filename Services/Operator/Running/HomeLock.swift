internal import Glibc

/// One `outreach up` per home. The lock dies with its holder, so a killed run leaves nothing to clean up.
struct HomeLock: ~Copyable {
    private let descriptor: Int32

    /// - Throws: who holds it, when somebody does.
    init(_ home: Home) throws(Failure) {
        descriptor = open(home.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure("cannot open \(home.lock): \(String(cString: strerror(errno)))") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = HomeLock.holder(of: home).map { " (process \($0))" } ?? ""
            throw Failure(
                .refused, "\(home.path) is already in use by another outreach up\(holder); outreach down stops it")
        }
        let text = Array("\(getpid())\n".utf8)
        ftruncate(descriptor, 0)
        _ = text.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// - Returns: the process that holds the lock now; `nil` when nobody does.
    static func holder(of home: Home) -> pid_t? {
        let descriptor = open(home.lock, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return nil }
        return Home.readText(home.lock).flatMap { pid_t($0.prefix { $0 != "\n" }) }
    }

    deinit { close(descriptor) }
}
