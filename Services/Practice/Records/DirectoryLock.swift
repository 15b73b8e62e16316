internal import FoundationEssentials
internal import Glibc
internal import JSON

/// Two processes must not write one record. The lock dies with its holder.
final class DirectoryLock {
    private let descriptor: Int32

    /// Makes the directory when it is missing; only its owner may look into it.
    init(_ directory: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw PracticeError("cannot make the directory \(directory)")
        }
        descriptor = open(directory + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw PracticeError("\(directory) is in use by another practice; stop that one first")
        }
    }

    deinit { close(descriptor) }
}
