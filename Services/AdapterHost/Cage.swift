internal import CSeccomp
internal import Glibc

/// What the process gives up before it loads foreign code (Docs/wire-contract.md "The cage").
enum Cage {
    struct Filters {
        /// Stricter, for after loading; made beforehand, so that constructors find it ready.
        let afterLoading: SystemCallFilter
        /// Whether the kernel knows Landlock, so that a constructor reads nothing but what lies with libraries.
        let confinesFiles: Bool
    }

    /// - Throws: when the kernel refuses; then nothing may be loaded.
    static func close(memoryBytes: UInt64, parent: pid_t) throws(HostRefusal) -> Filters {
        try require(end_with_parent(SIGKILL), "ends with its service")
        // The service may have gone before the request: then no signal will ever come.
        guard getppid() == parent else { exit(HostExit.notStarted) }
        try require(gain_no_privileges(), "gains no privileges")
        try require(hide_memory(), "hides its memory")
        for descriptor in 0...2 as ClosedRange<Int32> { Glibc.close(descriptor) }
        try require(close_from(5), "has no other descriptors")
        try limit(memoryBytes)
        let filters = (before: try SystemCallFilter.whileLoading(), after: try SystemCallFilter.afterLoading())
        let confinesFiles = try onlyLibraries()
        try require(drop_capabilities(), "has no powers of root")
        try filters.before.load()
        return Filters(afterLoading: filters.after, confinesFiles: confinesFiles)
    }

    private static func limit(_ memoryBytes: UInt64) throws(HostRefusal) {
        let limits: [(Int32, UInt64)] = [
            (Int32(RLIMIT_AS.rawValue), memoryBytes), (Int32(RLIMIT_CORE.rawValue), 0),
            (Int32(RLIMIT_FSIZE.rawValue), 0), (Int32(RLIMIT_NOFILE.rawValue), 32),
            (Int32(__RLIMIT_NPROC.rawValue), 0), (Int32(__RLIMIT_MEMLOCK.rawValue), 0),
        ]
        for (resource, most) in limits { try require(set_limit(resource, most, most), "has limit \(resource)") }
    }

    /// Constructors run while files may still be read: then only what lies below the system's library folders, and libraries beside
    /// the host's own; not where keys do.
    /// - Returns: `false` on a kernel without Landlock.
    private static func onlyLibraries() throws(HostRefusal) -> Bool {
        let version = landlock_version()
        guard version >= 1 else { return false }
        let rules = landlock_refusing_all(version)
        guard rules >= 0 else { throw refusal("reads libraries only") }
        let standard = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache"]
        for path in standard + LoadedLibraries.files() {
            try require(landlock_allow_reading(rules, path), "reads libraries only")
        }
        try require(landlock_enforce(rules), "reads libraries only")
        return true
    }

    private static func require(_ code: Int32, _ what: String) throws(HostRefusal) {
        if code != 0 { throw refusal(what) }
    }

    private static func refusal(_ what: String) -> HostRefusal {
        HostRefusal("NO_CAGE", "the kernel does not let the adapter's process promise that it \(what): error \(errno)")
    }
}

/// Libraries beside this program's own: an adapter in Swift needs those that the host itself does without. File by file, because a
/// folder of programs may have anything below it.
enum LoadedLibraries {
    static func files() -> [String] {
        folders().flatMap { folder -> [String] in
            guard let directory = opendir(folder) else { return [] }
            defer { closedir(directory) }
            var files: [String] = []
            while let entry = readdir(directory) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                let isLibrary = name.hasSuffix(".so") || name.contains(".so.")
                let path = "\(folder)/\(name)"
                if isLibrary, isFile(path) { files.append(path) }
            }
            return files
        }
    }

    /// A link counts as what it leads to: leave for a folder would be leave for all below it.
    private static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    private static func folders() -> Set<String> {
        guard let maps = fopen("/proc/self/maps", "r") else { return [] }
        defer { fclose(maps) }
        var folders: Set<String> = []
        var line = [CChar](repeating: 0, count: 4352)
        while fgets(&line, Int32(line.count), maps) != nil {
            let text = line.prefix { $0 != 0 }
            guard let first = text.firstIndex(of: 0x2F), let last = text.lastIndex(of: 0x2F), last > first else {
                continue
            }
            folders.insert(String(decoding: text[first..<last].map(UInt8.init(bitPattern:)), as: UTF8.self))
        }
        return folders
    }
}
