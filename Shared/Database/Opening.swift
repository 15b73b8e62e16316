internal import CPostgres
internal import EventLoop
internal import Glibc

/// Connects without blocking the loop.
final class Opening {
    private static let timeout = Duration.seconds(5)
    private let loop: Loop
    private let handle: OpaquePointer
    private var watch: Watch?
    private var timer: Timer?
    private var continuation: CheckedContinuation<Void, Never>?
    private var isTooLate = false

    static func open(_ configuration: DatabaseConfiguration, loop: Loop) async throws(DatabaseError) -> Link {
        loop.preconditionCurrent()
        let parameters = try ConnectionParameters(configuration)
        guard let handle = await parameters.start(loop) else {
            throw DatabaseError(.connection, "no memory to connect")
        }
        do {
            try await Opening(loop, handle.pointer).poll()
        } catch {
            PQfinish(handle.pointer)
            throw error
        }
        postgres_mute_notices(handle.pointer)
        return Link(owning: handle.pointer, loop: loop)
    }

    private init(_ loop: Loop, _ handle: OpaquePointer) {
        (self.loop, self.handle) = (loop, handle)
        timer = loop.after(Opening.timeout) { [weak self] in
            self?.isTooLate = true
            self?.wake()
        }
    }

    deinit { timer?.cancel() }

    /// PostgreSQL 15 manual, 34.1 "PQconnectPoll": the first wait is for writing, and the socket may change between two.
    private func poll() async throws(DatabaseError) {
        defer {
            timer?.cancel()
            timer = nil
        }
        var status = PGRES_POLLING_WRITING
        guard PQstatus(handle) != CONNECTION_BAD else { throw .connection(handle) }
        while status != PGRES_POLLING_OK {
            await wait(writing: status == PGRES_POLLING_WRITING)
            guard !isTooLate else {
                throw DatabaseError(.connection, "the server did not answer within \(Opening.timeout)")
            }
            status = PQconnectPoll(handle)
            guard status != PGRES_POLLING_FAILED else { throw .connection(handle) }
        }
    }

    private func wait(writing: Bool) async {
        watch = loop.watch(PQsocket(handle), read: !writing, write: writing) { [unowned self] _ in wake() }
        await withCheckedContinuation { continuation in
            self.continuation = continuation
            if isTooLate { wake() }
        }
        watch?.cancel()
        watch = nil
    }

    private func wake() {
        watch?.update(read: false, write: false)
        let waiting = continuation
        continuation = nil
        waiting?.resume()
    }
}

/// The connection string with this product's settings merged in.
struct ConnectionParameters: Sendable {
    private var values: [String: String]

    init(_ configuration: DatabaseConfiguration) throws(DatabaseError) {
        values = try ConnectionParameters.parse(configuration.url)
        values["application_name"] = configuration.applicationName
        values["client_encoding"] = "UTF8"
        // libpq's own keepalives are for TCP only; a unix socket ignores them.
        let network = [
            "keepalives_idle": "10", "keepalives_interval": "5", "keepalives_count": "3", "tcp_user_timeout": "10000",
        ]
        values.merge(network) { given, _ in given }
        // After a failover an address may still lead to a server that only reads.
        values.merge(["target_session_attrs": "read-write"]) { given, _ in given }
        guard !configuration.poolerMode else { return }
        // For statements outside of transactions; those say their level themselves.
        let isolation = [(name: "default_transaction_isolation", value: "read\\ committed")]
        let settings = (SessionSettings(configuration).values + isolation).map { "-c \($0.name)=\($0.value)" }
            .joined(separator: " ")
        values["options"] = values["options"].map { "\($0) \(settings)" } ?? settings
    }

    fileprivate static func parse(_ url: String) throws(DatabaseError) -> [String: String] {
        var reason: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(url, &reason) else {
            PQfreemem(reason)
            // libpq's reason quotes the string, and with it perhaps the password.
            throw DatabaseError(.connection, "the database's connection string cannot be read")
        }
        defer { PQconninfoFree(options) }
        var values: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return values
    }

    /// Resolving a host name blocks, so that happens beside the loop; addresses and sockets start at once.
    func start(_ loop: Loop) async -> ConnectionHandle? {
        guard needsResolving else { return start() }
        return try? await loop.offload { start() }
    }

    private var needsResolving: Bool {
        guard let host = values["host"], values["hostaddr"] == nil else { return false }
        return host.split(separator: ",").contains {
            !$0.hasPrefix("/") && !$0.allSatisfy { "0123456789.:abcdef".contains($0) }
        }
    }

    private func start() -> ConnectionHandle? {
        var keywords: [UnsafePointer<CChar>?] = values.keys.map { UnsafePointer(strdup($0)) } + [nil]
        var texts: [UnsafePointer<CChar>?] = values.values.map { UnsafePointer(strdup($0)) } + [nil]
        defer { for text in keywords + texts { free(UnsafeMutableRawPointer(mutating: text)) } }
        return PQconnectStartParams(&keywords, &texts, 0).map(ConnectionHandle.init)
    }
}

extension DatabaseConfiguration {
    /// The same server and role, another database.
    /// - Throws: when ``url`` cannot be read.
    package func url(ofDatabase name: String) throws(DatabaseError) -> String {
        var values = try ConnectionParameters.parse(url)
        values["dbname"] = name
        return values.sorted { $0.key < $1.key }.map { "\($0.key)='\($0.value.escapedForConnectionString)'" }
            .joined(separator: " ")
    }
}

extension String {
    fileprivate var escapedForConnectionString: String {
        reduce(into: "") { text, character in
            if character == "'" || character == "\\" { text.append("\\") }
            text.append(character)
        }
    }
}

/// A `PGconn *` on its way to the loop that will own it.
struct ConnectionHandle: @unchecked Sendable {
    let pointer: OpaquePointer
    init(_ pointer: OpaquePointer) { self.pointer = pointer }
}

/// What holds for every statement of every connection.
struct SessionSettings {
    let values: [(name: String, value: String)]

    init(_ configuration: DatabaseConfiguration) {
        values = [
            ("statement_timeout", String(configuration.statementTimeout.milliseconds)),
            ("lock_timeout", String(configuration.lockTimeout.milliseconds)),
            // A forgotten transaction holds back the outbox's fence for the whole cluster.
            ("idle_in_transaction_session_timeout", "5000"),
            ("jit", "off"),
            ("TimeZone", "UTC"),
        ]
    }
}
