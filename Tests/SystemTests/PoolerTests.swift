import EventLoop
import FoundationEssentials
import Glibc
import Synchronization
import TestKit
import Testing

extension SystemTests {
    /// The operator's commands behind a transaction pooler (issue 7, section 1).
    @Suite struct PoolerTests {
        /// PgBouncer ends every connection that names settings at its start: `unsupported startup parameter: options`.
        @Test func commandsAskAPoolerForNoSession() async throws {
            try await onLoop("pooler-test") { loop in
                let command = try OperatorCommand([:], home: "home")
                defer { command.directory.remove() }
                let pooler = try RefusingPooler(command.directory.path)
                let thread = Loop(name: "refusing-pooler")
                thread.start()
                defer { thread.stop() }
                thread.execute { pooler.serve() }
                defer { pooler.close() }
                command.environment["DATABASE_URL"] = "postgresql://outreach@/outreach?host=\(command.directory.path)"
                command.environment["OUTREACH_DATABASE_POOLER"] = "true"
                command.environment["OUTREACH_SUPPRESSION_KEY"] = String(repeating: "5a", count: 32)
                for words in ["migrate", "keys list", "outbox dead-letters list", "doctor", "up"] {
                    let before = pooler.startups.count
                    let program = try command.start(words.split(separator: " ").map(String.init))
                    #expect(try await program.end(within: .seconds(60)) != 0, "\(words)")
                    #expect(pooler.startups.count > before, "\(words): \(program.output)")
                }
                #expect(pooler.startups.allSatisfy { !$0.contains("options") }, "\(pooler.startups)")
                let asked = pooler.startups.count
                for words in [["backup", command.path("x")], ["restore", command.path("x")]] {
                    let program = try command.start(words)
                    #expect(try await program.end(within: .seconds(60)) == 2)
                    #expect(program.output.contains("not the pooler's"), "\(program.output)")
                }
                #expect(pooler.startups.count == asked, "PostgreSQL's own programs leave settings in others' sessions")
            }
        }
    }
}

/// Hears what a client says at its start, and refuses it.
private final class RefusingPooler: Sendable {
    private let listener: Int32
    private let heard = Mutex<[[String]]>([])

    /// Names and values that clients began with.
    var startups: [[String]] { heard.withLock { $0 } }

    init(_ directory: String) throws {
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array("\(directory)/.s.PGSQL.5432".utf8CString)
        try #require(path.count <= MemoryLayout.size(ofValue: address.sun_path))
        withUnsafeMutableBytes(of: &address.sun_path) { room in
            for (index, byte) in path.enumerated() { room[index] = UInt8(bitPattern: byte) }
        }
        let listener = listener
        let isBound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0 && listen(listener, 16) == 0
            }
        }
        try #require(isBound)
    }

    func close() { shutdown(listener, Int32(SHUT_RDWR)) }

    func serve() {
        while case let client = accept(listener, nil, nil), client >= 0 {
            var bytes = [UInt8](repeating: 0, count: 4096)
            let count = recv(client, &bytes, bytes.count, 0)
            // Length and version of the protocol stand in front.
            let texts = bytes[min(8, max(0, count))..<max(0, count)].split(separator: 0)
            heard.withLock { $0.append(texts.map { String(decoding: $0, as: UTF8.self) }) }
            let fields = Array("SFATAL\0VFATAL\0C08P01\0Mnot this one\0\0".utf8)
            let answer = [UInt8(ascii: "E"), 0, 0, 0, UInt8(fields.count + 4)] + fields
            _ = send(client, answer, answer.count, Int32(MSG_NOSIGNAL))
            _ = Glibc.close(client)
        }
        _ = Glibc.close(listener)
    }
}
