import AdapterWire
import Adapters
import EventLoop
import Glibc
import JSON
import Synchronization
import Telemetry
import Testing

/// Adapters on a loop of their own; everything is ended afterwards.
struct Running: Sendable {
    let adapters: Adapters
    let loop: Loop
    let folder: Folder
    /// An argument of this one's hosts only: other suites of this process have hosts of their own.
    private let mark: String

    /// Those that live.
    var hosts: [pid_t] {
        Children.named("adapter-host").filter { Children.arguments(of: $0).contains(mark) }
    }
    private static let count = Mutex(0)

    /// What is set otherwise than usual.
    struct Wishes {
        /// The libraries' own when `nil`.
        var names: [String]?
        /// Besides the test's own.
        var folders: [String] = []
        var callTimeout: Duration?
        /// Longer than usual where nothing is said: this machine may be busy.
        var inboundTimeout = Duration.seconds(10)
        var loadTimeout: Duration?
        /// The built one when `nil`.
        var hostProgram: String?
    }

    /// - Parameter libraries: name of the network to the library's path; copied and pinned.
    static func with(
        _ libraries: [String: String], _ wishes: Wishes = Wishes(),
        _ body: @escaping @Sendable (Running) async throws -> Void
    ) async throws {
        let folder = try Folder()
        defer { folder.remove() }
        for (platform, library) in libraries {
            try folder.add(library, as: "lib\(platform).so")
            try folder.pin("lib\(platform).so")
        }
        var settings = AdapterSettings(
            names: wishes.names ?? libraries.keys.sorted(), folders: [folder.path] + wishes.folders,
            hostProgram: wishes.hostProgram ?? Built.folder + "/adapter-host")
        if let limit = wishes.callTimeout { settings.callTimeout = limit }
        settings.inboundTimeout = wishes.inboundTimeout
        if let limit = wishes.loadTimeout { settings.loadTimeout = limit }
        settings.memoryBytes +=
            4096
            * count.withLock {
                $0 += 1
                return $0
            }
        let loop = Loop(name: "adapters")
        loop.start()
        defer { loop.stop() }
        let log = Log(service: "test", minimum: .error, format: .text)
        let running = Running(
            adapters: Adapters(settings, loop: loop, log: log), loop: loop, folder: folder,
            mark: String(settings.memoryBytes))
        try await loop.task {
            await running.adapters.start()
            do { try await body(running) } catch {
                await running.adapters.stop()
                throw error
            }
            await running.adapters.stop()
        }.value
    }

    func status(_ platform: String) throws -> AdapterStatus {
        try #require(adapters.statuses.first { $0.platform == platform })
    }

    /// One call in a session of its own.
    func ask(_ platform: String, _ call: AdapterCall) async throws(AdapterFailure) -> JSONValue {
        try await adapters.session(platform).call(call)
    }

    func message(_ platform: String, _ text: String) async throws(AdapterFailure) -> JSONValue {
        try await ask(platform, .message(text))
    }

    /// The number in a bad one's outcome.
    func number(_ platform: String, _ text: String, _ name: String = "errno") async throws -> Int64? {
        try await message(platform, text)["outcome"]?[name]?.intValue
    }

    /// Asks for something that ends the host.
    func failure(_ platform: String, _ text: String) async -> AdapterFailure? {
        do throws(AdapterFailure) {
            _ = try await message(platform, text)
            return nil
        } catch { return error }
    }
}

extension AdapterCall {
    static func message(_ text: String) -> AdapterCall {
        .start(
            Start(
                operation: "message", key: "0192f0c1-0000-7000-8000-000000000001", handle: "default",
                input: [
                    "recipient": [
                        "platform_user_id": "24601", "username": "ada", "profile_url": "https://postcard.example/ada",
                    ],
                    "text": .string(text), "answers": true,
                ]))
    }
}
