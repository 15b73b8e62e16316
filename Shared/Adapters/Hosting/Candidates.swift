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
    /// Of the file that was found, and of the one that was loaded before.
    let pins: [AdapterPin]

    /// Whether a module of this sum may go on, although nothing new can take its place.
    func keeps(_ sha256: String) -> Bool {
        switch finding {
        // The file itself is what was pinned; that it does not load is no word against the old one.
        case .module: true
        case .refused(.notFound, _, _): false
        case .refused: pins.contains { $0 == .unreadable || $0 == .sum(sha256) }
        }
    }

    /// Reads folders, locks and modules. Takes milliseconds: call it through `Loop.offload`.
    /// - Parameter running: networks at work with the paths of their modules; they are looked at where a lock does not say any
    ///   more what is pinned.
    static func all(_ settings: AdapterSettings, running: [String: String] = [:]) -> [Candidate] {
        let named = settings.names.filter { $0 != AdapterSettings.everything }
        let pinned =
            settings.names.contains(AdapterSettings.everything)
            ? pinnedPlatforms(settings.folders, Set(running.keys)) : []
        return Set(named).union(pinned).sorted().map { look($0, settings.folders, running[$0]) }
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

    private static func look(_ platform: String, _ folders: [String], _ running: String?) -> Candidate {
        guard let file = AdapterFile.find(platform, in: folders, running: running) else {
            let places = folders.joined(separator: ", ")
            return Candidate(
                platform: platform, path: nil,
                finding: .refused(
                    .notFound, "there is no lib\(platform).so and no \(platform).so in \(places)", sha256: nil),
                pins: [])
        }
        // Before the file is opened: that it cannot be read says nothing about what the lock says.
        let lock = file.lock
        var pins = [AdapterPin(file, lock)]
        if let running, running != file.path { pins.append(AdapterPin(running: running)) }
        return Candidate(platform: platform, path: file.path, finding: examine(file, lock), pins: pins)
    }

    private static func examine(_ file: AdapterFile, _ lock: Result<AdapterLock, AdapterLock.Mistake>) -> Finding {
        do {
            let lock = try lock.get()
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

/// What the lock beside a file says about it.
enum AdapterPin: Sendable, Equatable {
    case missing
    /// The lock has a mistake, or cannot be read now.
    case unreadable
    /// 64 hexadecimal digits in small letters.
    case sum(String)

    init(_ file: AdapterFile, _ lock: Result<AdapterLock, AdapterLock.Mistake>) {
        switch lock {
        case .success(let lock): self = lock.pins[file.name].map(AdapterPin.sum) ?? .missing
        case .failure: self = .unreadable
        }
    }

    /// Of a module that was loaded from there; without its file its pin counts for nothing.
    init(running path: String) {
        guard let file = AdapterFile(path: path), !AdapterFile.isGone(path) else {
            self = .missing
            return
        }
        self.init(file, file.lock)
    }
}

extension AdapterFile {
    /// As the folder's lock is now.
    fileprivate var lock: Result<AdapterLock, AdapterLock.Mistake> {
        Result { () throws(AdapterLock.Mistake) in try AdapterLock(folder: folder) }
    }
}
