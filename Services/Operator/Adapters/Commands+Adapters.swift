internal import AdapterWire
internal import Adapters
internal import Configuration
internal import EventLoop
internal import FoundationEssentials
internal import JSON
internal import Texts

extension Commands {
    static let adapters: [Command] = [
        Command(
            "adapters pin", operands: ["FILE..."], summary: "allow these adapters, as they are now, to be loaded",
            examples: ["outreach adapters pin .build/release/libfacebook.so"]
        ) { invocation in
            var pinned: [JSONValue] = []
            for path in invocation.operands {
                do throws(AdapterLock.Mistake) { pinned.append(try AdapterListing.pin(path).json) } catch {
                    throw Failure("\(error)")
                }
            }
            return present(pinned, invocation, nothing: "", columns)
        },
        Command(
            "adapters list", options: Listed.options(without: ""),
            summary: "the adapters in the folders: as they were pinned, asked for, and if not loaded, why not",
            examples: ["outreach adapters list", "outreach adapters list --format csv"], run: list),
        Command(
            "adapters new", operands: ["NETWORK"],
            options: [
                .init("swift", "in Swift, for a place in this repository; otherwise in C"),
                .init("folder", "DIR", "where to write; a folder of the network's name otherwise"),
            ], summary: "write an adapter to begin with: it compiles as it is",
            examples: ["outreach adapters new village", "outreach adapters new village --swift"]
        ) { invocation in
            let platform = invocation.operands[0]
            let isSwift = invocation.has("swift")
            let skeleton = try AdapterSkeleton(platform, inSwift: isSwift)
            let folder = invocation.value("folder") ?? platform
            try skeleton.write(into: folder)
            let paths = skeleton.files.map { "\(folder)/\($0.name)" }
            if invocation.terminal.json {
                invocation.terminal.result(["files": .array(paths.map(JSONValue.string))])
                return .ok
            }
            for path in paths { invocation.terminal.result(path) }
            invocation.terminal.remark(
                isSwift
                    ? "see Docs/writing-an-adapter.md for its two lines in Package.swift"
                    : "cc -std=c99 -O2 -shared -fPIC -o lib\(platform).so \(folder)/\(platform).c")
            return .ok
        },
        Command(
            "adapters try", operands: ["FILE", "[REQUEST]"],
            summary: "load an adapter in its cage without pinning it, and show what it answers; nothing is sent",
            examples: ["outreach adapters try libvillage.so", "outreach adapters try libvillage.so request.json"]
        ) { invocation in
            let trial = try await AdapterTrial.begin(invocation.operands[0], loop: invocation.loop)
            do {
                let end = try await show(trial, invocation)
                await trial.end()
                return end
            } catch {
                await trial.end()
                throw error
            }
        },
    ]

    /// What to do about each stands below the table, in full sentences.
    private static func list(_ invocation: Invocation) async throws -> ExitCode {
        var reader = EnvironmentReader(invocation.environment)
        let settings = AdapterSettings(&reader)
        let found = try await invocation.loop.offload { AdapterListing.all(settings) }
        let list = Listed(
            .rows(usually: .max) { _, _ in found.map(\.json) }, nothing: "there are no adapters",
            columns + [.init("ASKED", field: "asked")])
        let end = try await list.run(invocation)
        for each in found where list.isTable(invocation) {
            if let reason = each.reason { invocation.terminal.remark("\(each.platform): \(reason)") }
        }
        return end
    }

    /// The manifest in a sentence, or every step as a line of JSON.
    private static func show(_ trial: AdapterTrial, _ invocation: Invocation) async throws -> ExitCode {
        guard invocation.operands.count > 1 else {
            let manifest = trial.manifest
            let mistake = manifest.people?.writing.mistake
            if let mistake { invocation.terminal.remark(mistake) }
            let end: ExitCode = mistake == nil ? .ok : .failed
            guard !invocation.terminal.json else {
                invocation.terminal.result(manifest.json)
                return end
            }
            let people = manifest.people == nil ? "nobody can be known there" : "people are known there"
            invocation.terminal.result(
                "\(manifest.displayName) (\(manifest.platform) \(manifest.version)): "
                    + manifest.operations.map(\.name.rawValue).joined(separator: ", ") + "; \(people)")
            return end
        }
        let path = invocation.operands[1]
        guard let data = FileManager.default.contents(atPath: path), let request = try? JSONValue.parse(Array(data))
        else {
            throw Failure("\(path) cannot be read, or is no JSON")
        }
        let findings = try await trial.run(request) { invocation.terminal.result($0) }
        for finding in findings { invocation.terminal.remark(finding) }
        return findings.isEmpty ? .ok : .failed
    }

    static let reload = Command(
        "adapters reload", summary: "have the services read the adapters' folders again; nothing is dropped",
        examples: ["outreach adapters reload"]
    ) { invocation in
        let reply = try await Caller(invocation).call("POST", "/adapters/reload")
        return present(
            reply.json["items"]?.arrayValue ?? [], invocation, nothing: "no adapter is loaded",
            [
                .init("NETWORK", field: "platform"), .init("STATE", field: "state"), .init("VERSION", field: "version"),
                .init("REASON", field: "reason"),
            ])
    }

    private static var columns: [Table.Column] {
        [
            .init("NETWORK", field: "platform"), .init("STATE", field: "code"), .init("SHA-256", field: "sha256"),
            .init("FILE", field: "path"),
        ]
    }
}

extension AdapterListing {
    fileprivate var json: JSONValue {
        [
            "platform": .string(platform), "code": .string(code), "sha256": JSONValue(sha256), "path": JSONValue(path),
            "asked": isAsked.map(JSONValue.bool) ?? .null, "reason": JSONValue(reason),
        ]
    }
}
