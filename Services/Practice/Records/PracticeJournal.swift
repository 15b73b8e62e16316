internal import FoundationEssentials
internal import Glibc
internal import JSON

/// An append-only file of JSON lines. Each line is with the kernel before anybody is answered, so a killed process has
/// lost nothing that it confirmed. (A machine that loses power may: nothing waits for the disk.)
final class PracticeJournal {
    private let path: String
    private let descriptor: Int32
    private var length: off_t = 0

    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw PracticeError("cannot open \(path): \(String(cString: strerror(errno)))") }
    }

    deinit { close(descriptor) }

    /// Reads every line. A last line without its end was never confirmed to anybody and is cut off.
    func load(_ visit: (JSONValue) throws -> Void) throws {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else { throw PracticeError("cannot read \(path)") }
        let bytes = [UInt8](data)
        let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        for (number, line) in bytes[..<end].split(separator: UInt8(ascii: "\n")).enumerated() {
            guard let value = try? JSONValue.parse(Array(line)) else {
                throw PracticeError("line \(number + 1) of \(path) is not JSON; move the file away to start afresh")
            }
            try visit(value)
        }
        try cut(to: off_t(end))
    }

    func append(_ value: JSONValue) throws { try append(value.serialized()) }

    /// - Parameter line: without its line feed.
    func append(_ line: [UInt8]) throws {
        let bytes = line + [UInt8(ascii: "\n")]
        let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard count == bytes.count else {
            let reason = String(cString: strerror(errno))
            try? cut(to: length)
            throw PracticeError("cannot write \(path): \(reason)")
        }
        length += off_t(count)
    }

    func clear() throws { try cut(to: 0) }

    private func cut(to end: off_t) throws {
        guard ftruncate(descriptor, end) == 0 else {
            throw PracticeError("cannot shorten \(path): \(String(cString: strerror(errno)))")
        }
        length = end
    }
}
