import EventLoop
import FoundationEssentials
import TestKit
import Testing

/// The document is true: whatever it says may be sent is taken, whatever it does not say is refused, and every answer is as it says.
/// In `make test` a slice of it, the same every time; `make chaos` sets `SCHEMATHESIS_EXAMPLES`. Source: issue 8 item 4.
@Suite(.serialized) struct SchemathesisTests {
    /// `Tests/Schemathesis/install` makes it.
    private static let python = StartedProgram.directory + "/schemathesis/bin/python"
    private static let scripts = FileManager.default.currentDirectoryPath + "/Tests/Schemathesis"

    @Test func everyCallThatTheDocumentAllowsIsAnsweredAsItSays() async throws {
        try await Self.withHome("schemathesis") { home in
            let asked = ProcessInfo.processInfo.environment["SCHEMATHESIS_EXAMPLES"]
            let words = [home.address, try home.adminKey(), asked ?? "25"] + (asked == nil ? ["slice"] : [])
            let run = try await Self.run("run.py", words, in: home.path, within: asked == nil ? 420 : 3600)
            #expect(run.code == 0, "\(run.output.suffix(20_000))")
        }
    }

    @Test func typesAreWrittenFromTheSameDocument() async throws {
        try await Self.withHome("contracts") { home in
            let document = home.path + "/document.json"
            try TextFile.write(try await home.call("GET", "/openapi.json", key: "").text, to: document)
            var texts: [String] = []
            for folder in ["one", "two"] {
                let written = try await home.run("contracts", "--out", "\(home.path)/\(folder)")
                #expect(written.code == 0, "\(written.output)")
                texts.append(try #require(TextFile.read("\(home.path)/\(folder)/outreach.ts")))
            }
            #expect(texts[0] == texts[1])
            let parsed = try await Self.run(
                "typescript.py", ["\(home.path)/one/outreach.ts", document], in: home.path, within: 60)
            #expect(parsed.code == 0, "\(parsed.output)")
            #expect(texts[0].contains("export type SocialProfile = {\n"))
            #expect(texts[0].contains(" | string | JsonLines<SocialProfile>;\n"))
        }
    }

    private static func withHome(
        _ name: String, _ body: @escaping @Sendable (Installation) async throws -> Void
    ) async throws {
        try await onLoop(name) { loop in
            // Pinned as built: what networks call answers 503 without its adapter.
            let adapters = try ScratchDirectory()
            defer { adapters.remove() }
            let home = try Installation(loop, ["OUTREACH_ADAPTER_PATH": try AdapterFolder.make(in: adapters.path)])
            do {
                try home.up()
                try await home.expectReady()
                try await body(home)
            } catch {
                await home.remove()
                throw error
            }
            await home.remove()
        }
    }

    private static func run(
        _ script: String, _ words: [String], in folder: String, within seconds: Int
    ) async throws -> (code: Int32?, output: String) {
        let program = try StartedProgram(
            path: python, ["\(scripts)/\(script)"] + words,
            environment: [
                "PATH": "/usr/bin:/bin", "HOME": folder, "PYTHONDONTWRITEBYTECODE": "1",
                "HYPOTHESIS_STORAGE_DIRECTORY": "\(folder)/hypothesis",
            ],
            outputPath: "\(folder)/\(script).log")
        return (try await program.end(within: .seconds(seconds)), program.output)
    }
}
