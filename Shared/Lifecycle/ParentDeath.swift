internal import CProcess
internal import Glibc

/// Ties this process's life to its parent's.
package enum ParentDeath {
    /// Asks the kernel for SIGTERM when the thread that started this process ends.
    /// - Parameter parent: the parent's process id as the parent gave it; a different one now means that it died first.
    /// - Returns: `false` when the parent is already gone, and the caller should end at once.
    package static func follow(parent: Int32? = nil) -> Bool {
        let before = parent ?? getppid()
        guard signal_at_parent_death(SIGTERM) == 0 else { return false }
        // The parent may have died before the request: then no signal will ever come.
        return getppid() == before
    }
}
