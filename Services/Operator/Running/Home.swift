internal import FoundationEssentials
internal import Gateway
internal import Glibc

/// The directory of everything that must survive a restart. Only its owner may look into it.
struct Home: Sendable {
    /// Absolute, without a trailing slash.
    let path: String

    var lock: String { path + "/lock" }
    var database: String { path + "/postgres" }
    /// A cluster that a restore is building. Nothing uses it, and the next restore or start throws it away.
    var restoreDraft: String { path + "/postgres.restoring" }
    var logs: String { path + "/logs" }
    /// nginx's configuration, pid and bodies; can be deleted while nothing runs.
    var gateway: String { path + "/gateway" }
    var adminKey: String { path + "/admin-key" }
    var suppressionKey: String { path + "/suppression-key" }
    /// Seals the credentials in the database.
    var secretsKey: String { path + "/secrets-key" }

    /// With what a cut-off making of it left.
    func removeRestoreDraft() {
        for path in [restoreDraft, restoreDraft + ".new"] { try? FileManager.default.removeItem(atPath: path) }
    }

    init(environment: [String: String]) {
        let wanted = environment["OUTREACH_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? ".outreach"
        var absolute = wanted.hasPrefix("/") ? wanted : FileManager.default.currentDirectoryPath + "/" + wanted
        while absolute.count > 1, absolute.last == "/" { absolute.removeLast() }
        path = absolute
    }

    /// Makes the directories, and closes them to others when they were open.
    /// - Throws: before anything is made, when nginx cannot work there.
    func prepare() throws(Failure) {
        do throws(GatewayError) { try Gateway.check(gateway) } catch {
            throw .usage("\(error.description). Choose another OUTREACH_HOME; nothing was made")
        }
        for directory in [path, logs, gateway] { try Home.makePrivate(directory) }
    }

    static func makePrivate(_ directory: String) throws(Failure) {
        do {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Failure("cannot make the directory \(directory): \(String(cString: strerror(errno)))")
        }
        var status = stat()
        guard lstat(directory, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw Failure("\(directory) is not a directory")
        }
        guard status.st_uid == geteuid() else { throw Failure("\(directory) belongs to another user") }
        if status.st_mode & 0o077 != 0 { chmod(directory, 0o700) }
    }

    /// A directory for Postgres' socket. `sun_path` holds 107 characters, and libpq reads a comma as a list of hosts.
    func socketDirectory(environment: [String: String]) throws(Failure) -> String {
        let inside = path + "/socket"
        // An earlier run as another user owned it; root takes it back, and gives it again where that is needed.
        if geteuid() == 0 { chown(inside, 0, 0) }
        let isPlain = inside.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ",") }
        let own = environment["XDG_RUNTIME_DIR"].flatMap { $0.isEmpty || $0.utf8.count > 60 ? nil : $0 } ?? "/tmp"
        let directory = isPlain && inside.utf8.count <= 88 ? inside : "\(own)/outreach-\(geteuid())-\(fingerprint)"
        try Home.makePrivate(directory)
        return directory
    }

    /// Where the mark and the noes lie that must not go back when the home does: `OUTREACH_STATE`, or a directory of this machine for this
    /// home. `nil` where there is no place for one.
    func state(environment: [String: String]) -> String? {
        func named(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let given = named("OUTREACH_STATE") {
            return given.hasPrefix("/") ? given : FileManager.default.currentDirectoryPath + "/" + given
        }
        if geteuid() == 0 { return "/var/lib/outreach/" + fingerprint }
        let base = named("XDG_STATE_HOME") ?? named("HOME").map { $0 + "/.local/state" }
        return base.map { "\($0)/outreach/\(fingerprint)" }
    }

    /// FNV-1a of the path: the same home finds the same directory again.
    private var fingerprint: String {
        let hash = path.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }

    /// Writes a file that only its owner may read, whole or not at all.
    static func writeSecret(_ text: String, to path: String) throws(Failure) {
        let temporary = path + ".new"
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure("cannot write \(path): \(String(cString: strerror(errno)))") }
        let written = Array(text.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        let isSynced = fsync(descriptor) == 0
        close(descriptor)
        guard written == text.utf8.count, isSynced, rename(temporary, path) == 0 else {
            throw Failure("cannot write \(path): \(String(cString: strerror(errno)))")
        }
    }

    static func readText(_ path: String) -> String? {
        (try? Data(contentsOf: URL(filePath: path))).map { String(decoding: $0, as: UTF8.self) }
    }
}
