internal import AdapterWire
internal import FoundationEssentials
internal import Glibc

/// A shared library by its name: `lib<platform>.so` or `<platform>.so`.
package struct AdapterFile: Sendable, Equatable {
    package let platform: String
    package let folder: String
    package let name: String
    package var path: String { "\(folder)/\(name)" }

    /// - Returns: `nil` when the name is not an adapter's.
    package init?(folder: String, name: String) {
        guard name.hasSuffix(".so") else { return nil }
        let stem = name.dropLast(3)
        let platform = String(stem.hasPrefix("lib") ? stem.dropFirst(3) : stem)
        guard Manifest.isPlatformName(platform) else { return nil }
        (self.platform, self.folder, self.name) = (platform, folder, name)
    }

    /// - Parameter path: as ``path`` gives it.
    init?(path: String) {
        guard let slash = path.lastIndex(of: "/") else { return nil }
        self.init(folder: String(path[..<slash]), name: String(path[path.index(after: slash)...]))
    }

    /// - Returns: `false` also for what cannot be looked at now: a full table of files takes nothing away.
    static func isGone(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR)
    }

    /// The first one in the folders. What cannot be looked at now hides none that can: it counts when there is no other, or when it
    /// is the one at work, so that trouble that passes puts no other module in its place.
    /// - Parameter running: path of the one at work.
    static func find(_ platform: String, in folders: [String], running: String? = nil) -> AdapterFile? {
        var hidden: AdapterFile?
        for folder in folders {
            for name in ["lib\(platform).so", "\(platform).so"] {
                guard let file = AdapterFile(folder: folder, name: name), file.platform == platform,
                    !isGone(file.path)
                else { continue }
                if file.path == running || isThere(file.path) { return file }
                hidden = hidden ?? file
            }
        }
        return hidden
    }

    /// Files of the folders that have an adapter's entry point, whether or not anybody has pinned them.
    static func lying(in folders: [String]) -> [AdapterFile] {
        folders.flatMap { folder in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return names.sorted().compactMap { AdapterFile(folder: folder, name: $0) }.filter(\.hasEntry)
        }
    }

    /// The name stands in the table of what a library exports.
    private var hasEntry: Bool {
        guard let data = FileManager.default.contents(atPath: path) else { return false }
        return data.withUnsafeBytes { AdapterFile.holds($0, Array("\0outreach_adapter_entry\0".utf8)) }
    }

    private static func holds(_ bytes: UnsafeRawBufferPointer, _ word: [UInt8]) -> Bool {
        guard let start = bytes.baseAddress, bytes.count >= word.count else { return false }
        let last = start + (bytes.count - word.count)
        var place = start
        while place <= last, let found = memchr(place, Int32(word[0]), last - place + 1) {
            if memcmp(found, word, word.count) == 0 { return true }
            place = UnsafeRawPointer(found) + 1
        }
        return false
    }

    private static func isThere(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0
    }
}
