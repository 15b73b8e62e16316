import EventLoop
import FoundationEssentials
import Glibc
import JSON
import TestKit
import Testing

extension PracticeTests {
    /// The client library that people really use, unmodified, against the practice networks.
    @Suite struct ClientLibraryTests {
        private static let folder =
            String(#filePath.dropLast("PracticeTests/ClientLibraryTests.swift".count)) + "PracticeClient"

        /// Runs a program to its end with this process's own settings, which know the way to the package index.
        private static func run(_ program: String, _ arguments: [String], _ practice: PracticeProcess) async throws
            -> String
        {
            let output =
                practice.directory.path + "/" + (arguments.first ?? "output").split(separator: "/").last! + ".log"
            let started = try StartedProgram(
                path: program, arguments, environment: ProcessInfo.processInfo.environment, outputPath: output)
            let code = try await started.end(within: .seconds(600))
            try #require(code == 0, "\(program) ended with \(String(describing: code)):\n\(started.output)")
            return started.output
        }

        @Test func facebookBusinessRunsUnmodified() async throws {
            try await withPractice { practice in
                let venv = StartedProgram.directory + "/practice-client"
                _ = try await Self.run("\(Self.folder)/install", [venv], practice)
                let output = try await Self.run(
                    "\(venv)/bin/python",
                    [
                        "-W", "ignore", "\(Self.folder)/facebook_client.py", practice.base + "/facebook",
                        PracticeProcess.page, PracticeProcess.token, "practice-secret", Seeds.silent, Seeds.stranger,
                        Seeds.blocked, Seeds.closed,
                    ], practice)
                let said = try JSONValue.parse(Array(output.utf8))
                try await check(said, practice)
            }
        }

        private func check(_ said: JSONValue, _ practice: PracticeProcess) async throws {
            let texts = (0..<7).map { "Nachricht \($0): Grüße 🙂 / \"quoted\"" }
            let arrived = try await practice.arrivals()
            #expect(arrived.map { $0["text"]?.stringValue } == texts)
            #expect(arrived.map { $0["metadata"]?.stringValue } == (0..<7).map { "k\($0)" })
            #expect(said["sent"]?.arrayValue == arrived.compactMap { $0["message_id"] })
            let read = said["messages"]?.arrayValue?.map { $0.arrayValue?.last?.stringValue }
            #expect(read == texts.reversed() + ["Hello!"], "page after page by the client's own cursor")
            #expect(said["message_count"]?.intValue == 8 && said["can_reply"]?.boolValue == true)
            #expect(said["conversations"]?.intValue == 5 && said["distinct_conversations"]?.intValue == 5)
            #expect(said["participants"] == [.string(Seeds.silent), .string(PracticeProcess.page)])
            #expect(said["page"]?.stringValue == PracticeProcess.page && said["first_name"]?.stringValue == "Chiara")
            let refused = said["refused"]
            #expect(refused?["stranger"] == [400, 100, 2_018_001, false])
            #expect(refused?["blocked"] == [400, 551, 1_545_041, false])
            #expect(refused?["closed"] == [403, 10, 2_018_278, false])
            #expect(refused?["long"] == [400, 100, nil, false])
            #expect(refused?["expired"] == [400, 190, 463, false])
            #expect(refused?["wrong_token"] == [400, 190, nil, false])
            #expect(refused?["wrong_secret"] == [400, 100, nil, false])
        }
    }
}
