internal import EventLoop
internal import FoundationEssentials
internal import Glibc

/// The embedded Postgres: a private cluster below the home, reachable only through a socket in a private directory.
struct Cluster: Sendable {
    static let name = "postgres"
    private static let root = "/usr/lib/postgresql"
    let home: Home
    /// The data directory.
    let data: String
    let socketDirectory: String
    /// PostgreSQL's major version.
    let major: Int
    let user: ClusterUser
    private let programs: String
    private let environment: [String: String]

    /// - Parameter data: the data directory, when it is not the home's own.
    init(home: Home, environment: [String: String], data: String? = nil) throws(Failure) {
        self.home = home
        self.data = data ?? home.database
        self.environment = ["PATH": environment["PATH"] ?? "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"]
        major = try Cluster.major(for: self.data)
        programs = "\(Cluster.root)/\(major)/bin"
        user = try ClusterUser(environment: self.environment)
        socketDirectory = try home.socketDirectory(environment: environment)
    }

    /// For libpq; the socket's directory alone guards it (no password, no TCP).
    static func url(_ socketDirectory: String) -> String {
        let host = socketDirectory.utf8.map { byte in
            let isPlain =
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || "/-_.".utf8.contains(byte)
            let hex = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (hex.count == 1 ? "0" : "") + hex
        }
        return "postgresql://outreach@/outreach?host=\(host.joined())&port=5432"
    }

    var url: String { Cluster.url(socketDirectory) }

    /// Where the socket's directory is another user's, root's services enter it as root does.
    var neededCapabilities: [String] { if case .other = user { ["+dac_override"] } else { [] } }

    /// The newest installed server from 15 on, or the one whose version wrote the data.
    private static func major(for data: String) throws(Failure) -> Int {
        let found = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).compactMap { Int($0) }.sorted()
            .filter { $0 >= 15 && access("\(root)/\($0)/bin/postgres", X_OK) == 0 }
        if let written = Home.readText(data + "/PG_VERSION").flatMap({ Int($0.prefix { $0 != "\n" }) }) {
            guard found.contains(written) else {
                throw Failure(
                    "\(data) was written by PostgreSQL \(written), which is not installed any more (postgresql-\(written))"
                )
            }
            return written
        }
        guard let newest = found.last else {
            throw Failure(
                "no PostgreSQL 15 or newer is installed; Services/Operator/bootstrap.sh installs it, or set DATABASE_URL"
            )
        }
        return newest
    }

    /// Makes the cluster and its database, once. A run that dies in between leaves nothing half-made in its place.
    func createIfMissing(_ journal: Journal) throws(Failure) {
        guard access(data, F_OK) != 0 else {
            return try user.own([data, socketDirectory], home: home)
        }
        journal.info("creating the database in \(data)")
        let draft = data + ".new"
        try? FileManager.default.removeItem(atPath: draft)
        try Home.makePrivate(draft)
        try user.own([draft, socketDirectory], home: home)
        try run(
            "initdb",
            [
                "-D", draft, "-U", "outreach", "-A", "trust", "-E", "UTF8", "--lc-collate=C", "--lc-ctype=C.UTF-8",
                "--no-instructions",
            ])
        try run("postgres", ["--single", "-j", "-D", draft, "postgres"], input: "CREATE DATABASE outreach")
        guard rename(draft, data) == 0 else {
            throw Failure("cannot move \(draft) into place: \(String(cString: strerror(errno)))")
        }
    }

    private func run(_ program: String, _ arguments: [String], input: String? = nil) throws(Failure) {
        let words = user.command("\(programs)/\(program)", arguments)
        let (status, output) = try ProcessStart(words[0], Array(words.dropFirst()), environment: environment)
            .finish(input: input)
        guard status == 0, !output.contains("ERROR:"), !output.contains("FATAL:") else {
            throw Failure("\(program) failed:\n\(output)")
        }
    }

    /// The server, with its log in a file of its own.
    func program(log: Int32) -> Program {
        let settings = [
            "listen_addresses=", "unix_socket_directories=\(quoted(socketDirectory))", "unix_socket_permissions=0700",
            "port=5432", "shared_buffers=256MB", "max_connections=200", "max_wal_size=4GB", "jit=off",
            "random_page_cost=1.1", "fsync=on", "synchronous_commit=on", "full_page_writes=on", "log_checkpoints=off",
            "log_line_prefix=%m [%p] ",
            // A statement that is refused may hold people, and whoever can cause one could fill the disk with it.
            "log_min_error_statement=panic",
        ]
        let server = ["\(programs)/postgres", "-D", data] + settings.flatMap { ["-c", $0] }
        let guarded = ParentWatch.wrap(server, signal: "INT")
        let words = user.command(guarded[0], Array(guarded.dropFirst()))
        return Program(
            name: Cluster.name,
            start: ProcessStart(words[0], Array(words.dropFirst()), environment: environment, output: log),
            stopSignal: SIGINT, clearsGroup: false)
    }

    private func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
}
