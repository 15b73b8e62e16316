import HTTPClient
import JSON
import Testing

extension PracticeTests {
    @Suite struct FaultTests {
        private static let friend = "urn:li:person:Pr00000003"

        @Test(
            "A refusal before anything is accepted",
            arguments: [
                (["kind": "rate_limited"], 400, "613"), (["kind": "rate_limited", "code": 4], 403, "4"),
                (["kind": "rate_limited", "code": 32], 403, "32"), (["kind": "rate_limited", "code": 17], 400, "17"),
                (["kind": "error_before"], 503, "2"), (["kind": "error_before", "status": 500], 500, "2"),
                (["kind": "expired_token"], 400, "190/463"),
            ] as [(JSONObject, Int, String)])
        func before(fault: JSONObject, status: Int, code: String) async throws {
            try await withPractice { practice in
                var wish = fault
                wish["network"] = "facebook"
                wish["count"] = 1
                try await practice.control("POST", "faults", .object(wish))
                let struck = try await practice.message(Seeds.silent, "hi")
                #expect(struck.status == status && struck.graphCode == code, "\(struck)")
                #expect(try await practice.arrivals().isEmpty)
                #expect(
                    try await practice.message(Seeds.silent, "hi").status == 200, "it struck as often as it was told")
                let calls = try await practice.calls()
                #expect(calls.map { $0["fault"]?.stringValue } == [wish["kind"]?.stringValue, nil])
            }
        }

        @Test func facebookSaysHowLongToWait() async throws {
            try await withPractice { practice in
                try await practice.control(
                    "POST", "faults", ["network": "facebook", "kind": "rate_limited", "seconds": 90])
                let struck = try await practice.message(Seeds.silent, "hi")
                let usage = try #require(struck.header("X-Business-Use-Case-Usage"))
                #expect(usage.contains("\"estimated_time_to_regain_access\":2"), "whole minutes: \(usage)")
                #expect(struck.header("X-App-Usage")?.contains("100") == true)
                #expect(struck.header("Retry-After") == "90")
            }
        }

        @Test func linkedInThrottles() async throws {
            try await withPractice { practice in
                try await practice.control(
                    "POST", "faults", ["network": "linkedin", "kind": "rate_limited", "count": 1])
                let plain = try await practice.inMail(Self.friend, "hi")
                #expect(plain.status == 429 && plain["serviceErrorCode"]?.intValue == 101, "\(plain)")
                #expect(plain.header("Retry-After") == nil, "the real one does not send it")
                try await practice.control(
                    "POST", "faults", ["network": "linkedin", "kind": "rate_limited", "seconds": 7])
                #expect(try await practice.inMail(Self.friend, "hi").header("Retry-After") == "7")
            }
        }

        @Test func anErrorAfterAcceptingHidesASuccess() async throws {
            try await withPractice { practice in
                for network in ["facebook", "linkedin", "testnet"] {
                    try await practice.control(
                        "POST", "faults", ["network": .string(network), "kind": "error_after_accept", "count": 1])
                }
                #expect(try await practice.message(Seeds.silent, "one").status == 500)
                #expect(try await practice.inMail(Self.friend, "two").status == 500)
                #expect(try await practice.status("@person00003 three", key: "k").status == 500)
                let retried = try await practice.status("@person00003 three", key: "k")
                #expect(retried.status == 200, "\(retried)")
                let arrived = try await practice.arrivals()
                #expect(arrived.count == 3, "the key makes the second try harmless")
                #expect(arrived.allSatisfy { $0["spoiled"]?.stringValue == "error_after_accept" })
                #expect(arrived.last?["message_id"] == retried["id"])
            }
        }

        @Test(arguments: [("reset", 0), ("reset_after_accept", 1)])
        func aResetIsNoAnswer(kind: String, arrivals: Int) async throws {
            try await withPractice { practice in
                try await practice.control(
                    "POST", "faults", ["network": "facebook", "kind": .string(kind), "count": 1])
                let error = await #expect(throws: HTTPClientError.self) {
                    try await practice.message(Seeds.silent, "hi")
                }
                #expect(error?.mayHaveBeenSent == true, "\(String(describing: error))")
                #expect(try await practice.arrivals().count == arrivals)
                #expect(try await practice.calls().first?["status"]?.intValue == 0)
                #expect(try await practice.message(Seeds.silent, "again").status == 200)
            }
        }

        @Test func aSlowAnswerWasAcceptedAtOnce() async throws {
            try await withPractice { practice in
                try await practice.control(
                    "POST", "faults", ["network": "facebook", "kind": "slow", "seconds": 300, "count": 1])
                let request = HTTPRequest(
                    method: "POST", url: practice.base + "/facebook/v26.0/me/messages",
                    headers: [("Authorization", "Bearer practice-token"), ("Content-Type", "application/json")],
                    body: Array("{\"recipient\":{\"id\":\"\(Seeds.silent)\"},\"message\":{\"text\":\"hi\"}}".utf8),
                    timeout: .seconds(3), isSentOnce: true)
                let error = await #expect(throws: HTTPClientError.self) { try await practice.client.send(request) }
                #expect(error?.code == .timeout && error?.mayHaveBeenSent == true)
                #expect(try await practice.arrivals().map { $0["spoiled"]?.stringValue } == ["slow"])
            }
        }

        @Test func faultsKeepToTheirPersonAndToSends() async throws {
            try await withPractice { practice in
                try await practice.control(
                    "POST", "faults", ["network": "facebook", "kind": "error_before", "person": .string(Seeds.objects)])
                #expect(try await practice.message(Seeds.silent, "hi").status == 200)
                #expect(try await practice.message(Seeds.objects, "hi").status == 503)
                let read = "/facebook/v26.0/\(Seeds.objects)"
                #expect(try await practice.call("GET", read, token: PracticeProcess.token).status == 200)
                try await practice.control("DELETE", "faults")
                try await practice.control(
                    "POST", "faults", ["network": "facebook", "kind": "error_before", "reading": true])
                #expect(try await practice.call("GET", read, token: PracticeProcess.token).status == 503)
            }
        }

        /// The same seed and the same order of calls: the same faults.
        @Test func chanceCanBeRepeated() async throws {
            try await withPractice { practice in
                try await practice.control(
                    "POST", "faults",
                    ["network": "facebook", "kind": "error_after_accept", "probability": 0.3, "seed": 42])
                var runs: [[Bool]] = []
                for _ in 0..<2 {
                    try await practice.control("DELETE", "arrivals")
                    for number in 0..<100 { _ = try await practice.message(Seeds.silent, "text \(number)") }
                    runs.append(try await practice.arrivals().map { $0["spoiled"] != .null })
                }
                #expect(runs[0] == runs[1])
                #expect((10...55).contains(runs[0].count { $0 }), "\(runs[0])")
            }
        }
    }
}
