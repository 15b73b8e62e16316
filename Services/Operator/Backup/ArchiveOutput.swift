internal import FoundationEssentials
internal import Glibc

/// Where a backup is written: a file that appears when it is whole, or standard output.
///
/// The file has no name until then (`O_TMPFILE`), so whatever ends this process leaves nothing behind. File systems that cannot do
/// that get a hidden file beside it, which the next run replaces.
final class ArchiveOutput {
    let path: String
    private let replaces: Bool
    private let descriptor: Int32
    /// `nil` while the file has no name.
    private let draft: String?
    private(set) var length = 0

    var isStandardOutput: Bool { path == "-" }

    init(_ path: String, force: Bool) throws(Failure) {
        (self.path, replaces) = (path, force)
        guard path != "-" else {
            guard isatty(STDOUT_FILENO) == 0 else {
                throw .usage("a backup is no text for a terminal; send it to a file: outreach backup - > FILE")
            }
            (descriptor, draft) = (STDOUT_FILENO, nil)
            return
        }
        var status = stat()
        if lstat(path, &status) == 0 {
            guard force else {
                throw Failure(.refused, "\(path) exists already; choose another name, or repeat with --force")
            }
            guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(.refused, "\(path) is no file") }
        }
        let unnamed = open(ArchiveOutput.folder(of: path), O_WRONLY | O_CLOEXEC | O_DIRECTORY | 0o20000000, 0o600)
        if unnamed >= 0 {
            (descriptor, draft) = (unnamed, nil)
            return
        }
        let hidden = ArchiveOutput.hidden(path)
        unlink(hidden)
        let named = open(hidden, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard named >= 0 else { throw Failure("cannot write \(path): \(String(cString: strerror(errno)))") }
        (descriptor, draft) = (named, hidden)
    }

    deinit {
        if let draft { unlink(draft) }
        if descriptor != STDOUT_FILENO { close(descriptor) }
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func hidden(_ path: String) -> String {
        let name = path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
        return "\(folder(of: path))/.\(name.prefix(200)).new"
    }

    func write(_ bytes: [UInt8]) throws(Failure) {
        guard Descriptor.write(descriptor, bytes) else {
            let reason = String(cString: strerror(errno))
            throw Failure(
                "cannot write \(isStandardOutput ? "the backup" : path): \(reason) after \(length >> 20) MiB; nothing of it was kept"
            )
        }
        length += bytes.count
    }

    /// Gives the file its name, after everything of it is on the disk.
    func finish() throws(Failure) {
        guard !isStandardOutput else { return }
        guard fsync(descriptor) == 0 else {
            throw Failure("cannot write \(path): \(String(cString: strerror(errno))); nothing of it was kept")
        }
        if let draft {
            try place(draft)
        } else if replaces {
            let hidden = ArchiveOutput.hidden(path)
            unlink(hidden)
            try link(hidden)
            try place(hidden)
        } else {
            try link(path)
        }
        let folder = open(ArchiveOutput.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        fsync(folder)
        close(folder)
    }

    private func link(_ name: String) throws(Failure) {
        let worked = linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, name, Int32(AT_SYMLINK_FOLLOW))
        guard worked == 0 else {
            if errno == EEXIST { throw Failure(.refused, "\(path) appeared meanwhile; it was not replaced") }
            throw Failure("cannot write \(path): \(String(cString: strerror(errno)))")
        }
    }

    /// Renames; without `force` never over another file.
    private func place(_ draft: String) throws(Failure) {
        let worked = replaces ? rename(draft, path) : Glibc.link(draft, path)
        guard worked == 0 else { throw Failure(.refused, "cannot write \(path): \(String(cString: strerror(errno)))") }
        if !replaces { unlink(draft) }
    }
}
