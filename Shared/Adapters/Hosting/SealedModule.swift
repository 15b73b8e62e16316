internal import CProcess
internal import Glibc
internal import Secrets

/// A copy of a module in memory that nobody can change: what is hashed is what is loaded.
package final class SealedModule: Sendable {
    /// 64 hexadecimal digits.
    package let sha256: String
    let descriptor: Int32

    package struct Failure: Error, Sendable {
        package let reason: String
        /// There is no such file; everything else may pass, or be somebody's mistake.
        package var isGone = false
    }

    private static let mostBytes = 256 << 20

    /// Copies, seals, and then hashes the copy. Takes milliseconds: call it through `Loop.offload`.
    package init(path: String) throws(Failure) {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            let isGone = errno == ENOENT
            throw Failure(reason: SealedModule.sentence(path, "cannot be opened"), isGone: isGone)
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw Failure(reason: "\(path) is not a file")
        }
        let copy = open_memory_file("adapter")
        guard copy >= 0 else { throw Failure(reason: SealedModule.sentence(path, "finds no memory for its copy")) }
        do throws(Failure) {
            try SealedModule.copy(file, to: copy, path)
            guard seal_memory_file(copy) == 0 else {
                throw Failure(reason: SealedModule.sentence(path, "cannot be sealed"))
            }
            sha256 = try SealedModule.hash(copy, path)
        } catch {
            close(copy)
            throw error
        }
        descriptor = copy
    }

    deinit { close(descriptor) }

    private static func copy(_ file: Int32, to copy: Int32, _ path: String) throws(Failure) {
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var total = 0
        while true {
            let count = read(file, &buffer, buffer.count)
            guard count >= 0 else { throw Failure(reason: sentence(path, "cannot be read")) }
            guard count > 0 else { return }
            total += count
            guard total <= mostBytes else { throw Failure(reason: "\(path) is larger than 256 MiB") }
            guard write(copy, buffer, count) == count else { throw Failure(reason: sentence(path, "cannot be copied")) }
        }
    }

    private static func hash(_ copy: Int32, _ path: String) throws(Failure) -> String {
        var digest = RunningSHA256()
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var offset = 0
        while true {
            let count = pread(copy, &buffer, buffer.count, offset)
            guard count >= 0 else { throw Failure(reason: sentence(path, "cannot be read again")) }
            guard count > 0 else { return hex(digest.finish()) }
            digest.update(Array(buffer[..<count]))
            offset += count
        }
    }

    private static func sentence(_ path: String, _ what: String) -> String {
        "\(path) \(what): \(String(cString: strerror(errno)))"
    }
}
