/// What lies in the folders, without loading anything: for the operator's commands.
package struct AdapterListing: Sendable, Equatable {
    package let platform: String
    package let path: String?
    /// 64 hexadecimal digits, of the file as it is now.
    package let sha256: String?
    /// `PINNED`, `NOT_PINNED`, `NOT_FOUND` or `NOT_LOADABLE` (it cannot be read now).
    package let code: String
    /// What to do about it; `nil` when it may be loaded.
    package let reason: String?

    /// Every network that the settings name, and every other one that is pinned. Takes milliseconds.
    package static func all(_ settings: AdapterSettings) -> [AdapterListing] {
        var settings = settings
        settings.names.append(AdapterSettings.everything)
        return Candidate.all(settings).map { candidate in
            let (sum, code, reason): (String?, String, String?) =
                switch candidate.finding {
                case .module(let module): (module.sha256, "PINNED", nil)
                case .refused(let code, let reason, let sum): (sum, code.rawValue, reason)
                }
            return AdapterListing(
                platform: candidate.platform, path: candidate.path, sha256: sum, code: code, reason: reason)
        }
    }

    /// Writes the file's sum into the lock beside it: from now on this file, and no other of its name, may be loaded.
    /// - Throws: ``AdapterLock/Mistake``, also for a name that no adapter can have.
    package static func pin(_ path: String) throws(AdapterLock.Mistake) -> AdapterListing {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
        guard let file = AdapterFile(folder: folder.isEmpty ? "/" : folder, name: String(parts.last ?? "")) else {
            throw AdapterLock.Mistake(description: "\(path) is not named lib<network>.so or <network>.so")
        }
        let module: SealedModule
        do throws(SealedModule.Failure) { module = try SealedModule(path: path) } catch {
            throw AdapterLock.Mistake(description: error.reason)
        }
        var lock = try AdapterLock(folder: file.folder)
        lock.pin(file.name, sha256: module.sha256)
        try lock.write(folder: file.folder)
        return AdapterListing(
            platform: file.platform, path: file.path, sha256: module.sha256, code: "PINNED", reason: nil)
    }
}
