internal import FoundationEssentials
internal import Glibc
internal import Secrets
internal import Timekeeping

/// A "no" as the file beside the keys holds it: nothing but what the table holds, and of that only keyed hashes.
struct No: Sendable, Hashable {
    let hash: [UInt8]
    let kind: String
    let entry: UUID
    let createdAt: Timestamp
}

/// Every no once more, outside the database, so that an older life learns of those that were said after it. Lines are only added; the
/// first one says until when the file has them all. People are recognised with the installation's key only, whose check value is in the
/// file's name.
struct NoesFile: Sendable {
    struct Content: Sendable {
        let until: Timestamp
        let noes: [No]
    }

    let path: String

    /// - Parameter checkValue: of the suppression key.
    init(in directory: String, checkValue: [UInt8]) { path = "\(directory)/noes-\(hex(Array(checkValue.prefix(8))))" }

    private static let head = "outreach noes 1 until "

    /// - Returns: `nil` where there is no such file. A line that a crash has cut off is passed over.
    func read() -> Content? {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else { return nil }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        guard let first = lines.first, first.hasPrefix(NoesFile.head),
            let until = Timestamp(iso8601: String(first.dropFirst(NoesFile.head.count)))
        else { return nil }
        return Content(until: until, noes: lines.dropFirst().compactMap(NoesFile.no))
    }

    private static func no(_ line: Substring) -> No? {
        let words = line.split(separator: " ").map(String.init)
        guard words.count == 4, let hash = bytes(hex: words[0]), hash.count == 32,
            let entry = UUID(uuidString: words[2]),
            let createdAt = Timestamp(iso8601: words[3])
        else { return nil }
        return No(hash: hash, kind: words[1], entry: entry, createdAt: createdAt)
    }

    /// Adds those that the file does not have, and says that it has them all until `moment`; the disk has it when this returns.
    func add(_ noes: [No], until moment: Timestamp) throws {
        try FileLock.held(path + ".lock") {
            let content = read()
            let known = Set((content?.noes ?? []).map(\.hash))
            let new = noes.filter { !known.contains($0.hash) }
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw StateFault(path: path, code: errno) }
            defer { close(descriptor) }
            // A file that cannot be read is begun anew.
            if content == nil, ftruncate(descriptor, 0) != 0 { throw StateFault(path: path, code: errno) }
            let head = NoesFile.head + max(moment, content?.until ?? moment).iso8601 + "\n"
            // Each begins a line, whatever a crash has left in the last one.
            let text = new.map {
                "\n\(hex($0.hash)) \($0.kind) \($0.entry.uuidString.lowercased()) \($0.createdAt.iso8601)\n"
            }.joined()
            let end = content == nil ? off_t(head.utf8.count) : lseek(descriptor, 0, SEEK_END)
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
