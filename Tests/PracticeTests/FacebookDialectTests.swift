import HTTPClient
import JSON
import Testing

extension PracticeTests {
    @Suite struct FacebookDialectTests {
        @Test func aMessageArrivesByteForByte() async throws {
            try await withPractice { practice in
                let text = "  Grüße 🙂\r\n\t\"quoted\" e\u{301} \u{200B} "
                let heard = try await practice.message(Seeds.silent, text, metadata: "attempt-1")
                #expect(heard.status == 200 && heard["recipient_id"]?.stringValue == Seeds.silent, "\(heard)")
                #expect(heard.header("X-App-Usage")?.contains("\"call_count\"") == true)
                #expect(heard.header("X-Business-Use-Case-Usage")?.contains(PracticeProcess.page) == true)
                let arrived = try #require(try await practice.arrivals().first)
                #expect(arrived["text"]?.stringValue == text)
                #expect(arrived["message_id"] == heard["message_id"])
                #expect(arrived["metadata"]?.stringValue == "attempt-1")
                #expect(arrived["account"]?.stringValue == PracticeProcess.page)
                #expect(arrived["spoiled"] == .null && arrived["seq"]?.intValue == 1)
            }
        }

        /// As the official clients send it: every non-scalar value of a form is JSON.
        @Test func aFormHoldsJSON() async throws {
            try await withPractice { practice in
                let form =
                    "recipient=%7B%22id%22%3A%22\(Seeds.silent)%22%7D&messaging_type=RESPONSE"
                    + "&message=%7B%22text%22%3A%22a%2Bb+c%5Cu00fc%22%7D"
                let heard = try await practice.call(
                    "POST", "/facebook/v26.0/\(PracticeProcess.page)/messages?access_token=practice-token", form: form)
                #expect(heard.status == 200, "\(heard)")
                #expect(try await practice.arrivals().first?["text"]?.stringValue == "a+b cü")
            }
        }

        /// One call must not end the practice of everybody.
        @Test("Moments beyond all clocks") func momentsBeyondAllClocks() async throws {
            let cases = [
                "9223372036854775807", "-9223372036854775808", "9223372036854775", "99999999999999999999", "x",
            ]
            try await withPractice { practice in
                for moment in cases {
                    for name in ["updated_after_ms", "updated_before_ms"] {
                        let heard = try await practice.call(
                            "GET", "/facebook/v26.0/me/conversations?access_token=practice-token&\(name)=\(moment)")
                        #expect(heard.status == 200, "\(name): \(heard)")
                    }
                }
            }
        }

        @Test("Refusals of the Send API") func refusals() async throws {
            let cases = [
                (Seeds.closed, "hi", "practice-token", 403, "10/2018278"),
                (Seeds.stranger, "hi", "practice-token", 400, "100/2018001"),
                (Seeds.blocked, "hi", "practice-token", 400, "551/1545041"),
                (Seeds.silent, String(repeating: "ä", count: 2001), "practice-token", 400, "100"),
                (Seeds.silent, "", "practice-token", 400, "100/2018034"),
                (Seeds.silent, "hi", "practice-expired-token", 400, "190/463"),
                (Seeds.silent, "hi", "practice-revoked-token", 400, "190/460"),
                (Seeds.silent, "hi", "something else", 400, "190"),
                (Seeds.silent, "hi", "practice-unprivileged-token", 403, "230"),
            ]
            try await withPractice { practice in
                for (person, text, token, status, code) in cases {
                    let heard = try await practice.message(person, text, token: token)
                    #expect(heard.status == status && heard.graphCode == code, "\(heard)")
                    #expect(heard["error"]?["fbtrace_id"]?.stringValue?.isEmpty == false)
                    #expect(heard.header("Content-Type")?.hasPrefix("application/json") == true)
                    #expect(try await practice.arrivals().isEmpty)
                    let call = try #require(try await practice.calls().last)
                    #expect(call["code"]?.stringValue == code && call["person"]?.stringValue == person)
                }
            }
        }

        @Test func twoThousandCharactersAreTaken() async throws {
            try await withPractice { practice in
                let heard = try await practice.message(Seeds.silent, String(repeating: "🙂", count: 2000))
                #expect(heard.status == 200, "\(heard)")
            }
        }

        @Test("Message tags since April 2026") func tags() async throws {
            let cases = [
                ("CONFIRMED_EVENT_UPDATE", 400, "100"), ("ACCOUNT_UPDATE", 400, "100"), ("HUMAN_AGENT", 200, ""),
            ]
            try await withPractice { practice in
                for (tag, status, code) in cases {
                    let heard = try await practice.call(
                        "POST", "/facebook/v26.0/me/messages",
                        [
                            "recipient": ["id": .string(Seeds.closed)], "message": ["text": "hi"],
                            "messaging_type": "MESSAGE_TAG", "tag": .string(tag),
                        ], token: PracticeProcess.token)
                    #expect(heard.status == status && heard.graphCode ?? "" == code, "\(heard)")
                }
            }
        }

        /// The window opens when somebody writes, and not before.
        @Test func writingFirstOpensTheWindow() async throws {
            try await withPractice { practice in
                #expect(try await practice.message(Seeds.closed, "early").graphCode == "10/2018278")
                try await practice.control(
                    "POST", "say", ["network": "facebook", "person": .string(Seeds.closed), "text": "Are you there?"])
                #expect(try await practice.message(Seeds.closed, "now").status == 200)
            }
        }

        @Test func proofsAreCheckedWhenGiven() async throws {
            try await withPractice { practice in
                let path = "/facebook/v26.0/me?fields=name&access_token=practice-token&appsecret_proof="
                // printf practice-token | openssl dgst -sha256 -hmac practice-secret
                let proof = "a867ce1d65500f8f8c3ac9213a0c7dedceda355f9e95ef51f52c9d0737e8d376"
                let proven = try await practice.call("GET", path + proof)
                #expect(proven.status == 200, "\(proven)")
                #expect(try await practice.call("GET", path + proof.replacing("d", with: "e")).graphCode == "100")
                #expect(try await practice.call("GET", path + "zz").graphCode == "100")
            }
        }

        @Test func pagesFollowOneAnotherByTheirAddress() async throws {
            try await withPractice { practice in
                for number in 1...7 {
                    #expect(try await practice.message(Seeds.silent, "text \(number)").status == 200)
                }
                var path =
                    "/facebook/v26.0/t_\(Seeds.silent)/messages?fields=message&limit=3&access_token=practice-token"
                var texts: [String] = []
                while true {
                    let page = try await practice.call("GET", path)
                    try #require(page.status == 200, "\(page)")
                    texts += (page["data"]?.arrayValue ?? []).compactMap { $0["message"]?.stringValue }
                    guard let next = page["paging"]?["next"]?.stringValue else { break }
                    #expect(next.contains("access_token=practice-token"), "the real one holds the token too")
                    try #require(next.hasPrefix(practice.base))
                    path = String(next.dropFirst(practice.base.count))
                }
                #expect(texts == (1...7).reversed().map { "text \($0)" } + ["Hello!"])
            }
        }

        @Test func everyConversationIsReadOnce() async throws {
            try await withPractice { practice in
                try await practice.control(
                    "POST", "people", ["network": "facebook", "count": 60, "window": "open", "behaviour": "silent"])
                var path = "/facebook/v26.0/me/conversations?platform=MESSENGER&limit=9&access_token=practice-token"
                var threads: [String] = []
                while true {
                    let page = try await practice.call("GET", path)
                    threads += (page["data"]?.arrayValue ?? []).compactMap { $0["id"]?.stringValue }
                    guard let next = page["paging"]?["next"]?.stringValue else { break }
                    path = String(next.dropFirst(practice.base.count))
                    // Somebody who was read already moves to the front: nobody is skipped or read again for it.
                    if threads.count == 18 { _ = try await practice.message(String(threads[3].dropFirst(2)), "again") }
                }
                #expect(threads.count == 65 && Set(threads).count == 65)
            }
        }

        @Test("What does not exist is said in Graph's words") func unknown() async throws {
            let cases = [
                ("GET", "/facebook/v26.0/me?fields=nope", "100"), ("GET", "/facebook/v26.0/4299999999999999", "100/33"),
                ("GET", "/facebook/v26.0/me/nothing", "2500"), ("GET", "/facebook/nothing/me", "2500"),
                ("DELETE", "/facebook/v26.0/me", "100/33"), ("GET", "/facebook/v26.0/me?fields=a%7B", "2500"),
                ("GET", "/facebook/", "2500"), ("POST", "/facebook/v26.0/me/messages", "100"),
            ]
            try await withPractice { practice in
                for (method, path, code) in cases {
                    let heard = try await practice.call(method, path, token: PracticeProcess.token)
                    #expect(heard.status == 400 && heard.graphCode == code, "\(heard)")
                }
            }
        }

        @Test func aTokenIsInspected() async throws {
            try await withPractice { practice in
                let asker = "access_token=1042000000000000%7Cpractice-secret"
                let valid = try await practice.call(
                    "GET", "/facebook/v26.0/debug_token?input_token=practice-token&\(asker)")
                #expect(valid["data"]?["is_valid"]?.boolValue == true, "\(valid)")
                let expired = try await practice.call(
                    "GET", "/facebook/v26.0/debug_token?input_token=practice-expired-token&\(asker)")
                #expect(expired["data"]?["is_valid"]?.boolValue == false)
                #expect(expired["data"]?["error"]?["subcode"]?.intValue == 463, "\(expired)")
            }
        }
    }
}
