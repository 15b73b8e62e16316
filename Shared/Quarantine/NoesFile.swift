internal import FoundationEssentials
internal import Glibc
internal import Secrets
internal import Timekeeping

/// Every no once more, outside the database, so that an older life learns of those that were said after it. Lines are only added; the
/// first one says until when the file has them all, and one that begins with a minus names an entry that was taken back. People are recognised with the installation's key only, whose check value is in the
/// file's name.
struct NoesFile: Sendable {
    struct Content: Sendable {
        let until: Timestamp
        let noes: [No]
        /// Entries that nobody is to bring back.
        let takenBack: Set<UUID>
    }

    let path: String

    /// - Parameter checkValue: of the suppression key.
    init(in directory: String, checkValue: [UInt8]) { path = "\(directory)/noes-\(hex(Array(checkValue.prefix(8))))" }

    private static let head = "outreach noes 1 until "

    /// - Returns: `nil` where there is no such file. A line that a crash has cut off is passed over.
    func read() -> Content? {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else { return nil }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        guard let until = lines.first.flatMap(NoesFile.until) else { return nil }
        let gone = Set(lines.dropFirst().compactMap(NoesFile.takenBack))
        let noes = lines.dropFirst().compactMap(NoesFile.no)
        return Content(until: until, noes: noes.filter { !gone.contains($0.entry) }, takenBack: gone)
    }

    private static func takenBack(_ line: Substring) -> UUID? {
        line.hasPrefix("- ") ? UUID(uuidString: String(line.dropFirst(2))) : nil
    }

    private static func no(_ line: Substring) -> No? {
        let words = line.split(separator: " ").map(String.init)
        guard words.count == 4, let hash = bytes(hex: words[0]), hash.count == 32,
            let entry = UUID(uuidString: words[2]),
            let createdAt = Timestamp(iso8601: words[3])
        else { return nil }
        return No(hash: hash, kind: words[1], entry: entry, createdAt: createdAt)
    }

    /// Whether it can be added to. One that is lost or damaged is begun anew, with every no.
    var isThere: Bool { until != nil }

    /// Until when it has every no, from its first line alone; `nil` for what is no such file.
    private var until: Timestamp? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 128)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        let text = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
        return text.split(separator: "\n", maxSplits: 1).first.flatMap(NoesFile.until)
    }

    private static func until(_ line: Substring) -> Timestamp? {
        line.hasPrefix(head) ? Timestamp(iso8601: String(line.dropFirst(head.count))) : nil
    }

    /// Adds those that the file does not have, and says that it has them all until `moment`; the disk has it when this returns.
    func add(_ noes: [No], takenBack: [UUID], until moment: Timestamp) throws {
        try FileLock.held(path + ".lock") {
            let until = until
            // Most of the time there is nothing to add, and a long file need not be read for that.
            let content = until == nil || noes.isEmpty && takenBack.isEmpty ? nil : read()
            let known = Set((content?.noes ?? []).map(\.place))
            let new = noes.filter { !known.contains($0.place) && content?.takenBack.contains($0.entry) != true }
            let gone = takenBack.filter { content?.takenBack.contains($0) != true }
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw StateFault(path: path, code: errno) }
            defer { close(descriptor) }
            // A file that cannot be read is begun anew.
            if until == nil, ftruncate(descriptor, 0) != 0 { throw StateFault(path: path, code: errno) }
            let head = NoesFile.head + max(moment, until ?? moment).iso8601 + "\n"
            // Each begins a line, whatever a crash has left in the last one.
            let text =
                new.map {
                    "\n\(hex($0.hash)) \($0.kind) \($0.entry.uuidString.lowercased()) \($0.createdAt.iso8601)\n"
                }.joined() + gone.map { "\n- \($0.uuidString.lowercased())\n" }.joined()
            let end = until == nil ? off_t(head.utf8.count) : lseek(descriptor, 0, SEEK_END)
            // What is added lies on the disk before the first line says so.
            guard put(text, at: end, descriptor), text.isEmpty || fsync(descriptor) == 0, put(head, at: 0, descriptor),
                fsync(descriptor) == 0
            else { throw StateFault(path: path, code: errno) }
        }
    }

    private func put(_ text: String, at offset: off_t, _ descriptor: Int32) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, offset) } == bytes.count
    }
}
