import Adapters
import Glibc
import Secrets

/// A folder of adapters and their lock, of one test.
final class Folder: Sendable {
    let path: String

    struct Failure: Error, CustomStringConvertible { let description: String }

    init() throws {
        var template = Array("/tmp/outreach-adapters-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure(description: "no directory under /tmp") }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    func remove() { _ = try? Tool.run("rm", ["-rf", path]) }

    /// Puts a copy of a library there, in one step, as an installer would.
    func add(_ library: String, as name: String) throws {
        try Tool.run("cp", [library, "\(path)/.new"])
        guard rename("\(path)/.new", "\(path)/\(name)") == 0 else { throw Failure(description: "no rename to \(name)") }
    }

    func pin(_ name: String) throws {
        var lock = try AdapterLock(folder: path)
        lock.pin(name, sha256: try SealedModule(path: "\(path)/\(name)").sha256)
        try lock.write(folder: path)
    }

    /// Changes one byte in the middle.
    func spoil(_ name: String) throws {
        guard let file = fopen("\(path)/\(name)", "r+") else { throw Failure(description: "cannot open \(name)") }
        defer { fclose(file) }
        fseek(file, 4000, SEEK_SET)
        let byte = fgetc(file)
        fseek(file, 4000, SEEK_SET)
        fputc(byte ^ 1, file)
    }
}

/// Programs of the machine, run to their end.
enum Tool {
    static func run(_ program: String, _ arguments: [String]) throws {
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var pid = pid_t()
        var status: Int32 = -1
        let code = posix_spawnp(&pid, program, nil, nil, &words, environ)
        while code == 0, waitpid(pid, &status, 0) < 0, errno == EINTR {}
        guard status == 0 else { throw Folder.Failure(description: "\(program) \(arguments) failed: \(status)") }
    }
}

/// Adapters in C, compiled once for all tests.
enum Compiled {
    private static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

    /// The example that Docs shows.
    static let postcard = library("Docs/examples/adapter.c", "postcard")
    static let postcard2 = library("Docs/examples/adapter.c", "postcard2", ["-DVERSION=\"2.0.0\""])
    static let bad = bad("bad.c", "bad")

    /// - Parameter options: of the compiler.
    static func bad(_ source: String, _ name: String, _ options: [String] = []) -> String {
        library("Tests/AdapterContractTests/Bad/\(source)", name, options)
    }

    private static let folder: String = {
        guard let folder = try? Folder() else { fatalError("no directory under /tmp") }
        atexit { _ = try? Tool.run("rm", ["-rf", Compiled.folder]) }
        return folder.path
    }()

    private static func library(_ source: String, _ name: String, _ options: [String] = []) -> String {
        let path = "\(folder)/\(name)-\(getpid()).so"
        let words = ["-std=gnu99", "-O1", "-shared", "-fPIC", "-I", "\(root)/Shared/C/CAdapterABI", "-o", path]
        do { try Tool.run("cc", options + words + ["\(root)/\(source)"]) } catch { fatalError("\(error)") }
        return path
    }
}

/// The adapters that this build made lie beside the test bundle, and so does the host.
enum Built {
    static let folder = AdapterSettings.ownFolder

    struct Subject: Sendable, CustomStringConvertible {
        let platform: String
        let library: String
        var description: String { library.split(separator: "/").last.map(String.init) ?? platform }
    }

    /// Every network of the build, the example in C, and that example as it was compiled long ago.
    static let subjects: [Subject] = {
        var found: [Subject] = []
        guard let directory = opendir(folder) else { fatalError("\(folder) cannot be read") }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard let file = AdapterFile(folder: folder, name: name) else { continue }
            // A test's network under the name of a real one is called so in the build, because names are taken once.
            let platform = file.platform.hasSuffix("_test") ? String(file.platform.dropLast(5)) : file.platform
            found.append(Subject(platform: platform, library: file.path))
        }
        found.sort { $0.platform < $1.platform }
        return found + [Subject(platform: "postcard", library: Compiled.postcard)]
            + OldBinary.subjects + foreign
    }()

    /// Somebody's own, wherever it lies (Docs/writing-an-adapter.md).
    private static let foreign: [Subject] = {
        guard let path = getenv("OUTREACH_TEST_ADAPTER").map({ String(cString: $0) }) else { return [] }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
        guard let file = AdapterFile(folder: folder, name: String(parts.last ?? "")) else {
            fatalError("OUTREACH_TEST_ADAPTER: \(path) is not named lib<network>.so or <network>.so")
        }
        return [Subject(platform: file.platform, library: path)]
    }()
}
