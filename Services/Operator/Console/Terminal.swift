internal import CProcess
internal import Glibc
internal import JSON

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

    func result(_ text: String) { Terminal.write(STDOUT_FILENO, text + "\n") }

    func result(_ value: JSONValue) { result(value.text) }

    func remark(_ text: String) { Terminal.write(STDERR_FILENO, text + "\n") }

    /// One line that replaces itself; nothing where nobody watches.
    func progress(_ text: String) {
        if isInteractive { Terminal.write(STDERR_FILENO, "\r\u{1B}[K" + text) }
    }

    func endProgress() {
        if isInteractive { Terminal.write(STDERR_FILENO, "\r\u{1B}[K") }
    }

    /// A file's bytes as they came, to standard output.
    /// - Throws: when it was not all taken: the disk is full, or whoever read it has left.
    static func write(_ bytes: [UInt8]) throws(Failure) {
        guard write(STDOUT_FILENO, bytes) else {
            throw Failure("cannot write to standard output: \(String(cString: strerror(errno)))")
        }
    }

    static func write(_ descriptor: Int32, _ text: String) { write(descriptor, Array(text.utf8)) }

    /// - Returns: whether all was taken.
    @discardableResult
    private static func write(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { return false }
            rest = rest.dropFirst(max(count, 0))
        }
        return true
    }
}
