internal import FoundationEssentials
internal import Glibc

/// A directory outside the database's own, which does not go back with it (`OUTREACH_STATE`). Several processes share it.
package struct StateDirectory: Sendable {
    package let path: String

    /// One that can only be read is read; that nothing is kept there is said where it fails.
    /// - Returns: `nil` for what is no directory that this process may look into.
    package init?(_ path: String) {
        guard !path.isEmpty, access(path + "/.", X_OK) == 0 else { return nil }
        self.path = path
    }

    var isWritable: Bool { access(path, W_OK) == 0 }

    /// Whether the mark was written; the next second writes it otherwise.
    /// - Parameter isNew: it counts from a new generation, and takes the place of what was there.
    func keep(_ mark: Mark, of installation: UUID) throws {
        try locked {
            let known = read(installation)
            let next = known.map(mark.joined) ?? mark
            guard next != known else { return }
            try replace(file(installation), with: "outreach mark 1\n\(next.generation) \(numbers(next))\n")
        }
    }

    /// - Returns: `nil` where there is none, or none that can be read: then it is as if there were none.
    func read(_ installation: UUID) -> Mark? {
        guard let data = try? Data(contentsOf: URL(filePath: file(installation))) else { return nil }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        guard lines.count >= 2, lines[0] == "outreach mark 1" else { return nil }
        let numbers = lines[1].split(separator: " ").compactMap { Int64($0) }
        guard numbers.count >= 2 else { return nil }
        return Mark(generation: numbers[0], counts: Array(numbers.dropFirst()))
    }

    private func numbers(_ mark: Mark) -> String { mark.counts.map(String.init).joined(separator: " ") }

    private func file(_ installation: UUID) -> String { "\(path)/mark-\(installation.uuidString.lowercased())" }

    /// One process at a time reads and writes.
    private func locked(_ body: () throws -> Void) throws {
        try FileLock.held(path + "/lock", body)
    }

    private func replace(_ path: String, with text: String) throws {
        let temporary = path + ".new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StateFault(path: path, code: errno) }
        let bytes = Array(text.utf8)
        let isWritten = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } == bytes.count
        let isSynced = fsync(descriptor) == 0
        close(descriptor)
        guard isWritten, isSynced, rename(temporary, path) == 0 else { throw StateFault(path: path, code: errno) }
    }
}
