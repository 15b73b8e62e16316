import JSON
import TestKit
import Testing

extension PracticeTests {
    /// Practice asks for no key, so a page in the operator's browser must not reach it, and no number takes it down.
    @Suite struct CallerTests {
        @Test func impossiblePlacesEndNothing() async throws {
            try await withPractice { practice in
                let all = try await practice.control("GET", "people").items.count
                #expect(all > 0)
                for list in ["people", "arrivals", "calls"] {
                    for number in ["9223372036854775807", "9223372036854775806", "4611686018427387904"] {
                        let answer = try await practice.call("GET", "/practice/\(list)?after=\(number)&limit=10000")
                        #expect(answer.status == 200 && answer.items.isEmpty, "\(list) \(number): \(answer)")
                    }
                }
                #expect(try await practice.control("GET", "people").items.count == all)
            }
        }

        @Test("What a web page could send") func pages() async throws {
            let cases = [
                ("Host: evil.example\r\nContent-Type: application/json", 403),
                ("Host: 127.0.0.1.evil.example\r\nContent-Type: application/json", 403),
                ("Host: x\r\nContent-Type: application/json\r\nOrigin: http://evil.example", 403),
                ("Host: x\r\nContent-Type: application/json\r\nOrigin: null", 403),
                ("Host: x", 415), ("Host: x\r\nContent-Type: text/plain", 415),
                ("Host: practice:8090\r\nContent-Type: application/json", 201),
                ("Host: 127.0.0.1:8090\r\nContent-Type: application/json\r\nOrigin: http://127.0.0.1:8090", 201),
                ("Host: [::1]:8090\r\nContent-Type: application/json", 201),
            ]
            try await withPractice { practice in
                for (fields, status) in cases {
                    let body = #"{"network":"facebook","count":1}"#
                    let answer = try practice.raw(
                        "POST /practice/people HTTP/1.1\r\n\(fields)\r\nConnection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
                    )
                    #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer)")
                }
            }
        }
    }
}
