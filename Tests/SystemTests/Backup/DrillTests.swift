import EventLoop
import Glibc
import JSON
import TestKit
import Testing

extension SystemTests {
    /// The lines that operations.md tells people to run are run as they stand there (issue 7, section 2).
    @Suite struct DrillTests {
        /// What stands between "```sh drill" and the next fence.
        static func lines() throws -> String {
            let page = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 } + "/Docs/operations.md"
            let text = try #require(TextFile.read(page))
            let start = try #require(text.firstRange(of: "```sh drill\n"))
            let end = try #require(text[start.upperBound...].firstRange(of: "\n```"))
            return String(text[start.upperBound..<end.lowerBound])
        }

        @Test func theDrillOfThePage() async throws {
            try await onLoop("drill") { loop in
                let command = try OperatorCommand(
                    [
                        "OUTREACH_PORT": String(FreePorts.run(of: 5)), "OUTREACH_LOG_LEVEL": "warning",
                        "OUTREACH_BACKUP_PASSPHRASE": "",
                    ],
                    home: "a home of Jürgen")
                defer { command.directory.remove() }
                try TextFile.write("four invented words here\n", to: command.path("passphrase"))
                try TextFile.write(InventedPeople.csv(0..<5), to: command.path("people.csv"))
                let up = try command.start(["up"])
                do {
                    try await eventually("it is up", within: .seconds(120)) {
                        guard up.exitCode() == nil else { throw StartedProgram.Failure(description: up.output) }
                        let health = "http://127.0.0.1:\(command.environment["OUTREACH_PORT"]!)/healthz"
                        return try await command.run("healthcheck", health).code == 0
                    }
                    #expect(try await command.run("import", command.path("people.csv")).code == 0)
                    let drill = try await command.shell("set -e\n" + Self.lines())
                    #expect(drill.code == 0, "\(drill)\n\(TextFile.read(command.path("up.log")) ?? "")")
                    #expect(try await up.end(within: .seconds(60)) == 0, "the lost one was stopped first")
                    for number in 0..<5 { #expect(drill.output.contains(InventedPeople.username(number)), "\(drill)") }
                } catch {
                    up.signal(SIGKILL)
                    _ = try await command.run("down")
                    throw error
                }
                #expect(try await command.run("down").code == 0)
            }
        }
    }
}
