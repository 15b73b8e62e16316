/// What lies in the folders, without loading anything: for the operator's commands.
package struct AdapterListing: Sendable, Equatable {
    package let platform: String
    package let path: String?
    /// 64 hexadecimal digits, of the file as it is now.
    package let sha256: String?
    /// `PINNED`, `NOT_PINNED`, `NOT_FOUND` or `NOT_LOADABLE` (it cannot be read now).
    package let code: String
    /// Whether the settings ask for it: by name, or for whatever is pinned; `nil` where no settings were looked at.
    package let isAsked: Bool?
    /// What to do about it; `nil` when it is loaded.
    package let reason: String?

    /// Every network that the settings name, every other one that is pinned, and every other file in the folders that is an adapter. Takes
    /// milliseconds.
    package static func all(_ settings: AdapterSettings) -> [AdapterListing] {
        let named = Set(settings.names)
        var settings = settings
        settings.names += [AdapterSettings.everything] + AdapterFile.lying(in: settings.folders).map(\.platform)
        return Candidate.all(settings).map { candidate in
            let (sum, code, reason): (String?, String, String?) =
                switch candidate.finding {
                case .module(let module): (module.sha256, "PINNED", nil)
                case .refused(let code, let reason, let sum): (sum, code.rawValue, reason)
                }
            let isAsked =
                named.contains(candidate.platform) || code == "PINNED" && named.contains(AdapterSettings.everything)
            return AdapterListing(
                platform: candidate.platform, path: candidate.path, sha256: sum, code: code, isAsked: isAsked,
                reason: AdapterListing.reason(
                    reason, isAsked: named.contains(candidate.platform),
                    isAll: named.contains(AdapterSettings.everything)))
        }
    }

    /// A network is loaded when it is asked for and can be had: what lacks is said, one or both.
    private static func reason(_ refusal: String?, isAsked: Bool, isAll: Bool) -> String? {
        switch (refusal, isAsked || isAll) {
        case (nil, true): nil
        case (nil, false): "it is pinned, and OUTREACH_ADAPTERS does not ask for it: it is not loaded"
        case (let refusal?, true): isAsked ? "OUTREACH_ADAPTERS asks for it, and it is not loaded: \(refusal)" : refusal
        case (let refusal?, false): "OUTREACH_ADAPTERS does not ask for it, and \(refusal)"
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
            platform: file.platform, path: file.path, sha256: module.sha256, code: "PINNED", isAsked: nil, reason: nil)
    }
}
