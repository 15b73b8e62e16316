import AdapterWire
import Adapters
import EventLoop
import HTTPServer
import JSON
import Synchronization
import Telemetry
import TestKit
import Testing
import Timekeeping

extension PracticeTests {
    /// The adapters that go out to the real networks, unchanged; only their base address is another.
    @Suite struct RealAdapterTests {
        private static let friend = "urn:li:person:Pr00000003"
        private static let text = " Grüße 🙂\r\n\"e\u{301}\" \u{200B}"

        @Test func messagesArriveByteForByte() async throws {
            try await withAdapters { practice, bench in
                let page = try await bench.perform("facebook", "message", to: Seeds.silent, Self.text)
                #expect(page.word == "DONE" && page.outcome("recipient_id")?.stringValue == Seeds.silent)
                let member = try await bench.perform("linkedin", "message", to: Self.friend, Self.text)
                #expect(member.word == "DONE")
                let status = try await bench.perform(
                    "testnet", "message", to: "person00003", name: "person00003", Self.text)
                #expect(status.word == "DONE" && status.outcome("recipient_id")?.stringValue == "person00003")
                let arrived = try await practice.arrivals()
                #expect(
                    arrived.map { $0["text"]?.stringValue } == [Self.text, Self.text, "@person00003 " + Self.text])
                #expect(
                    arrived.map { $0["message_id"] }
                        == [page, member, status].map { $0.outcome("external_id") })
                #expect(arrived.first?["metadata"]?.stringValue == "attempt-1")
                #expect(arrived.last?["key"]?.stringValue == "attempt-1")
            }
        }

        @Test("Refusals are understood") func refusals() async throws {
            let cases = [
                ("facebook", Seeds.closed, "OUTSIDE_WINDOW"), ("facebook", Seeds.stranger, "RECIPIENT_UNREACHABLE"),
                ("facebook", Seeds.blocked, "RECIPIENT_UNREACHABLE"),
                ("linkedin", "urn:li:person:nobody", "RECIPIENT_UNREACHABLE"),
                ("linkedin", "urn:li:person:Pr00000005", "NOT_AVAILABLE"),
            ]
            try await withAdapters { practice, bench in
                for (platform, person, code) in cases {
                    let done = try await bench.perform(platform, "message", to: person, "hello")
                    #expect(done.word == code, "\(platform), \(person)")
                    #expect(try await practice.arrivals().isEmpty)
                }
            }
        }

        @Test("Faults are understood") func faults() async throws {
            let cases = [
                ("rate_limited", "RATE_LIMITED", 0), ("expired_token", "INVALID_CREDENTIALS", 0),
                ("error_before", "UNKNOWN_OUTCOME", 0), ("error_after_accept", "UNKNOWN_OUTCOME", 1),
                ("reset", "UNKNOWN_OUTCOME", 0), ("reset_after_accept", "UNKNOWN_OUTCOME", 1),
            ]
            try await withAdapters { practice, bench in
                for (kind, code, arrivals) in cases {
                    let before = try await practice.arrivals().count
                    for network in ["facebook", "linkedin"] {
                        try await practice.control(
                            "POST", "faults",
                            ["network": .string(network), "kind": .string(kind), "count": 1, "seconds": 120])
                    }
                    let page = try await bench.perform("facebook", "message", to: Seeds.silent, "hello", key: kind)
                    let member = try await bench.perform("linkedin", "message", to: Self.friend, "hello", key: kind)
                    #expect(page.word == code && member.word == code, "\(kind)")
                    if kind == "rate_limited" { #expect(page.pause == 120 && member.pause == 120) }
                    #expect(try await practice.arrivals().count == before + 2 * arrivals, "and nothing is sent twice")
                }
            }
        }

        /// What the guarantee `lookup` is for: a doubt becomes a fact.
        @Test func aDoubtIsLookedUp() async throws {
            try await withAdapters { practice, bench in
                let since = Timestamp.now()
                for kind in ["reset_after_accept", "reset"] {
                    try await practice.control(
                        "POST", "faults", ["network": "facebook", "kind": .string(kind), "count": 1])
                }
                // The fault before accepting strikes first: nothing arrives.
                let lost = try await bench.perform("facebook", "message", to: Seeds.silent, "lost")
                let kept = try await bench.perform("facebook", "message", to: Seeds.silent, Self.text)
                #expect(lost.word == "UNKNOWN_OUTCOME" && kept.word == "UNKNOWN_OUTCOME")
                for number in 0..<45 { _ = try await practice.message(Seeds.silent, "later \(number)") }
                let missing = try await bench.perform("facebook", "reconcile", to: Seeds.silent, "lost", since: since)
                #expect(missing.outcome("found") == false)
                let found = try await bench.perform("facebook", "reconcile", to: Seeds.silent, Self.text, since: since)
                let arrived = try await practice.arrivals().first
                #expect(found.outcome("found") == true && found.outcome("external_id") == arrived?["message_id"])
            }
        }

        /// What the guarantee `key` is for: the second try is harmless.
        @Test func aKeyMakesTheSecondTryHarmless() async throws {
            try await withAdapters { practice, bench in
                try await practice.control(
                    "POST", "faults", ["network": "testnet", "kind": "reset_after_accept", "count": 1])
                func attempt() async throws -> Performed {
                    try await bench.perform("testnet", "message", to: "person00003", name: "person00003", "once")
                }
                #expect(try await attempt().word == "UNKNOWN_OUTCOME")
                let second = try await attempt()
                let arrived = try await practice.arrivals()
                #expect(second.word == "DONE" && arrived.count == 1)
                #expect(second.outcome("external_id") == arrived.first?["message_id"])
            }
        }

        @Test func aProfileIsRead() async throws {
            try await withAdapters { _, bench in
                let read = try await bench.perform("facebook", "enrich", to: Seeds.silent)
                #expect(read.outcome("profile")?["full_name"]?.stringValue == "Chiara Brightwater")
            }
        }

        /// Handshake and events go through the adapter's own inbound side.
        @Test func answersComeInBySignedWebhook() async throws {
            try await withAdapters { practice, bench in
                let heard = Heard()
                let server = try receiver(practice, bench, heard)
                try await practice.control(
                    "POST", "webhooks", ["network": "facebook", "url": .string("http://127.0.0.1:\(server.port)/hook")])
                try await practice.control(
                    "POST", "people",
                    [
                        "network": "facebook", "id": "9000000000000001", "behaviour": "objects", "reply_after_ms": 20,
                    ])
                let sent = try await bench.perform("facebook", "message", to: "9000000000000001", Self.text)
                #expect(sent.word == "DONE")
                try await eventually("the answer comes in") { heard.events.withLock { $0.count } == 1 }
                let event = heard.events.withLock { $0 }.first
                #expect(event?.kind == .reply && event?.senderID == "9000000000000001")
                #expect(event?.accountRef == PracticeProcess.page && event?.text == "Please stop writing to me.")
                await server.drain(within: .seconds(1))
            }
        }

        private final class Heard: Sendable {
            let events = Mutex<[InboundEvent]>([])
        }

        private func receiver(
            _ practice: PracticeProcess, _ bench: AdapterBench, _ heard: Heard
        ) throws -> HTTPServer {
            let answer: Handler = { request in
                let call = InboundCall(
                    method: request.method.rawValue,
                    query: request.query.items.map { WireHeader(name: $0.name, value: $0.value) },
                    headers: ["x-hub-signature-256", "content-type"].compactMap { name in
                        request.headers[name].map { WireHeader(name: name, value: $0) }
                    }, bodyBase64: "")
                let answer = try await bench.performer.inbound(
                    call, body: request.body, on: bench.session("facebook"),
                    credentials: [AdapterBench.credentials])
                guard let answer else { return .text(401, "") }
                heard.events.withLock { $0 += answer.events }
                return .text(answer.status, answer.body, type: answer.contentType)
            }
            let promise = Answer.foreign("What the network wants to hear.")
            let server = HTTPServer(
                address: "127.0.0.1", port: 0, loops: [practice.loop],
                routes: [
                    .get("/hook", .open, "Verification.", answer: promise, answer),
                    .post("/hook", .open, "Events.", answer: promise, answer),
                ], hooks: ServerHooks(authenticate: { _ in nil }), log: Log(service: "receiver", minimum: .error))
            try server.start()
            return server
        }
    }
}
