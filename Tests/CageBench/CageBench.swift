import AdapterWire
import Adapters
import EventLoop
import Glibc
import JSON
import Telemetry

/// One message's first step, asked again and again.
struct CageBench: Sendable {
    private let platform: String
    private let samples: Int
    private let adapters: Adapters
    private let folder: String

    struct Failure: Error, CustomStringConvertible { let description: String }

    /// Pins a copy in a folder of its own: the build's folder stays as it is.
    init(_ library: AdapterFile, samples: Int, loop: Loop) throws {
        (platform, self.samples) = (library.platform, samples)
        var template = Array("/tmp/outreach-cage-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure(description: "no directory under /tmp") }
        folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        guard symlink(library.path, "\(folder)/\(library.name)") == 0 else {
            throw Failure(description: "no link to \(library.path)")
        }
        _ = try AdapterListing.pin("\(folder)/\(library.name)")
        let host = AdapterSettings.ownFolder + "/adapter-host"
        adapters = Adapters(
            AdapterSettings(names: [platform], folders: [folder], hostProgram: host), loop: loop,
            log: Log(service: "bench", minimum: .error, format: .json))
    }

    func run() async throws -> JSONValue {
        defer {
            for name in ["lib\(platform).so", "\(platform).so", AdapterLock.fileName] { unlink("\(folder)/\(name)") }
            rmdir(folder)
        }
        let began = ContinuousClock.now
        await adapters.start()
        let started = milliseconds(.now - began)
        let session = try adapters.session(platform)
        var (request, reply) = (0, 0)
        var times: [Double] = []
        for number in 0..<(samples + 200) {
            let call = AdapterCall.start(CageBench.message(number))
            let asked = ContinuousClock.now
            let step = try await session.call(call)
            let time = milliseconds(.now - asked) * 1000
            if number >= 200 { times.append(time) }
            (request, reply) = (call.json.serialized().count, step.serialized().count)
        }
        await adapters.stop()
        times.sort()
        return [
            "value": .double(times[samples / 2]), "unit": "µs", "p50": .double(times[samples / 2]),
            "p99": .double(times[samples * 99 / 100]), "start_ms": .double(started),
            "request_bytes": JSONValue(request), "reply_bytes": JSONValue(reply),
        ]
    }

    private static func message(_ number: Int) -> AdapterCall.Start {
        AdapterCall.Start(
            operation: "message", key: "0192f0c1-0000-7000-8000-\(100_000_000_000 + number)", handle: "default",
            input: [
                "recipient": [
                    "platform_user_id": "24601", "username": "ada", "profile_url": "https://www.facebook.com/ada",
                ],
                "text": "Hello Ada, thank you for your note of last week. Shall we talk on Tuesday, at ten?",
                "answers": true,
            ])
    }
}

private func milliseconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) * 1000 + Double(attoseconds) / 1e15
}
