import EventLoop
import Glibc
import HTTPClient
import JSON
import Secrets
import TestKit
import Testing

extension PracticeTests {
    @Suite struct RecordTests {
        /// Killed in the middle of many sends: whatever was answered is in the record, once.
        @Test func aKilledProcessHasLostNothingItAnswered() async throws {
            try await withPractice { practice in
                try await practice.control(
                    "POST", "people", ["network": "facebook", "count": 400, "window": "open", "behaviour": "silent"])
                var answered: [String: String] = [:]
                for round in 0..<3 {
                    try await withThrowingTaskGroup(of: (String, String?).self) { group in
                        for number in 0..<400 {
                            let person = "4200000000" + String(1_001_001 + number).dropFirst()
                            group.addTask(executorPreference: practice.loop) {
                                let heard = try? await practice.message(person, "round \(round)")
                                return (person, heard?["message_id"]?.stringValue)
                            }
                        }
                        var count = 0
                        for try await (person, id) in group {
                            if let id { answered[id] = person }
                            count += 1
                            if count == 150 { practice.program?.signal(SIGKILL) }
                        }
                    }
                    try await practice.crash()
                    try await practice.start()
                }
                let arrived = try await practice.arrivals()
                #expect(answered.count >= 3 * 100)
                let recorded = Dictionary(grouping: arrived) { $0["message_id"]?.stringValue ?? "" }
                for (id, person) in answered {
                    #expect(recorded[id]?.map { $0["recipient"]?.stringValue } == [person])
                }
                #expect(arrived.map { $0["seq"]?.intValue } == (1...arrived.count).map { Int64($0) })
                let calls = try await practice.calls().compactMap { $0["seq"]?.intValue }
                #expect(calls == calls.sorted() && Set(calls).count == calls.count)
            }
        }

        @Test func aTornLastLineIsCutOff() async throws {
            try await withPractice { practice in
                _ = try await practice.message(Seeds.silent, "whole")
                try await practice.crash()
                let path = practice.directory.path + "/practice/arrivals.jsonl"
                let whole = try #require(TextFile.read(path))
                try TextFile.write(whole + "{\"seq\":2,\"at_us\":17", to: path)
                try await practice.start()
                #expect(try await practice.arrivals().count == 1)
                _ = try await practice.message(Seeds.silent, "next")
                try await practice.crash()
                try await practice.start()
                #expect(try await practice.arrivals().map { $0["text"]?.stringValue } == ["whole", "next"])
            }
        }

        @Test func theRecordHoldsTheExactBytes() async throws {
            try await withPractice { practice in
                let text = "e\u{301}\u{0}\u{FEFF}\n"
                _ = try await practice.message(Seeds.silent, text)
                let arrived = try #require(try await practice.arrivals().first)
                #expect(arrived["text_base64"]?.stringValue == "ZcyBAO+7vwo=")
                #expect(arrived["sha256"]?.stringValue == hex(sha256(Array(text.utf8))))
                #expect(arrived["at_us"]?.intValue ?? 0 > 1_700_000_000_000_000)
            }
        }

        @Test func afterAResetEverythingCountsFromOne() async throws {
            try await withPractice { practice in
                for _ in 0..<3 { _ = try await practice.message(Seeds.silent, "hi") }
                _ = try await practice.inMail("urn:li:person:Pr00000003", "hi")
                #expect(try await practice.arrivals("&network=linkedin").count == 1)
                #expect(try await practice.arrivals("&person=\(Seeds.silent)").count == 3)
                let page = try await practice.control("GET", "arrivals?limit=2")
                #expect(page.items.count == 2 && page["next_cursor"]?.stringValue == "2")
                #expect(try await practice.control("GET", "arrivals?after=4")["next_cursor"] == .null)
                try await practice.control("DELETE", "arrivals")
                #expect(try await practice.arrivals().isEmpty)
                #expect(try await practice.calls().isEmpty)
                _ = try await practice.message(Seeds.silent, "hi")
                try await practice.crash()
                try await practice.start()
                #expect(try await practice.arrivals().map { $0["seq"]?.intValue } == [1])
            }
        }

        /// The same wish in the same place gives the same people, also after a crash.
        @Test func inventedPeopleAreTheSameAgain() async throws {
            try await withPractice { practice in
                let wish: JSONValue = ["network": "facebook", "count": 3000, "window": "open", "behaviour": "silent"]
                let made = try await practice.control("POST", "people", wish)
                #expect(made["created"]?.intValue == 3000)
                #expect(made["ids"]?.arrayValue?.first?.stringValue == "4200000000001001")
                #expect(made["ids"]?.arrayValue?.last?.stringValue == "4200000000004000")
                let before = try await practice.control("GET", "people?network=facebook&limit=5000").items
                try await practice.crash()
                try await practice.start()
                #expect(try await practice.control("GET", "people?network=facebook&limit=5000").items == before)
                #expect(try await practice.message("4200000000004000", "hi").status == 200)
                try await practice.control("DELETE", "people")
                #expect(try await practice.control("GET", "people?network=facebook").items.count == 5)
                #expect(try await practice.control("POST", "people", wish)["ids"] == made["ids"])
            }
        }

        @Test func twoProcessesDoNotShareARecord() async throws {
            try await withPractice { practice in
                let other = try StartedProgram(
                    "practice", environment: practice.environment.merging(["OUTREACH_PRACTICE_PORT": "1"]) { $1 },
                    outputPath: practice.directory.path + "/other")
                #expect(try await other.end(within: .seconds(20)) == 2)
                #expect(other.output.contains("in use by another practice"), "\(other.output)")
            }
        }

        @Test func aMisspeltNameIsRefused() async throws {
            try await onLoop("practice-test") { _ in
                let directory = try ScratchDirectory()
                let program = try StartedProgram(
                    "practice", environment: ["OUTREACH_HOME": directory.path, "OUTREACH_PRACTISE_PORT": "secret"],
                    outputPath: directory.path + "/output")
                #expect(try await program.end(within: .seconds(20)) == 2)
                #expect(program.output.contains("did you mean `OUTREACH_PRACTICE_PORT`"), "\(program.output)")
                #expect(!program.output.contains("secret"))
                directory.remove()
            }
        }
    }
}
