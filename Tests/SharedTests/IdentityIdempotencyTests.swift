import Database
import EventLoop
import HTTPClient
import HTTPServer
import Identity
import JSON
import Secrets
import TestKit
import Testing

@Suite struct IdentityIdempotencyTests {
    private func withFixture(
        _ body: @escaping @Sendable (ScratchDatabase, IdentityFixture, String) async throws -> Void
    ) async throws {
        try await withScratchDatabase(lines: ["platform"]) { scratch in
            let fixture = try IdentityFixture(scratch)
            let admin = try await fixture.identity.keys.create(name: "admin", role: .admin).key.text
            try await body(scratch, fixture, admin)
        }
    }

    private static func named(_ key: String) -> [(name: String, value: String)] { [("Idempotency-Key", key)] }

    @Test func theSameCallGetsTheSameAnswer() async throws {
        try await withFixture { _, fixture, admin in
            let first = try await fixture.send("POST", "/work", key: admin, headers: Self.named("a"))
            let second = try await fixture.send("POST", "/work", key: admin, headers: Self.named("a"))
            #expect(first.status == 201 && second.status == 201)
            #expect(first.body == second.body)
            #expect(first.header("Idempotent-Replayed") == nil)
            #expect(second.header("Idempotent-Replayed") == "true")
            #expect(second.header("Location") == "/api/runs/1")
            #expect(fixture.runCount == 1)
            _ = try await fixture.send("POST", "/work", key: admin, headers: Self.named("b"))
            _ = try await fixture.send("POST", "/work", key: admin)
            #expect(fixture.runCount == 3)
        }
    }

    @Test func aKeyBelongsToOneRequestAndOneCaller() async throws {
        try await withFixture { _, fixture, admin in
            _ = try await fixture.send("POST", "/work", key: admin, headers: Self.named("a"))
            let other = try await fixture.send("POST", "/slow", key: admin, headers: Self.named("a"))
            #expect(other.status == 422 && other.code == "idempotency-key-reused")
            let sales = try await fixture.identity.keys.create(name: "sales", role: .sales).key.text
            let theirs = try await fixture.send("POST", "/work", key: sales, headers: Self.named("a"))
            #expect(theirs.header("Idempotent-Replayed") == nil)
            #expect(fixture.runCount == 2)
        }
    }

    @Test func aSecondCallMeanwhileIsToldToWait() async throws {
        try await withFixture { scratch, fixture, admin in
            let first = scratch.loop.task {
                try await fixture.send("POST", "/slow", key: admin, headers: Self.named("a"))
            }
            while fixture.runCount == 0 { try await scratch.loop.sleep(for: .milliseconds(5)) }
            let second = try await fixture.send("POST", "/slow", key: admin, headers: Self.named("a"))
            #expect(second.status == 409 && second.code == "idempotency-in-progress")
            #expect(second.header("Retry-After") == "1")
            fixture.gate.open()
            #expect(try await first.value.status == 204)
            let third = try await fixture.send("POST", "/slow", key: admin, headers: Self.named("a"))
            #expect(third.status == 204 && third.header("Idempotent-Replayed") == "true")
            #expect(fixture.runCount == 1)
        }
    }

    @Test func twentyAtOnceWorkOnce() async throws {
        try await withFixture { _, fixture, admin in
            fixture.gate.open()
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        try await fixture.send("POST", "/slow", key: admin, headers: Self.named("a")).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(fixture.runCount == 1)
            #expect(Set(statuses).isSubset(of: [204, 409]))
        }
    }

    @Test func aRefusalFreesTheKey() async throws {
        try await withFixture { scratch, fixture, admin in
            for _ in 0..<2 {
                let reply = try await fixture.send("POST", "/refuse", key: admin, headers: Self.named("a"))
                #expect(reply.status == 409 && reply.code == "refused")
            }
            #expect(fixture.runCount == 2)
            let left = try await scratch.database.first("SELECT count(*) FROM platform.idempotency_keys")
            #expect(try left?[0] == 0)
        }
    }

    @Test func afterADayOrACrashTheKeyIsFree() async throws {
        try await withFixture { scratch, fixture, admin in
            _ = try await fixture.send("POST", "/work", key: admin, headers: Self.named("a"))
            try await scratch.database.execute(
                "UPDATE platform.idempotency_keys SET created_at = created_at - interval '25 hours'")
            _ = try await fixture.send("POST", "/work", key: admin, headers: Self.named("a"))
            #expect(fixture.runCount == 2)
            // As a process leaves it that died in the middle.
            try await scratch.database.execute("UPDATE platform.idempotency_keys SET status = NULL")
            #expect(try await fixture.send("POST", "/work", key: admin, headers: Self.named("a")).status == 409)
            try await scratch.database.execute(
                "UPDATE platform.idempotency_keys SET locked_until = clock_timestamp() - interval '1 second'")
            #expect(try await fixture.send("POST", "/work", key: admin, headers: Self.named("a")).status == 201)
            #expect(fixture.runCount == 3)
        }
    }

    @Test func aFreshSecretIsNotKept() async throws {
        try await withFixture { scratch, fixture, admin in
            let body: JSONValue = ["name": "n", "role": "sales"]
            let first = try await fixture.send(
                "POST", "/api/platform/keys", key: admin, headers: Self.named("a"), body: body)
            #expect(first.status == 201)
            let second = try await fixture.send(
                "POST", "/api/platform/keys", key: admin, headers: Self.named("a"), body: body)
            #expect(second.status == 409 && second.code == "answer-not-kept")
            let row = try await scratch.database.first("SELECT body, headers FROM platform.idempotency_keys")
            #expect(row?.isNull(0) == true && row?.isNull(1) == true)
        }
    }

    @Test(arguments: [String(repeating: "x", count: 256), "a b"]) func badNamesAreRefused(name: String) async throws {
        try await withFixture { _, fixture, admin in
            let reply = try await fixture.send("POST", "/work", key: admin, headers: Self.named(name))
            #expect(reply.status == 400)
            #expect(fixture.runCount == 0)
        }
    }
}
