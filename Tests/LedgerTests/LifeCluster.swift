import Database
import EventLoop
import FoundationEssentials
import Glibc
import Migrations
import Telemetry
import TestKit

/// A PostgreSQL of a test's own that survives its crashes, as the shipped settings do: it can be copied, crashed, put back and promoted.
/// Its nodes share a directory of sockets; `a` listens on port 1 of it.
final class LifeCluster: Sendable {
    let directory: String

    struct Failure: Error, CustomStringConvertible { let description: String }

    /// Makes node `a` with an empty database `outreach`; blocks for about two seconds.
    init() throws {
        var template = Array("/tmp/outreach-life-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure(description: "no directory under /tmp: error \(errno)") }
        directory = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        try run(
            """
            chmod 755 "$D"; [ "$(id -u)" = 0 ] && chown postgres: "$D"
            $as "$B/initdb" -D "$D/a" -U postgres -A trust -E UTF8 --locale=C --no-sync >/dev/null
            start a 1
            $as "$B/createdb" -h "$D" -p 1 -U postgres outreach
            """)
    }

    deinit {
        try? run("for node in a b; do stop $node immediate || true; done; cd /; rm -rf \"$D\"")
    }

    /// A cluster with migrated tables and no limits.
    static func with(_ body: @escaping @Sendable (LifeCluster, Loop) async throws -> Void) async throws {
        try await onLoop("life") { loop in
            let cluster = try await loop.offload { try LifeCluster() }
            let database = Database(
                DatabaseConfiguration(url: cluster.url(), maxConnections: 1), loop: loop,
                log: Log(service: "test", minimum: .error))
            try await Migrator(database).migrate(lines: ["platform"])
            try await database.execute(
                "UPDATE platform.limits SET per_minute = NULL, spacing_ms = NULL, per_day = NULL, per_week = NULL")
            await database.close()
            try await body(cluster, loop)
        }
    }

    /// A folder of its own beside the nodes.
    func folder(_ name: String) throws -> String {
        let path = "\(directory)/\(name)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    func url(_ database: String = "outreach") -> String { "host=\(directory) port=1 dbname=\(database) user=postgres" }

    /// Runs lines of shell; `start NODE PORT`, `stop NODE MODE`, `clean`, `$D`, `$B` and `$as` are at hand. Blocks until they are done,
    /// for five minutes at most.
    func run(_ script: String) throws {
        let words = ["timeout", "-k", "5", "300", "sh", "-c", LifeCluster.prelude + script, "life", directory]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let log = directory + "/shell.log"
        for descriptor in [Int32(1), 2] {
            posix_spawn_file_actions_addopen(&actions, descriptor, log, O_WRONLY | O_CREAT | O_APPEND, 0o666)
        }
        for descriptor in 3..<8192 as Range<Int32> { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        var (child, status) = (pid_t(), Int32())
        guard posix_spawnp(&child, "timeout", &actions, nil, &arguments, environ) == 0 else {
            throw Failure(description: "no shell")
        }
        waitpid(child, &status, 0)
        guard status == 0 else {
            throw Failure(description: "\(script)\n\(TextFile.read(log) ?? "")")
        }
    }

    private static let prelude = """
        set -e
        D=$1
        cd "$D"
        B=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
        as=""
        if [ "$(id -u)" = 0 ]; then as="setpriv --reuid=postgres --regid=postgres --init-groups"; fi
        start() {
            $as "$B/pg_ctl" -D "$D/$1" -l "$D/$1.log" -w -o "-c listen_addresses= -c unix_socket_directories=$D -c port=$2 \
        -c shared_buffers=16MB -c max_connections=60 -c fsync=off -c wal_keep_size=128MB" start >/dev/null
        }
        stop() { $as "$B/pg_ctl" -D "$D/$1" -m "$2" -w stop >/dev/null 2>&1; }

        """
}
