internal import AdapterWire
internal import Adapters
internal import EventLoop
internal import FoundationEssentials
internal import JSON
internal import Telemetry

/// One module in the cage for as long as somebody looks at it: nothing is pinned, sent or kept.
struct AdapterTrial {
    private let adapters: Adapters
    private let session: any AdapterSession
    private let folder: String
    private let loop: Loop

    var manifest: Manifest { session.manifest }

    /// Loads a copy of the file as a service would.
    /// - Throws: why a service would not take it.
    static func begin(_ path: String, loop: Loop) async throws -> AdapterTrial {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let file = AdapterFile(folder: ".", name: name) else {
            throw Failure("\(path) is not named lib<network>.so or <network>.so")
        }
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw Failure("\(path) is not there, or not yours to read")
        }
        let folder = FileManager.default.temporaryDirectory.path + "/outreach-trial-\(UUID().uuidString)"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                atPath: URL(filePath: path).resolvingSymlinksInPath().path, toPath: "\(folder)/\(name)")
            _ = try AdapterListing.pin("\(folder)/\(name)")
            let settings = AdapterSettings(
                names: [file.platform], folders: [folder], hostProgram: AdapterSettings.ownFolder + "/adapter-host")
            let adapters = Adapters(settings, loop: loop, log: Log(service: "outreach", minimum: .error))
            await adapters.start()
            do {
                return AdapterTrial(
                    adapters: adapters, session: try adapters.session(file.platform), folder: folder, loop: loop)
            } catch {
                await adapters.stop()
                throw Failure(error.reason.replacing(folder, with: "."))
            }
        } catch {
            try? FileManager.default.removeItem(atPath: folder)
            if error is Failure { throw error }
            throw Failure("\(path) cannot be tried: \(error)")
        }
    }

    func end() async {
        await adapters.stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Makes the call of `request`, and goes on with the answers in its member `results` for as long as the adapter asks for some: an array
    /// of them for one step, an array of arrays for several.
    /// - Parameter show: is given every reply, in order.
    /// - Returns: what the host would take, and only half believe.
    /// - Throws: where the host would end it: for a base or a credential that was not declared, a second deed, and the like.
    func run(_ request: JSONValue, _ show: (JSONValue) -> Void) async throws -> [String] {
        var object = request.objectValue ?? [:]
        if let results = object["results"], results.arrayValue == nil {
            throw Failure("results must be an array: of the answers to one step, or of arrays for several")
        }
        let given = object["results"]?.arrayValue ?? []
        let isStart = object["call"] == "start"
        if isStart { object["results"] = nil }
        var rounds = given.first?.arrayValue == nil ? [given] : given.compactMap(\.arrayValue)
        var reply = try await ask(try AdapterCall(.object(object)))
        show(reply)
        guard isStart, case .start(let start) = try AdapterCall(.object(object)) else { return [] }
        var rehearsal = try rehearsal(of: start)
        for _ in 1..<Performer.maxSteps {
            var next: JSONObject = ["call": "resume", "operation": object["operation"] ?? .null, "results": []]
            switch try step(reply) {
            case .http(let requests, let state):
                do throws(AdapterFailure) { try rehearsal.check(requests) } catch { throw AdapterTrial.failure(error) }
                guard !rounds.isEmpty, !rounds[0].isEmpty else { return [] }
                (next["state"], next["results"]) = (state, .array(rounds.removeFirst()))
            case .wait(_, let state): next["state"] = state
            case .done(let outcome): return rehearsal.findings(in: outcome)
            case .failed, .browser: return []
            }
            reply = try await ask(try AdapterCall(.object(next)))
            show(reply)
        }
        switch try step(reply) {
        case .done(let outcome): return rehearsal.findings(in: outcome)
        case .failed, .browser: return []
        case .http, .wait: throw Failure("it came to no end in \(Performer.maxSteps) steps; the host ends it there")
        }
    }

    private func rehearsal(of start: AdapterCall.Start) throws(Failure) -> Rehearsal {
        do throws(AdapterFailure) {
            return try Rehearsal(start, on: session, loop: loop, log: Log(service: "outreach", minimum: .error))
        } catch { throw AdapterTrial.failure(error) }
    }

    private static func failure(_ failure: AdapterFailure) -> Failure {
        Failure("\(failure.code.rawValue): \(failure.reason)")
    }

    private func step(_ reply: JSONValue) throws -> Step {
        do { return try Step(reply) } catch { throw Failure("the reply breaks the contract: \(error)") }
    }

    private func ask(_ call: AdapterCall) async throws -> JSONValue {
        do throws(AdapterFailure) { return try await session.call(call) } catch { throw AdapterTrial.failure(error) }
    }
}
