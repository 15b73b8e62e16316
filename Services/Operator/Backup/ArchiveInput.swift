internal import Archive
internal import Glibc

/// A backup that is read: a file, or standard input.
final class ArchiveInput {
    let path: String
    private let descriptor: Int32
    private(set) var length = 0

    var isStandardInput: Bool { path == "-" }

    init(_ path: String) throws(Failure) {
        self.path = path
        guard path != "-" else {
            guard isatty(STDIN_FILENO) == 0 else { throw .usage("no backup comes in: outreach restore - < FILE") }
            descriptor = STDIN_FILENO
            return
        }
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure(
                errno == ENOENT ? .notFound : .failed, "cannot read \(path): \(String(cString: strerror(errno)))")
        }
    }

    deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

    /// Whether it can be read twice.
    var isRewindable: Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    func rewind() {
        lseek(descriptor, 0, SEEK_SET)
        length = 0
    }

    func read(_ count: Int) throws(Failure) -> [UInt8] {
        let bytes = try Descriptor.read(descriptor, count, of: isStandardInput ? "the backup" : path)
        length += bytes.count
        return bytes
    }
}
