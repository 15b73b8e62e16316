internal import EventLoop
package import Glibc
internal import Synchronization

/// One of the product's executables, started as an operator would. It ends with the thread that started it, at the latest.
///
/// Confined to the loop whose task made it.
package final class StartedProgram: @unchecked Sendable {
    package let name: String
    package let pid: pid_t
    /// Everything it printed.
    package let outputPath: String
    package private(set) var status: Int32?

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
        package init(description: String) { self.description = description }
    }

    /// The executables lie beside the test bundle.
    package static let directory: String = {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let path = String(decoding: buffer.prefix(max(count, 0)).map(UInt8.init(bitPattern:)), as: UTF8.self)
        return String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }()

    package convenience init(
        _ name: String, _ arguments: [String] = [], environment: [String: String], outputPath: String
    ) throws {
        try self.init(
            path: "\(StartedProgram.directory)/\(name)", arguments, environment: environment, outputPath: outputPath)
    }

    /// A program that is not one of the product's.
    package init(path: String, _ arguments: [String], environment: [String: String], outputPath: String) throws {
        (name, self.outputPath) = (
            String(path[(path.lastIndex(of: "/") ?? path.startIndex)...].dropFirst()), outputPath
        )
        pid = try StartedProgram.spawn(["setpriv", "--pdeathsig", "TERM", path] + arguments, environment, outputPath)
    }

    private static func spawn(_ words: [String], _ environment: [String: String], _ output: String) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var settings: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + settings { free(text) } }
        // A listening socket of another test must not live on in the child.
        for descriptor in 3..<8192 as Range<Int32> { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        var child = pid_t()
        let code = posix_spawnp(&child, words[0], &actions, &attributes, &arguments, &settings)
        guard code == 0 else {
            throw Failure(description: "\(words[3]) does not start: \(String(cString: strerror(code)))")
        }
        return child
    }

    /// Looks whether it has ended.
    /// - Returns: the exit code, 128 above the number of a signal that ended it; `nil` while it runs.
    package func exitCode() -> Int32? {
        var raw: Int32 = 0
        if status == nil, waitpid(pid, &raw, WNOHANG) == pid {
            status = raw & 0x7F == 0 ? (raw >> 8) & 0xFF : 128 + (raw & 0x7F)
        }
        return status
    }

    /// Sends a signal, unless it has ended: its process id may be somebody else's by then.
    package func signal(_ number: Int32) { if exitCode() == nil { kill(pid, number) } }

    /// - Returns: the exit code; `nil` when it still runs after `limit`.
    package func end(within limit: Duration) async throws -> Int32? {
        let loop = Loop.current!
        let deadline = ContinuousClock.now + limit
        while exitCode() == nil, ContinuousClock.now < deadline { try await loop.sleep(for: .milliseconds(10)) }
        return exitCode()
    }

    /// Ends it at once, as a crash or the kernel would.
    package func crash() async throws {
        signal(SIGKILL)
        _ = try await end(within: .seconds(10))
    }

    /// Everything printed so far.
    package var output: String { TextFile.read(outputPath) ?? "" }
}

package enum TextFile {
    package static func read(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }

    package static func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else { throw StartedProgram.Failure(description: "cannot write \(path)") }
        defer { fclose(file) }
        fputs(text, file)
    }
}

/// A directory of one test.
package final class ScratchDirectory: Sendable {
    package let path: String

    package init() throws {
        var template = Array("/tmp/outreach-system-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw StartedProgram.Failure(description: "no directory under /tmp") }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Postgres' files belong to another user, but the directory is ours.
    package func remove() {
        let command: [String] = ["rm", "-rf", path]
        var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child = pid_t()
        guard posix_spawnp(&child, "rm", nil, nil, &words, environ) == 0 else { return }
        var status: Int32 = 0
        waitpid(child, &status, 0)
    }
}

package enum FreePorts {
    private static let given = Mutex<Set<Int>>([])

    /// - Returns: the first of `count` ports in a row that nobody listens on, below the range the kernel hands out itself.
    ///   None is given twice, because tests run side by side and listen a moment later.
    package static func run(of count: Int) -> Int {
        while true {
            let base = Int.random(in: 20_000..<31_000)
            let ports = Set(base..<base + count)
            let isOurs = given.withLock { given in
                guard given.isDisjoint(with: ports) else { return false }
                given.formUnion(ports)
                return true
            }
            if isOurs, ports.allSatisfy(isFree) { return base }
        }
    }

    private static func isFree(_ port: Int) -> Bool {
        // A program started at this moment must not inherit it, or the port stays taken as long as that runs.
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 && listen(descriptor, 1) == 0
            }
        }
    }
}
