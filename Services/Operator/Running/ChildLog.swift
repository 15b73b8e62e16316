internal import EventLoop
internal import FoundationEssentials
internal import Glibc
internal import JSON

/// A child's lines: to the terminal under its name or as they are, and always to a file. Confined to its loop.
final class ChildLog {
    /// Write end for the child.
    let writer: Int32
    private let reader: Int32
    let name: String
    private let file: LogFile
    /// `nil` for a child whose lines only the file gets.
    private let screen: Screen?
    private var watch: Watch?
    private var partial: [UInt8] = []
    private var lastLine: [UInt8] = []
    private static let longestLine = 65_536

    init(name: String, path: String, screen: Screen?, loop: Loop) throws(Failure) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Failure("no pipe: \(String(cString: strerror(errno)))") }
        (reader, writer) = (ends[0], ends[1])
        _ = fcntl(reader, F_SETFL, O_NONBLOCK)
        (self.name, self.screen) = (name, screen)
        file = LogFile(path)
        watch = loop.watch(reader, read: true, write: false) { [unowned self] _ in drain() }
    }

    deinit {
        watch?.cancel()
        close(reader)
        close(writer)
    }

    /// Reads what is there; the write end stays open for the child's successor.
    func drain() {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(reader, &chunk, chunk.count)
            guard count > 0 else { return }
            file.write(chunk[..<count])
            partial += chunk[..<count]
            emitLines()
        }
    }

    private func emitLines() {
        var start = partial.startIndex
        var last = start..<start
        while let end = partial[start...].firstIndex(of: UInt8(ascii: "\n")) {
            screen?.show(name, partial[start..<end])
            last = start..<end
            start = end + 1
        }
        if !last.isEmpty { lastLine = Array(partial[last]) }
        partial.removeSubrange(..<start)
        if partial.count > ChildLog.longestLine {
            screen?.show(name, partial[...])
            partial.removeAll(keepingCapacity: true)
        }
    }
}

extension ChildLog {
    /// Why the child refused to start: the last thing it said.
    var refusal: String? {
        guard let record = try? JSONValue.parse(lastLine) else { return nil }
        return record["Attributes"]?["reason"]?.stringValue
    }
}

/// A file that is set aside once when it has grown: two of them bound the disk.
final class LogFile {
    private let path: String
    private var descriptor: Int32 = -1
    private var size = 0
    private static let largest = 32 << 20

    init(_ path: String) {
        self.path = path
        openFile()
    }

    deinit { close(descriptor) }

    private func openFile() {
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        size = max(Int(lseek(descriptor, 0, SEEK_END)), 0)
    }

    static func setAsideIfLarge(_ path: String) {
        var status = stat()
        if stat(path, &status) == 0, status.st_size > largest { rename(path, path + ".1") }
    }

    func write(_ bytes: ArraySlice<UInt8>) {
        if size > LogFile.largest {
            close(descriptor)
            LogFile.setAsideIfLarge(path)
            openFile()
        }
        size += max(bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }, 0)
    }
}
