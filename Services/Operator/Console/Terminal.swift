internal import CProcess
internal import Glibc
internal import JSON
internal import Synchronization

/// Where results and remarks go: results to standard output, everything else to standard error.
struct Terminal: Sendable {
    /// Results are wanted as JSON.
    let json: Bool
    let isInteractive = isatty(STDERR_FILENO) == 1
    let isColoured: Bool

    /// Columns of the terminal that results go to; `nil` where they go to a file or a program.
    var width: Int? {
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        let columns = Int(terminal_columns(STDOUT_FILENO))
        return columns > 0 ? columns : 80
    }

    init(json: Bool, environment: [String: String]) {
        self.json = json
        isColoured = isatty(STDOUT_FILENO) == 1 && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb"
    }

    /// Why the first result that was not all taken was not (`errno`). A command goes on without its reader, and tells at its end.
    private static let loss = Mutex<Int32?>(nil)

    func result(_ text: String) { Terminal.say(text + "\n") }

    func result(_ value: JSONValue) { result(value.text) }

    func remark(_ text: String) { Terminal.write(STDERR_FILENO, text + "\n") }

    /// One line that replaces itself; nothing where nobody watches.
    func progress(_ text: String) {
        if isInteractive { Terminal.write(STDERR_FILENO, "\r\u{1B}[K" + text) }
    }

    func endProgress() {
        if isInteractive { Terminal.write(STDERR_FILENO, "\r\u{1B}[K") }
    }

    /// A result as it is. A reader that has left (`EPIPE`) has seen what it wanted.
    static func say(_ text: String) {
        guard let reason = write(STDOUT_FILENO, Array(text.utf8)), reason != EPIPE else { return }
        loss.withLock { $0 = $0 ?? reason }
    }

    /// - Throws: when a result could not be written.
    static func checkResults() throws(Failure) {
        guard let reason = loss.withLock({ $0 }) else { return }
        throw unwritten(reason)
    }

    /// A list's bytes as they came, to standard output.
    /// - Returns: `false` when its reader has left, who has seen what they wanted.
    /// - Throws: when it was not all taken otherwise: the disk is full.
    @discardableResult
    static func write(_ bytes: [UInt8]) throws(Failure) -> Bool {
        guard let reason = write(STDOUT_FILENO, bytes) else { return true }
        guard reason == EPIPE else { throw unwritten(reason) }
        return false
    }

    static func write(_ descriptor: Int32, _ text: String) { _ = write(descriptor, Array(text.utf8)) }

    private static func unwritten(_ reason: Int32) -> Failure {
        Failure("cannot write to standard output: \(String(cString: strerror(reason)))")
    }

    /// - Returns: why not all was taken; `nil` when it was.
    private static func write(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32? {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count < 0 ? errno : EIO }
            rest = rest.dropFirst(count)
        }
        return nil
    }
}
