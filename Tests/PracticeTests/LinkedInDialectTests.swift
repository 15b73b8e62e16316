import HTTPClient
import JSON
import Testing

extension PracticeTests {
    @Suite struct LinkedInDialectTests {
        private static let friend = "urn:li:person:Pr00000003"

        @Test func aMessageIsCreatedWithoutABody() async throws {
            try await withPractice { practice in
                let heard = try await practice.inMail(Self.friend, "Zażółć 🙂")
                #expect(heard.status == 201 && heard.reply.body.isEmpty, "\(heard)")
                let id = try #require(heard.header("x-linkedin-id"))
                #expect(heard.header("x-restli-id") == id)
                #expect(heard.header("X-RestLi-Protocol-Version") == "2.0.0")
                let arrived = try #require(try await practice.arrivals("&network=linkedin").first)
                #expect(arrived["message_id"]?.stringValue == id && arrived["text"]?.stringValue == "Zażółć 🙂")
            }
        }

        @Test("Refusals") func refusals() async throws {
            let cases: [(String, String, String, Int, Int64?)] = [
                (Self.friend, "hi", "practice-expired-token", 401, 65602),
                (Self.friend, "hi", "practice-revoked-token", 401, 65601),
                (Self.friend, "hi", "nonsense", 401, 65600),
                (Self.friend, "hi", "practice-unprivileged-token", 403, 100),
                ("urn:li:person:Pr00000005", "hi", "practice-token", 403, 100),
                ("urn:li:person:Pr00000004", "hi", "practice-token", 403, 100),
                ("urn:li:person:nobody", "hi", "practice-token", 404, nil),
                (Self.friend, String(repeating: "x", count: 8001), "practice-token", 422, nil),
                (Self.friend, "", "practice-token", 400, nil),
            ]
            try await withPractice { practice in
                for (urn, text, token, status, number) in cases {
                    let heard = try await practice.inMail(urn, text, token: token)
                    #expect(heard.status == status && heard["status"]?.intValue == Int64(status), "\(heard)")
                    #expect(heard["serviceErrorCode"]?.intValue == number)
                    #expect(
                        heard["code"]?.stringValue?.isEmpty == false && heard["message"]?.stringValue?.isEmpty == false)
                    #expect(try await practice.arrivals().isEmpty)
                }
            }
        }

        @Test func whoAmI() async throws {
            try await withPractice { practice in
                let me = try await practice.call("GET", "/linkedin/v2/userinfo", token: PracticeProcess.token)
                #expect(me["sub"]?.stringValue == "PractMe001" && me["given_name"]?.stringValue == "Robin", "\(me)")
                let unknown = try await practice.call("GET", "/linkedin/v2/nothing", token: PracticeProcess.token)
                #expect(unknown.status == 404 && unknown["code"]?.stringValue == "NOT_FOUND", "\(unknown)")
            }
        }
    }

    @Suite struct TestnetDialectTests {
        @Test func theSameKeyGivesTheSameStatus() async throws {
            try await withPractice { practice in
                let first = try await practice.status("@person00003 hello & <welcome>", key: "attempt-1")
                #expect(first.status == 200 && first["visibility"]?.stringValue == "direct", "\(first)")
                #expect(first["content"]?.stringValue == "<p>@person00003 hello &amp; &lt;welcome&gt;</p>")
                let again = try await practice.status("@person00003 hello & <welcome>", key: "attempt-1")
                #expect(again["id"] == first["id"] && again["created_at"] == first["created_at"])
                try await practice.crash()
                try await practice.start()
                let later = try await practice.status("@person00003 hello & <welcome>", key: "attempt-1")
                #expect(later["id"] == first["id"], "also after a crash")
                let other = try await practice.status("@person00003 hello & <welcome>", key: "attempt-2")
                #expect(other["id"] != first["id"])
                let arrived = try await practice.arrivals()
                #expect(arrived.map { $0["key"]?.stringValue } == ["attempt-1", "attempt-2"])
                #expect(arrived.allSatisfy { $0["recipient"]?.stringValue == "person00003" })
                #expect(try await practice.calls().map { $0["repeat"]?.boolValue } == [false, true, true, false])
            }
        }

        @Test("Refusals") func refusals() async throws {
            let cases = [
                ("@person00003 hi", "nonsense", 401), ("@person00003 hi", "practice-unprivileged-token", 403),
                (" ", "practice-token", 422),
                ("@person00003 " + String(repeating: "x", count: 490), "practice-token", 422),
                ("@person00004 hi", "practice-token", 403),
            ]
            try await withPractice { practice in
                for (text, token, status) in cases {
                    let heard = try await practice.status(text, key: nil, token: token)
                    #expect(heard.status == status && heard["error"]?.stringValue?.isEmpty == false, "\(heard)")
                    #expect(try await practice.arrivals().isEmpty)
                }
            }
        }

        /// A link counts 23, and of a mention only the name.
        @Test func lengthIsCountedAsTheNetworkDoes() async throws {
            try await withPractice { practice in
                let link = "https://example.org/" + String(repeating: "a", count: 300)
                let text = "@person00003@a-very-long-host.example \(link) " + String(repeating: "x", count: 463)
                let whole = try await practice.status(text, key: nil)
                #expect(whole.status == 200, "\(whole)")
                #expect(try await practice.status(text + "y", key: nil).status == 422)
            }
        }
    }
}
