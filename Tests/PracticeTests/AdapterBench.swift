import AdapterWire
import Adapters
import EventLoop
import FoundationEssentials
import HTTPClient
import JSON
import Secrets
import Telemetry
import TestKit
import Timekeeping

/// The built adapters in their cages, with base addresses that lead to the practice networks. Confined to its loop.
final class AdapterBench: @unchecked Sendable {
    static let credentials = [
        "access_token": "practice-token", "app_secret": "practice-secret", "verify_token": "practice-verify",
    ]

    let performer: Performer
    private let adapters: Adapters
    private let folder: ScratchDirectory

    init(_ practice: PracticeProcess) async throws {
        let log = Log(service: "test", minimum: .error)
        let names = ["facebook", "linkedin", "testnet"]
        folder = try ScratchDirectory()
        var lock = AdapterLock()
        for name in names {
            let bytes = try Data(contentsOf: URL(filePath: "\(StartedProgram.directory)/lib\(name).so"))
            try bytes.write(to: URL(filePath: "\(folder.path)/lib\(name).so"))
            lock.pin("lib\(name).so", sha256: hex(sha256([UInt8](bytes))))
        }
        try lock.write(folder: folder.path)
        adapters = Adapters(
            AdapterSettings(
                names: names, folders: [folder.path], hostProgram: StartedProgram.directory + "/adapter-host"),
            loop: practice.loop, log: log)
        let bases = try BaseAddresses(names.map { "\($0)=\(practice.base)/\($0)" }.joined(separator: ","))
        performer = Performer(
            client: HTTPClient(loop: practice.loop, log: log), bases: bases, loop: practice.loop, log: log)
        await adapters.start()
    }

    func stop() async {
        await adapters.stop()
        folder.remove()
    }

    func session(_ platform: String) throws -> any AdapterSession { try adapters.session(platform) }

    func perform(
        _ platform: String, _ operation: String, to person: String, name: String? = nil, _ text: String = "",
        key: String = "attempt-1", since: Timestamp? = nil
    ) async throws -> Performed {
        var input: JSONObject = [
            "recipient": ["platform_user_id": .string(person), "username": JSONValue(name)], "text": .string(text),
        ]
        if let since { input["since"] = .string(since.iso8601) }
        return await performer.perform(
            AdapterCall.Start(operation: operation, key: key, handle: "default", input: input),
            on: try session(platform), credentials: Self.credentials, deadline: .now + .seconds(60)
        ) { true }
    }
}

extension Performed {
    func outcome(_ name: String) -> JSONValue? { if case .success(let outcome) = result { outcome[name] } else { nil } }
    /// Seconds that the network asks to wait.
    var pause: Double? { if case .failure(let failure) = result { failure.retryAfter } else { nil } }
}

/// Gives `body` a practice process and the real adapters.
func withAdapters(_ body: @escaping @Sendable (PracticeProcess, AdapterBench) async throws -> Void) async throws {
    try await withPractice { practice in
        let bench = try await AdapterBench(practice)
        do {
            try await body(practice, bench)
            await bench.stop()
        } catch {
            await bench.stop()
            throw error
        }
    }
}
