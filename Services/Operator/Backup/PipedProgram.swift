internal import FoundationEssentials
internal import Glibc

/// A program whose output is read, or whose input is written, piece by piece. The calling thread waits for it.
final class PipedProgram {
    enum Direction {
        case reading
        case writing
    }

    private let name: String
    private let pid: pid_t
    private var descriptor: Int32
    private let errors: UnsafeMutablePointer<FILE>
    private var status: ExitStatus?

    init(_ path: String, _ arguments: [String], environment: [String: String], _ direction: Direction) throws(Failure) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0, let errors = tmpfile() else {
            throw Failure("no pipe: \(String(cString: strerror(errno)))")
        }
        let words = ParentWatch.wrap([path] + arguments, signal: "TERM")
        var start = ProcessStart(words[0], Array(words.dropFirst()), environment: environment, errors: fileno(errors))
        let (own, other) = direction == .reading ? (ends[0], ends[1]) : (ends[1], ends[0])
        if direction == .reading { start.output = other } else { start.input = other }
        (name, descriptor, self.errors) = (
            String(path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...]), own, errors
        )
        defer { close(other) }
        do throws(Failure) {
            pid = try start.spawn()
        } catch {
            close(own)
            fclose(errors)
            throw error
        }
    }

    deinit {
        end()
        fclose(errors)
    }

    /// - Returns: at most so many bytes; none at the end of its output.
    func read(_ count: Int) throws(Failure) -> [UInt8] { try Descriptor.read(descriptor, count, of: name) }

    /// - Throws: why it ended, when it takes no more.
    func write(_ bytes: [UInt8]) throws(Failure) {
        guard !Descriptor.write(descriptor, bytes) else { return }
        try finish()
        throw Failure("\(name) ended before it had read everything")
    }

    /// Closes its input or output and waits for it.
    /// - Throws: what it said, when it failed.
    func finish() throws(Failure) {
        let status = wait()
        guard status.code != 0 else { return }
        throw Failure("\(name) failed (\(status.text)):\n\(lastWords)")
    }

    /// Ends it, whatever it does.
    func end() {
        if status == nil { kill(pid, SIGKILL) }
        _ = wait()
    }

    private func wait() -> ExitStatus {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
        if let status { return status }
        var raw: Int32 = 0
        while waitpid(pid, &raw, 0) < 0 && errno == EINTR {}
        let ended = ExitStatus(raw)
        status = ended
        return ended
    }

    private var lastWords: String {
        fseek(errors, 0, SEEK_END)
        fseek(errors, max(ftell(errors) - 2000, 0), SEEK_SET)
        var bytes = [UInt8](repeating: 0, count: 2000)
        let count = fread(&bytes, 1, bytes.count, errors)
        return String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n").suffix(5).joined(separator: "\n")
    }
}

/// Whole reads and writes of a descriptor.
enum Descriptor {
    static func read(_ descriptor: Int32, _ count: Int, of name: String) throws(Failure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var length = 0
        repeat { length = Glibc.read(descriptor, &bytes, count) } while length < 0 && errno == EINTR
        guard length >= 0 else { throw Failure("\(name) cannot be read: \(String(cString: strerror(errno)))") }
        bytes.removeLast(count - length)
        return bytes
    }

    /// - Returns: whether all was written; `errno` says why not.
    static func write(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                done += count
            }
            return true
        }
    }
}
