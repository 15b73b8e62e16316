internal import FoundationEssentials

/// What the folders offer for one network.
struct Candidate: Sendable {
    enum Finding: Sendable {
        /// Pinned, and its copy has the pinned sum.
        case module(SealedModule)
        /// Not to be loaded. `sha256` is the file's, when there is one.
        case refused(AdapterStatus.Code, String, sha256: String?)
    }
    let platform: String
    let path: String?
    let finding: Finding

    /// Reads folders, locks and modules. Takes milliseconds: call it through `Loop.offload`.
    /// - Parameter running: networks at work; they are looked at where a lock does not say any more what is pinned.
    static func all(_ settings: AdapterSettings, running: Set<String> = []) -> [Candidate] {
        let named = settings.names.filter { $0 != AdapterSettings.everything }
        let pinned =
            settings.names.contains(AdapterSettings.everything) ? pinnedPlatforms(settings.folders, running) : []
        return Set(named).union(pinned).sorted().map { look($0, settings.folders) }
    }

    /// A lock with a mistake pins nothing, but it names what somebody wanted: each of those then says what is wrong.
    private static func pinnedPlatforms(_ folders: [String], _ running: Set<String>) -> Set<String> {
        var platforms: Set<String> = []
        for folder in folders {
            let names: [String]
            do throws(AdapterLock.Mistake) { names = try AdapterLock(folder: folder).pins.keys.map(\.self) } catch {
                names = error.names
                platforms.formUnion(running)
            }
            platforms.formUnion(names.compactMap { AdapterFile(folder: folder, name: $0)?.platform })
        }
        return platforms
    }

    private static func look(_ platform: String, _ folders: [String]) -> Candidate {
        guard let file = AdapterFile.find(platform, in: folders) else {
            let places = folders.joined(separator: ", ")
            return Candidate(
                platform: platform, path: nil,
                finding: .refused(
                    .notFound, "there is no lib\(platform).so and no \(platform).so in \(places)", sha256: nil))
        }
        return Candidate(platform: platform, path: file.path, finding: examine(file))
    }

    private static func examine(_ file: AdapterFile) -> Finding {
        do {
            let lock = try AdapterLock(folder: file.folder)
            let module = try SealedModule(path: file.path)
            guard let pin = lock.pins[file.name] else {
                return .refused(
                    .notPinned,
                    "\(file.path) is not in \(AdapterLock.fileName) beside it; if you trust it: "
                        + "outreach adapters pin \(file.path)", sha256: module.sha256)
            }
            guard pin == module.sha256 else {
                return .refused(
                    .notPinned,
                    "\(file.path) was changed after it was pinned; if you changed it: outreach adapters pin "
                        + file.path, sha256: module.sha256)
            }
            return .module(module)
        } catch let mistake as AdapterLock.Mistake {
            return .refused(.notPinned, "\(mistake)", sha256: nil)
        } catch let failure as SealedModule.Failure {
            return .refused(failure.isGone ? .notFound : .notLoadable, failure.reason, sha256: nil)
        } catch {
            return .refused(.notLoadable, "\(file.path) cannot be examined", sha256: nil)
        }
    }
}
