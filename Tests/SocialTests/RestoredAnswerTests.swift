import Database
import EventLoop
import FoundationEssentials
import HTTPClient
import HTTPServer
import JSON
import Quarantine
import SocialContract
import Telemetry
import TestKit
import Testing

@testable import SocialMessages
@testable import SocialReplies
@testable import SocialThreads
@testable import SocialWriting

/// Many who wait after a restore are more than one call may take: it says what it did, and where the next goes on.
@Suite struct RestoredAnswerTests {
    private struct Desk {
        let fixture: SendingFixture
        let client: HTTPClient
        let port: Int

        func confirm(_ body: JSONValue) async throws -> (status: Int, json: JSONValue) {
            let reply = try await client.send(
                HTTPRequest(
                    method: "POST", url: "http://127.0.0.1:\(port)/api/quarantine/confirm",
                    headers: [("Content-Type", "application/json"), ("X-API-Key", "ada")], body: body.serialized(),
                    timeout: .seconds(60), maxBytes: 1 << 20))
            return (reply.status, try JSONValue.parse(reply.body))
        }

        func held() async throws -> Int64 {
            let messages = fixture.rows.messages
            return try await messages.count(["status": "DRAFT"]) + messages.count(["status": "APPROVED"])
        }
    }

    /// Drafts of an older life, and calls that come to no more than one page each.
    private func withDesk(drafts: Int, _ body: @escaping @Sendable (Desk) async throws -> Void) async throws {
        try await SendingFixture.with { fixture in
            let people = try await fixture.people.addPeople(drafts)
            for person in people { _ = try await fixture.people.addMessage(to: person, .draft) }
            let loop = fixture.database.loop
            let watch = QuarantineWatch(
                instance: UUID(), keepsake: Keepsake(state: nil, besideKeys: nil), products: ["social"], loop: loop,
                log: fixture.context.log)
            try await watch.start(on: fixture.database)
            _ = try await watch.quarantine(reason: "a snapshot", by: "ada", on: fixture.database)
            let api = QuarantineAPI(
                database: fixture.database, watch: watch, products: [SocialRestored(context: fixture.context)],
                patience: .zero)
            let ada = Principal(id: "ada", name: "Ada", role: "admin", permissions: [.configure])
            let server = HTTPServer(
                address: "127.0.0.1", port: 0, loops: [loop], routes: api.routes,
                hooks: ServerHooks(authenticate: { _ in ada }), log: fixture.context.log)
            try server.start()
            try await body(
                Desk(fixture: fixture, client: HTTPClient(loop: loop, log: fixture.context.log), port: server.port))
            _ = server
        }
    }

    @Test func callAfterCallUntilNothingWaits() async throws {
        try await withDesk(drafts: 205) { desk in
            var body: JSONObject = ["group": "drafts", "outcome": "skip"]
            var (settled, calls): ([Int64], Int) = ([], 0)
            while calls < 10 {
                let (status, json) = try await desk.confirm(.object(body))
                try #require(status == 200, "\(json)")
                settled.append(json["settled"]?.intValue ?? -1)
                calls += 1
                #expect(try await desk.held() == 205 - settled.reduce(0, +))
                guard let next = json["next_cursor"]?.stringValue else { break }
                body["cursor"] = .string(next)
            }
            #expect(settled == [100, 100, 5, 0])
            let wrong = try await desk.confirm(["group": "drafts", "outcome": "skip", "cursor": "7.0"])
            #expect(wrong.status == 400 && wrong.json["errors"]?.arrayValue?.first?["pointer"] == "/cursor", "\(wrong)")
        }
    }

    /// What is not there is said once, and what earlier calls settled is not taken for that.
    @Test func namedOnesAreAnsweredForOnce() async throws {
        try await withDesk(drafts: 120) { desk in
            let stray = UUID()
            let ids = try await desk.fixture.rows.messages.ids() + [stray]
            let body: JSONObject = [
                "group": "drafts", "outcome": "skip", "ids": .array(ids.map { .string($0.lowercase) }),
            ]
            let first = try await desk.confirm(.object(body)).json
            #expect(first["settled"] == 100)
            #expect(first["failed"]?.arrayValue?.map { $0["id"] } == [.string(stray.lowercase)])
            var rest = body
            rest["cursor"] = first["next_cursor"]
            let second = try await desk.confirm(.object(rest)).json
            #expect(second["settled"] == 20 && second["failed"]?.arrayValue == [], "\(second)")
        }
    }

    /// Everybody is answered for at the end, not by a call that came to half of them.
    @Test func everybodyIsAnsweredForAtTheEnd() async throws {
        try await withDesk(drafts: 1) { desk in
            try await desk.fixture.rows.messages.set(["status": "QUEUED", "delivery": "assisted"])
            let first = try await desk.confirm(["group": "all", "outcome": "go_on"]).json
            #expect(first["settled"] == 1 && first["next_cursor"]?.stringValue != nil, "\(first)")
            func isConfirmed() async throws -> Bool {
                try await desk.fixture.rows.quarantines.count(known: "confirmed_at") > 0
            }
            #expect(try await !isConfirmed())
            let second = try await desk.confirm([
                "group": "all", "outcome": "go_on", "cursor": first["next_cursor"] ?? .null,
            ]).json
            #expect(second["next_cursor"] == .null, "\(second)")
            #expect(try await isConfirmed())
        }
    }
}
