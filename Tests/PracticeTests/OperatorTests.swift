import EventLoop
import Glibc
import HTTPClient
import JSON
import TestKit
import Testing

extension PracticeTests {
    /// `outreach practice`, as an operator types it.
    @Suite struct OperatorTests {
        @Test func upStatusFaultsAndStop() async throws {
            try await onLoop("practice-test") { loop in
                let practice = try PracticeProcess(loop)
                let environment = practice.environment.merging([
                    "FACEBOOK_ACCESS_TOKEN": "a-real-one", "DATABASE_URL": "postgresql://secret",
                ]) { $1 }
                var number = 0
                func run(_ words: String...) async throws -> (code: Int32?, output: String) {
                    number += 1
                    let program = try StartedProgram(
                        "outreach", ["practice"] + words, environment: environment,
                        outputPath: "\(practice.directory.path)/command-\(number).log")
                    return (try await program.end(within: .seconds(60)), program.output)
                }
                let before = try await run("status")
                #expect(before.code == 69 && before.output.contains("Is outreach practice up running?"), "\(before)")
                let up = try StartedProgram(
                    "outreach", ["practice", "up"], environment: environment,
                    outputPath: practice.directory.path + "/up.log")
                do {
                    try await use(practice, run)
                } catch {
                    print(up.output.suffix(3000))
                    up.signal(SIGTERM)
                    _ = try await up.end(within: .seconds(15))
                    throw error
                }
                try await eventually("it says what to set") { up.output.contains("OUTREACH_ADAPTER_URLS=") }
                #expect(!up.output.contains("a-real-one"))
                up.signal(SIGINT)
                #expect(try await up.end(within: .seconds(15)) == 0)
                #expect(up.output.contains("everything has stopped"), "\(up.output.suffix(2000))")
                await #expect(throws: HTTPClientError.self) { try await practice.call("GET", "/livez") }
                practice.directory.remove()
            }
        }

        private func use(
            _ practice: PracticeProcess, _ run: (String...) async throws -> (code: Int32?, output: String)
        ) async throws {
            try await eventually("practice listens", within: .seconds(60)) {
                try? await practice.call("GET", "/livez").status == 200
            }
            let settings = try await run("env")
            #expect(settings.code == 0)
            for line in [
                "OUTREACH_ADAPTER_URLS=facebook=\(practice.base)/facebook,linkedin=\(practice.base)/linkedin",
                "FACEBOOK_ACCESS_TOKEN=practice-token", "FACEBOOK_APP_SECRET=practice-secret",
                "FACEBOOK_VERIFY_TOKEN=practice-verify", "LINKEDIN_ACCESS_TOKEN=practice-token",
            ] { #expect(settings.output.split(separator: "\n").contains(Substring(line)), "\(settings.output)") }
            let invented = try await run("invent", "--network", "facebook", "--count", "20", "--behaviour", "silent")
            #expect(invented.code == 0 && invented.output.contains("20 invented"), "\(invented)")
            let planned = try await run("fault", "error_after_accept", "--network", "facebook", "--count", "1")
            #expect(planned.code == 0, "\(planned)")
            #expect(try await practice.message("4200000000001020", "from a test").status == 500)
            let arrivals = try await run("arrivals", "--network", "facebook")
            #expect(
                arrivals.output.contains("from a test") && arrivals.output.contains("error_after_accept"), "\(arrivals)"
            )
            #expect(try await run("faults").output.contains("error_after_accept"))
            #expect(try await run("say", Seeds.closed, "Anybody there?").code == 0)
            #expect(try await practice.message(Seeds.closed, "yes").status == 200)
            #expect(try await run("repair").code == 0)
            let status = try await run("status", "--json")
            #expect(status.output.contains("\"arrivals\":2") && status.output.contains("\"faults\":0"), "\(status)")
            let refused = try await run("fault", "thunder", "--network", "facebook")
            #expect(refused.code == 1 && refused.output.contains("must be one of"), "\(refused)")
            #expect(try await run("people", "--network", "linkedin").output.contains("urn:li:person:Pr00000001"))
            #expect(try await run("reset").code == 0)
            #expect(try await practice.arrivals().isEmpty)
        }
    }
}
