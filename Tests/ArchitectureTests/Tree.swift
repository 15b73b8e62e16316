import FoundationEssentials
import Glibc
import JSON
import Synchronization
import Testing

/// The repository as the tests read it: files, rooms and what they import.
struct Tree {
    static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

    struct File: CustomStringConvertible {
        /// From the repository's root.
        let path: String
        let text: String
        let lines: [Substring]
        var description: String { path }

        init(path: String, text: String) {
            (self.path, self.text) = (path, text)
            lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        }
    }

    /// Read once by all tests: each of them would have both processors busy for seconds, and other suites wait meanwhile.
    private static let read = Mutex<[String: [File]]>([:])

    /// Swift files below these folders, in order.
    static func swiftFiles(_ folders: String...) throws -> [File] {
        try folders.flatMap { folder in
            try read.withLock { known in
                if let files = known[folder] { return files }
                let files = try paths(below: folder).filter { $0.hasSuffix(".swift") }.map { try file($0) }
                known[folder] = files
                return files
            }
        }
    }

    static func file(_ path: String) throws -> File {
        let data = try Data(contentsOf: URL(filePath: "\(root)/\(path)"))
        return File(path: path, text: String(decoding: data, as: UTF8.self))
    }

    static func paths(below folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)").map { "\(folder)/\($0)" }.sorted()
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: "\(root)/\(path)") }
}

/// One target of the manifest, as `swift package dump-package` sees it.
struct Room: CustomStringConvertible {
    let name: String
    let kind: String
    let path: String
    let imports: [String]
    var description: String { name }

    static func all() throws -> [Room] {
        let (status, output) = try Manifest.dump(Tree.file("Package.swift").text)
        try #require(status == 0, "\(output)")
        let start = try #require(output.firstIndex(of: "{"))
        let manifest = try JSONValue.parse(Array(output[start...].utf8))
        return (manifest["targets"]?.arrayValue ?? []).compactMap { target in
            guard let name = target["name"]?.stringValue, let kind = target["type"]?.stringValue else { return nil }
            let imports = (target["dependencies"]?.arrayValue ?? []).compactMap {
                $0["byName"]?.arrayValue?.first?.stringValue
            }
            return Room(name: name, kind: kind, path: target["path"]?.stringValue ?? "", imports: imports)
        }
    }
}

/// The manifest alone in a directory of its own: the build that runs these tests holds the lock of the real one.
enum Manifest {
    /// What `swift package dump-package` says to a manifest of this text.
    static func dump(_ text: String) throws -> (status: Int32, output: String) {
        var template = Array("/tmp/outreach-manifest.XXXXXX".utf8CString)
        let path = try #require(
            template.withUnsafeMutableBufferPointer { mkdtemp($0.baseAddress!).map { String(cString: $0) } })
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(text.utf8).write(to: URL(filePath: path + "/Package.swift"))
        return try Shell.run("swift", ["package", "--package-path", path, "dump-package"])
    }
}

/// Short helpers run to their end.
enum Shell {
    static func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let capture = try #require(tmpfile())
        defer { fclose(capture) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, fileno(capture), STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, fileno(capture), STDERR_FILENO)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var pid: pid_t = 0
        try #require(posix_spawnp(&pid, program, &actions, nil, &words, environ) == 0)
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        rewind(capture)
        var bytes = [UInt8](repeating: 0, count: 4 << 20)
        let count = fread(&bytes, 1, bytes.count, capture)
        return ((status >> 8) & 0xFF, String(decoding: bytes[..<count], as: UTF8.self))
    }
}
