internal import Glibc

/// Who else may write where the pins lie: whoever can put another lock there decides what is loaded.
enum Writers {
    /// Why the lock of this folder counts for nothing; `nil` when only its owner, root and the own group can change it.
    static func reason(lock: String, folder: String) -> String? {
        if isOpen(lock) {
            return "\(lock) can be written by other users; chmod go-w it and look whether its pins are yours"
        }
        if isOpen(folder) {
            return
                "\(folder) can be written by other users, who could replace its \(AdapterLock.fileName); chmod go-w it"
        }
        var above = folder[...]
        while let slash = above.lastIndex(of: "/") {
            above = above[..<slash]
            let path = above.isEmpty ? "/" : String(above)
            if isOpen(path, unlessSticky: true) {
                return "\(path) can be written by other users, who could replace \(folder); chmod go-w it"
            }
        }
        return nil
    }

    /// - Parameter unlessSticky: as `/tmp` is, where nobody can move what is another's.
    private static func isOpen(_ path: String, unlessSticky: Bool = false) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        if unlessSticky, status.st_mode & S_ISVTX != 0 { return false }
        let isOthers = status.st_mode & S_IWOTH != 0
        let isForeignGroup = status.st_mode & S_IWGRP != 0 && status.st_gid != getegid() && status.st_gid != 0
        return isOthers || isForeignGroup
    }
}
