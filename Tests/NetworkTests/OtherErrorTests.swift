import AdapterWire
import JSON
import Testing

/// What LinkedIn and the test network say, and what becomes of it.
@Suite struct OtherErrorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let result: WireResult
        let becomes: AdapterFailure.Code
        var retryAfter: Double?
        var testDescription: String { "\(result.json.text.prefix(160)) → \(becomes.rawValue)" }
    }

    private static func linkedin(
        _ status: Int, _ code: String, _ becomes: AdapterFailure.Code, headers: [(String, String)] = [],
        retryAfter: Double? = nil
    ) -> Case {
        let body: JSONValue = ["status": JSONValue(status), "code": .string(code), "message": "Words of the network"]
        return Case(result: .answer(status, body, headers: headers), becomes: becomes, retryAfter: retryAfter)
    }

    private static let duplicate: JSONValue = [
        "status": 422, "message": "Content is a duplicate of urn:li:share:1",
        "errorDetails": ["inputErrors": [["code": "DUPLICATE_POST"]]],
    ]

    static let linkedin: [Case] = [
        linkedin(400, "VERSION_MISSING", .configuration), linkedin(400, "MISSING_FIELD", .contentRefused),
        linkedin(400, "INVALID_VALUE_FOR_FIELD", .contentRefused), linkedin(400, "ILLEGAL_ARGUMENT", .contentRefused),
        linkedin(401, "INVALID_ACCESS_TOKEN", .invalidCredentials),
        linkedin(401, "REVOKED_ACCESS_TOKEN", .invalidCredentials),
        linkedin(401, "EXPIRED_ACCESS_TOKEN", .invalidCredentials), linkedin(403, "ACCESS_DENIED", .notAvailable),
        linkedin(404, "NOT_FOUND", .recipientUnreachable),
        Case(result: .answer(422, duplicate), becomes: .contentRefused),
        linkedin(422, "FIELD_LENGTH_TOO_LONG", .contentRefused),
        linkedin(426, "NONEXISTENT_VERSION", .configuration), linkedin(426, "VERSION_DEPRECATED", .configuration),
        linkedin(429, "TOO_MANY_REQUESTS", .rateLimited),
        linkedin(
            429, "TOO_MANY_REQUESTS", .rateLimited, headers: [("Date", "Sat, 21 Nov 2026 22:30:00 GMT")],
            retryAfter: 5400),
        linkedin(429, "TOO_MANY_REQUESTS", .rateLimited, headers: [("Date", "yesterday")]),
        linkedin(429, "TOO_MANY_REQUESTS", .rateLimited, headers: [("Retry-After", "5")], retryAfter: 5),
        linkedin(409, "CONFLICT", .configuration), Case(result: .text(401, ""), becomes: .invalidCredentials),
        linkedin(500, "INTERNAL_SERVER_ERROR", .unknownOutcome), linkedin(502, "X", .unknownOutcome),
        linkedin(503, "X", .unknownOutcome), linkedin(504, "X", .unknownOutcome),
        Case(result: .text(408, ""), becomes: .unknownOutcome), Case(result: .text(302, ""), becomes: .unknownOutcome),
        Case(result: .text(999, ""), becomes: .unknownOutcome), Case(result: .text(201, ""), becomes: .unknownOutcome),
        Case(result: .text(409, "<html>"), becomes: .unknownOutcome),
        Case(result: .trouble(.timeout, sent: true), becomes: .unknownOutcome),
        Case(result: .trouble(.unreachable, sent: false), becomes: .temporary),
    ]

    @Test(arguments: linkedin) func linkedInErrorsBecomeFailures(_ given: Case) throws {
        let failure = try LoadedAdapter.named("linkedin").verdict(on: given.result).failure
        #expect(failure?.code == given.becomes)
        #expect(failure?.retryAfter == given.retryAfter)
        #expect(failure?.reason.contains("Words of") == false)
    }

    @Test(arguments: ["x-linkedin-id", "X-LinkedIn-Id", "x-restli-id"])
    func linkedInGivesTheIdInAHeader(name: String) throws {
        let step = try LoadedAdapter.named("linkedin").verdict(on: .text(201, "", headers: [(name, "2-abc")]))
        #expect(step.outcome == ["external_id": "2-abc"])
    }

    private static func testnet(
        _ status: Int, _ becomes: AdapterFailure.Code, headers: [(String, String)] = [], retryAfter: Double? = nil
    ) -> Case {
        Case(
            result: .answer(status, ["error": "Words of the network"], headers: headers), becomes: becomes,
            retryAfter: retryAfter)
    }

    static let testnet: [Case] = [
        testnet(401, .invalidCredentials), testnet(403, .notAvailable), testnet(404, .recipientUnreachable),
        testnet(410, .recipientUnreachable), testnet(422, .contentRefused), testnet(429, .rateLimited),
        testnet(
            429, .rateLimited,
            headers: [
                ("Date", "Fri, 20 Nov 2026 10:00:00 GMT"), ("X-RateLimit-Reset", "2026-11-20T10:05:00.500000Z"),
            ], retryAfter: 300.5),
        testnet(429, .rateLimited, headers: [("X-RateLimit-Reset", "2026-11-20T10:05:00.000000Z")]),
        testnet(500, .unknownOutcome), testnet(502, .unknownOutcome), testnet(503, .unknownOutcome),
        testnet(504, .unknownOutcome), Case(result: .text(200, ""), becomes: .unknownOutcome),
        Case(result: .answer(200, ["id": ""]), becomes: .unknownOutcome),
        Case(result: .answer(200, ["id": "1", "mentions": []]), becomes: .wrongPerson),
        Case(
            result: .answer(200, ["id": "1", "mentions": [["id": "7", "acct": "bob"]]]), becomes: .wrongPerson),
        Case(result: .trouble(.timeout, sent: true), becomes: .unknownOutcome),
        Case(result: .trouble(.tls, sent: false), becomes: .temporary),
    ]

    @Test(arguments: testnet) func mastodonErrorsBecomeFailures(_ given: Case) throws {
        for network in ["testnet", "tiktok_test"] {
            let failure = try LoadedAdapter.named(network).verdict(on: given.result).failure
            #expect(failure?.code == given.becomes)
            #expect(failure?.retryAfter == given.retryAfter)
        }
    }

    @Test func mastodonSaysWhomItMentioned() throws {
        let adapter = try LoadedAdapter.named("testnet")
        let named: JSONValue = ["id": "1", "mentions": [["id": "24601", "acct": "ada"]]]
        #expect(try adapter.verdict(on: .answer(200, named)).outcome == ["external_id": "1", "recipient_id": "24601"])
        let other: JSONValue = ["id": "1", "mentions": [["id": "ada", "acct": "ada"]]]
        #expect(try adapter.verdict(on: .answer(200, other)).outcome == ["external_id": "1"])
        #expect(try adapter.verdict(on: .answer(200, ["id": "1"])).outcome == ["external_id": "1"])
    }

    /// Every try of one action carries the same key.
    @Test func theKeyIsInTheRequest() throws {
        for network in ["testnet", "tiktok_test"] {
            let adapter = try LoadedAdapter.named(network)
            let step = try adapter.start("message", Sample.message, key: "0192f0c1")
            #expect(step.requests.first?.headers.contains(WirePair("Idempotency-Key", "0192f0c1")) == true)
        }
    }
}
