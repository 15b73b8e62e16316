import EventLoop
import HTTPServer
import JSON
import Secrets
import Synchronization
import Telemetry
import TestKit
import Testing

extension PracticeTests {
    @Suite struct WebhookTests {
        /// The vectors of the fact sheets, so that the receiver below judges by the right rule.
        @Test func vectors() {
            let page = Array("{\"object\":\"page\"}".utf8)
            #expect(
                hex(hmacSHA256(key: Array("secret".utf8), page))
                    == "c1456f83e15385a03562cbe2eaaa918ec5e06b4f170f909283a2781c7924e4d1")
            #expect(
                hex(hmacSHA256(key: Array("secret".utf8), Array("token".utf8)))
                    == "e941110e3d2bfe82621f0e3e1434730d7305d106c5f68c87165d0b27a4611a4a")
        }

        @Test func aReceiverThatDoesNotKnowTheTokenIsRefused() async throws {
            try await withPractice { practice in
                let receiver = try Receiver(practice.loop)
                let wish: JSONObject = ["network": "facebook", "url": .string(receiver.url)]
                var wrong = wish
                wrong["verify_token"] = "something else"
                let refused = try await practice.call("POST", "/practice/webhooks", .object(wrong))
                #expect(refused.status == 422 && refused["detail"]?.stringValue?.contains("403") == true, "\(refused)")
                #expect(try await practice.control("GET", "webhooks").items.isEmpty)
                try await practice.control("POST", "webhooks", .object(wish))
                #expect(try await practice.control("GET", "webhooks").items.count == 1)
                await receiver.stop()
            }
        }

        @Test func eventsAreSignedOverTheirRawBytes() async throws {
            try await withPractice { practice in
                let receiver = try Receiver(practice.loop)
                try await practice.control("POST", "webhooks", ["network": "facebook", "url": .string(receiver.url)])
                let said = "Grüße 🙂 a/b \"q\""
                try await practice.control(
                    "POST", "say", ["network": "facebook", "person": .string(Seeds.silent), "text": .string(said)])
                try await eventually("the event is delivered") { receiver.events.count == 1 }
                let event = try #require(receiver.events.first)
                #expect(event.isSigned)
                #expect(event.body.allSatisfy { $0 < 0x80 })
                let text = String(decoding: event.body, as: UTF8.self)
                #expect(text.contains(#"Gr\u00fc\u00dfe \ud83d\ude42 a\/b \"q\""#), "\(text)")
                let json = try JSONValue.parse(event.body)
                let message = json["entry"]?.arrayValue?.first?["messaging"]?.arrayValue?.first
                #expect(json["object"]?.stringValue == "page")
                #expect(message?["sender"]?["id"]?.stringValue == Seeds.silent)
                #expect(message?["recipient"]?["id"]?.stringValue == PracticeProcess.page)
                #expect(message?["message"]?["text"]?.stringValue == said)
                await receiver.stop()
            }
        }

        @Test func peopleAnswerAndTheWindowOpens() async throws {
            try await withPractice { practice in
                let receiver = try Receiver(practice.loop)
                try await practice.control("POST", "webhooks", ["network": "facebook", "url": .string(receiver.url)])
                for (id, behaviour) in [("9000000000000001", "replies"), ("9000000000000002", "objects")] {
                    try await practice.control(
                        "POST", "people",
                        [
                            "network": "facebook", "id": .string(id), "behaviour": .string(behaviour),
                            "reply_after_ms": 50, "first_name": "Test",
                        ])
                    #expect(try await practice.message(id, "hello").status == 200)
                }
                try await eventually("both answer") { receiver.texts.count == 2 }
                #expect(receiver.texts["9000000000000002"] == "Please stop writing to me.")
                #expect(receiver.texts["9000000000000001"]?.isEmpty == false)
                let person = try await practice.control("GET", "people/facebook/9000000000000001")
                #expect(person["conversation"]?.arrayValue?.map { $0["theirs"]?.boolValue } == [true, false, true])
                await receiver.stop()
            }
        }

        /// Told again until it says 200, and again after a crash.
        @Test func anEventIsNotForgotten() async throws {
            try await withPractice { practice in
                let receiver = try Receiver(practice.loop)
                receiver.answer(500)
                try await practice.control("POST", "webhooks", ["network": "facebook", "url": .string(receiver.url)])
                try await practice.control(
                    "POST", "say", ["network": "facebook", "person": .string(Seeds.silent), "text": "hello"])
                try await eventually("it is told twice") { receiver.events.count >= 2 }
                #expect(Set(receiver.events.map(\.body)).count == 1, "each time the same bytes")
                try await practice.crash()
                receiver.forget()
                receiver.answer(200)
                try await practice.start()
                try await eventually("it is told again") { receiver.events.count == 1 }
                #expect(receiver.texts == [Seeds.silent: "hello"])
                try await eventually("the delivery is noted") {
                    try await practice.control("GET", "webhooks").items.first?["delivered"]?.intValue == 1
                }
                try await practice.crash()
                receiver.forget()
                try await practice.start()
                try await practice.control(
                    "POST", "say", ["network": "facebook", "person": .string(Seeds.silent), "text": "second"])
                try await eventually("only the new one comes") { receiver.texts[Seeds.silent] == "second" }
                #expect(receiver.events.count == 1)
                await receiver.stop()
            }
        }

        /// Killed between a message and its answer: the answer still comes.
        @Test func anAnswerThatWasDueComesAfterACrash() async throws {
            try await withPractice { practice in
                #expect(try await practice.message(Seeds.replies, "hello").status == 200)
                try await practice.crash()
                try await practice.start()
                try await eventually("the answer comes") {
                    try await practice.control("GET", "people/facebook/\(Seeds.replies)")["conversation"]?.arrayValue?
                        .count == 3
                }
            }
        }
    }
}

/// A webhook's receiver, as an application would write it.
private final class Receiver: Sendable {
    struct Event: Sendable {
        let body: [UInt8]
        let isSigned: Bool
    }

    private struct State {
        var events: [Event] = []
        var status = 200
    }

    private final class Memory: Sendable {
        let state = Mutex(State())
    }

    private let memory = Memory()
    private let server: HTTPServer

    init(_ loop: Loop) throws {
        let memory = memory
        let answer = Answer.foreign("What the network wants to hear.")
        server = HTTPServer(
            address: "127.0.0.1", port: 0, loops: [loop],
            routes: [
                .get("/hook", .open, "Verification.", answer: answer) { request in
                    guard request.query.first("hub.mode") == "subscribe",
                        request.query.first("hub.verify_token") == "practice-verify"
                    else { return .text(403, "no") }
                    return .text(200, request.query.first("hub.challenge") ?? "")
                },
                .post("/hook", .open, "Events.", answer: answer) { request in
                    let tag = hex(hmacSHA256(key: Array("practice-secret".utf8), request.body))
                    let isSigned = request.headers["X-Hub-Signature-256"] == "sha256=\(tag)"
                    let status = memory.state.withLock {
                        $0.events.append(Event(body: request.body, isSigned: isSigned))
                        return $0.status
                    }
                    return .text(status, "")
                },
            ], hooks: ServerHooks(authenticate: { _ in nil }), log: Log(service: "receiver", minimum: .error))
        try server.start()
    }

    var url: String { "http://127.0.0.1:\(server.port)/hook" }
    var events: [Event] { memory.state.withLock { $0.events } }
    func answer(_ status: Int) { memory.state.withLock { $0.status = status } }
    func forget() { memory.state.withLock { $0.events = [] } }
    func stop() async { await server.drain(within: .seconds(1)) }

    /// The last text of each sender.
    var texts: [String: String] {
        var texts: [String: String] = [:]
        for event in events {
            let message = (try? JSONValue.parse(event.body))?["entry"]?.arrayValue?.first?["messaging"]?.arrayValue?
                .first
            guard let sender = message?["sender"]?["id"]?.stringValue else { continue }
            texts[sender] = message?["message"]?["text"]?.stringValue
        }
        return texts
    }
}
