internal import Glibc

/// A private PostgreSQL cluster: one directory, one unix socket. It ends with this object, and with this process however that
/// dies: a shell beside the server waits for the end of a pipe that only this process holds.
package final class ScratchCluster: @unchecked Sendable {
    /// A superuser's connection string for the database `postgres`.
    package let url: String
    /// The same, and after ``promote()`` the former standby.
    package let movingURL: String
    /// Our end of the shell's standard input and output.
    private let channel: Int32
    private let shell: pid_t

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// What the server keeps when it dies.
    package enum Durability: String, Sendable {
        /// Nothing; the fastest, for tests that never kill it.
        case none = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
        /// What was committed: the settings that `outreach up` gives its own cluster.
        case shipped = "-c fsync=on -c full_page_writes=on -c synchronous_commit=on"
        /// What was committed more than a while ago. Longer than any test, so that a crash surely loses something.
        case asynchronous = """
            -c fsync=on -c full_page_writes=on -c synchronous_commit=off -c wal_writer_delay=10s \
            -c wal_writer_flush_after=1GB -c wal_buffers=16MB
            """
    }

    /// Makes and starts a cluster; blocks for about two seconds.
    package init(_ durability: Durability = .none) throws {
        var template = Array("/tmp/outreach-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure(description: "no directory under /tmp: error \(errno)") }
        let directory = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        (shell, channel) = try ScratchCluster.spawn(directory, durability)
        url = "host=\(directory) dbname=postgres user=postgres"
        movingURL = "host=\(directory)/active dbname=postgres user=postgres"
        try expectReady()
    }

    deinit {
        close(channel)
        var status: Int32 = 0
        waitpid(shell, &status, 0)
    }

    /// Ends the server as an operator would, with all its connections; blocks until it is down.
    package func stop() throws { try command("stop") }

    /// Starts a stopped server again on the same data; blocks until it answers.
    package func restart() throws { try command("start") }

    /// An immediate stop and a start: PostgreSQL recovers as after a crash.
    package func stopImmediately() throws { try command("immediate") }

    /// Kills the postmaster, as the kernel would, and starts the server again.
    package func killPostmaster() throws { try command("kill") }

    /// Starts a streaming standby of this server.
    package func addStandby() throws { try command("standby") }

    /// The standby hears nothing any more.
    package func detachStandby() throws { try command("detach") }

    /// The server is gone, and the standby takes its place at ``movingURL``.
    package func promote() throws { try command("promote") }

    private func command(_ text: String) throws {
        let line = Array("\(text)\n".utf8)
        guard write(channel, line, line.count) == line.count else {
            throw Failure(description: "the test server is gone")
        }
        try expectReady()
    }

    private func expectReady() throws {
        var answer: [UInt8] = []
        var byte: UInt8 = 0
        while read(channel, &byte, 1) == 1, byte != UInt8(ascii: "\n") { answer.append(byte) }
        guard String(decoding: answer, as: UTF8.self) == "ready" else {
            throw Failure(description: "the test server did not start: \(String(decoding: answer, as: UTF8.self))")
        }
    }

    private static func spawn(_ directory: String, _ durability: Durability) throws -> (pid_t, Int32) {
        var ends: [Int32] = [0, 0]
        // Other children must not inherit our end: the shell would wait for them too.
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw Failure(description: "no socket pair: error \(errno)")
        }
        // PostgreSQL counts what it inherits, and refuses to start with too little left.
        for descriptor in 3..<8192 as Range<Int32> { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // POSIX_SPAWN_SETSID: a session of its own, so that Ctrl-C on the terminal reaches the tests first.
        posix_spawnattr_setflags(&attributes, 0x80)
        let words = ["sh", "-c", script, "scratch", directory, durability.rawValue]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child = pid_t()
        let code = posix_spawn(&child, "/bin/sh", &actions, &attributes, &arguments, environ)
        close(ends[1])
        guard code == 0 else { throw Failure(description: "no shell for the test server: error \(code)") }
        return (child, ends[0])
    }

    /// PostgreSQL refuses to run as root, so root lends it the identity of Debian's `postgres`.
    private static let script = """
        directory=$1
        durability=$2
        binaries=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
        [ -n "$binaries" ] || { echo "PostgreSQL is not installed (apt-get install postgresql)"; exit 1; }
        as=""
        if [ "$(id -u)" = 0 ]; then
            as="setpriv --reuid=postgres --regid=postgres --init-groups"
            chown postgres: "$directory"
        fi
        cd "$directory"
        $as mkdir "$directory/second"
        $as ln -s . "$directory/active"
        control() {
            $as "$binaries/pg_ctl" -D "$directory/data" -l "$directory/log" -w "$@" >"$directory/control" 2>&1
        }
        answer() {
            if "$@"; then echo ready; else tail -n 3 "$directory/control" "$directory/log" 2>/dev/null | tr '\\n' ' '; echo; fi
        }
        settings="-c listen_addresses= -c unix_socket_directories=$directory -c max_connections=200 -c shared_buffers=64MB \
        -c max_wal_size=4GB -c max_prepared_transactions=4 -c log_line_prefix='%m [%p] ' $durability"
        create() {
            $as "$binaries/initdb" -D "$directory/data" -U postgres -A trust -E UTF8 --locale=C --no-sync \
                >"$directory/control" 2>&1 && control start -o "$settings"
        }
        # Backends outlive a killed postmaster for a moment, and hold the shared memory.
        revive() {
            tries=0
            until control start -o "$settings"; do
                tries=$((tries + 1))
                [ $tries -lt 100 ] || return 1
                sleep 0.1
            done
        }
        standby() {
            $as "$binaries/pg_ctl" -D "$directory/standby" -l "$directory/log" -w "$@" >"$directory/control" 2>&1
        }
        replicate() {
            $as "$binaries/pg_basebackup" -h "$directory" -U postgres -D "$directory/standby" -R -X stream -c fast \
                >"$directory/control" 2>&1 && standby start -o "$settings -c unix_socket_directories=$directory/second"
        }
        ask_standby() { "$binaries/psql" -h "$directory/second" -U postgres -d postgres -Atqc "$1" 2>"$directory/control"; }
        detach() {
            ask_standby "ALTER SYSTEM SET primary_conninfo = ''" >/dev/null || return 1
            ask_standby "SELECT pg_reload_conf()" >/dev/null || return 1
            until [ -z "$(ask_standby 'SELECT pid FROM pg_stat_wal_receiver')" ]; do sleep 0.05; done
        }
        fail_over() {
            control stop -m immediate
            standby promote && $as ln -sfn second "$directory/active"
        }
        answer create
        while read -r command; do
            case $command in
            stop) answer control stop -m fast ;;
            start) answer control start -o "$settings" ;;
            immediate) control stop -m immediate; answer control start -o "$settings" ;;
            kill) kill -9 "$(head -n 1 "$directory/data/postmaster.pid")"; answer revive ;;
            standby) answer replicate ;;
            detach) answer detach ;;
            promote) answer fail_over ;;
            esac
        done
        control stop -m immediate
        [ ! -d "$directory/standby" ] || standby stop -m immediate
        cd /
        rm -rf "$directory"
        """
}
