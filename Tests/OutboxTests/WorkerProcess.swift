import Glibc
import TestKit
import Testing

/// A subscriber in a process of its own (Tests/OutboxWorker), so that it can be killed and stopped.
final class WorkerProcess: @unchecked Sendable {
    let name: String
    private var pid: pid_t = 0

    /// - Parameters:
    ///   - lease: milliseconds.
    ///   - batch: milliseconds that each of its transactions takes.
    init(_ scratch: ScratchDatabase, _ name: String, lease: Int, batch: Int) throws {
        self.name = name
        let words = [try WorkerProcess.program(), scratch.url, name, "\(lease)", "\(batch)"]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        try #require(posix_spawn(&pid, words[0], nil, nil, &arguments, environ) == 0)
    }

    func signal(_ number: Int32) { if pid > 0 { Glibc.kill(pid, number) } }

    /// Ends it without a chance to say anything.
    func kill() {
        guard pid > 0 else { return }
        signal(SIGKILL)
        waitpid(pid, nil, 0)
        pid = 0
    }

    /// Whether it has ended, by whatever.
    var hasEnded: Bool {
        if pid > 0, waitpid(pid, nil, WNOHANG) == pid { pid = 0 }
        return pid == 0
    }

    deinit { kill() }

    /// Built beside the tests.
    private static func program() throws -> String {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = readlink("/proc/self/exe", &path, path.count - 1)
        let tests = String(decoding: path.prefix(max(length, 0)).map(UInt8.init(bitPattern:)), as: UTF8.self)
        let sources = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
        let folders = [tests.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }, sources + "/.build/debug"]
        let found = folders.map { $0 + "/outbox-worker" }.first { access($0, X_OK) == 0 }
        return try #require(found, "outbox-worker is not built; looked in \(folders)")
    }
}
