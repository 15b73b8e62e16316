import AdapterWire
import JSON
import Testing

/// Meta's table of errors, as Facebook's and Instagram's adapters read it.
@Suite struct MetaErrorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let code: Int
        var subcode: Int?
        var status = 400
        var message = "(#1) Words of the network"
        var isTransient: Bool?
        let becomes: AdapterFailure.Code
        var testDescription: String { "\(code)/\(subcode ?? 0) \(status) \(message) → \(becomes.rawValue)" }

        var body: JSONValue {
            var error: JSONObject = [
                "message": .string(message), "type": "OAuthException", "code": JSONValue(code),
                "fbtrace_id": "A1b2",
            ]
            if let subcode { error["error_subcode"] = JSONValue(subcode) }
            if let isTransient { error["is_transient"] = .bool(isTransient) }
            return ["error": .object(error)]
        }
    }

    static let cases: [Case] =
        [4, 17, 32, 613, 80001, 80002, 80004, 80006].map { Case(code: $0, becomes: .rateLimited) }
        + [(9, nil), (368, nil), (25, 2_207_050), (25, 2_207_051), (4, nil)].dropLast().map {
            Case(code: $0.0, subcode: $0.1, becomes: .accountBlocked)
        }
        + [nil, 458, 460, 463, 467, 999].map { Case(code: 190, subcode: $0, status: 401, becomes: .invalidCredentials) }
        + [
            Case(code: 102, becomes: .invalidCredentials),
            Case(
                code: 100, message: "Invalid appsecret_proof provided in the API argument", becomes: .invalidCredentials
            ),
            Case(code: 10, subcode: 2_018_278, status: 403, becomes: .outsideWindow),
            Case(code: 10, subcode: 2_534_022, becomes: .outsideWindow),
            Case(code: 10, status: 403, becomes: .notAvailable),
            Case(code: 230, status: 403, becomes: .notAvailable), Case(code: 200, becomes: .notAvailable),
            Case(code: 299, becomes: .notAvailable),
            Case(code: 200, subcode: 1_545_041, becomes: .recipientUnreachable),
            Case(code: 200, subcode: 2_018_108, becomes: .recipientUnreachable),
            Case(code: 551, becomes: .recipientUnreachable),
            Case(code: 551, subcode: 1_545_041, becomes: .recipientUnreachable),
            Case(code: 2_018_344, becomes: .recipientUnreachable),
            Case(code: 100, subcode: 2_018_001, becomes: .recipientUnreachable),
            Case(code: 100, subcode: 33, becomes: .recipientUnreachable),
            Case(
                code: 100, message: "(#100) Length of param message[text] must be less than or equal to 2000",
                becomes: .contentRefused),
            Case(code: 100, becomes: .configuration), Case(code: 506, becomes: .contentRefused),
            Case(code: 1, subcode: 1_390_008, becomes: .rateLimited),
            Case(code: 9, subcode: 2_207_042, becomes: .rateLimited),
            Case(code: 1, subcode: 1_346_003, becomes: .contentRefused),
            Case(code: 1, subcode: 1_404_102, becomes: .contentRefused),
            Case(code: 1, subcode: 1_404_006, becomes: .accountBlocked),
            Case(code: 1, subcode: 4_854_002, becomes: .accountBlocked),
            Case(code: 1, subcode: 1_404_078, becomes: .notAvailable),
            Case(code: 1, subcode: 1_366_051, becomes: .contentRefused),
            Case(code: 1, subcode: 1_366_046, becomes: .contentRefused),
            Case(code: 1, subcode: 1_609_008, becomes: .contentRefused),
            Case(code: 1, subcode: 1_363_047, becomes: .unknownOutcome),
            Case(code: 1, subcode: 1_609_010, becomes: .unknownOutcome),
            // Their own faults prove nothing, whatever the status.
            Case(code: 1, becomes: .unknownOutcome), Case(code: 1, subcode: 99, becomes: .unknownOutcome),
            Case(code: 2, becomes: .unknownOutcome), Case(code: 1200, becomes: .unknownOutcome),
            Case(code: 1, status: 500, becomes: .unknownOutcome), Case(code: 2, status: 503, becomes: .unknownOutcome),
            Case(code: 1200, status: 500, becomes: .unknownOutcome),
            Case(code: 1200, status: 200, becomes: .unknownOutcome),
            Case(code: 2, status: 200, becomes: .unknownOutcome),
            Case(code: 100, isTransient: true, becomes: .unknownOutcome),
            Case(code: 100, status: 500, isTransient: true, becomes: .unknownOutcome),
            Case(code: 4, status: 403, isTransient: true, becomes: .rateLimited),
            // With status 200 a definite refusal stays one.
            Case(code: 190, status: 200, becomes: .invalidCredentials),
            Case(code: 10, subcode: 2_018_278, status: 200, becomes: .outsideWindow),
            Case(code: 551, status: 500, becomes: .recipientUnreachable),
            // Nobody knows these.
            Case(code: 987_654, becomes: .configuration), Case(code: 987_654, status: 200, becomes: .unknownOutcome),
            Case(code: 987_654, status: 502, becomes: .unknownOutcome), Case(code: -1, becomes: .configuration),
        ]

    @Test(arguments: cases) func errorsBecomeFailures(_ given: Case) throws {
        for network in ["facebook", "instagram"] {
            let failure = try LoadedAdapter.named(network).verdict(on: .answer(given.status, given.body)).failure
            #expect(failure?.code == given.becomes, "\(network)")
            let reason = try #require(failure?.reason)
            #expect(!reason.contains("Words of") && !reason.contains("Hello Ada") && !reason.contains("$"))
        }
    }

    struct Odd: Sendable, CustomTestStringConvertible {
        let result: WireResult
        let becomes: AdapterFailure.Code
        var testDescription: String { "\(result.json.text.prefix(120)) → \(becomes.rawValue)" }
    }

    static let odd: [Odd] =
        [
            .text(200, "Service Unavailable"), .text(200, ""), .answer(200, [:]), .answer(200, ["success": false]),
            .answer(200, ["message_id": ""]), .answer(200, ["message_id": 7]), .answer(200, []), .text(204, ""),
            .text(302, ""), .text(500, "<html>"), .text(502, ""), .text(503, "{}"), .text(400, "<html>"),
            .text(403, ""), .text(408, ""), .answer(200, ["error": "no"]),
            .trouble(.timeout, sent: true), .trouble(.unreachable, sent: true), .trouble(.tls, sent: true),
            .trouble(.tooLarge, sent: true), .trouble(.refused, sent: true),
        ].map { Odd(result: $0, becomes: .unknownOutcome) }
        + [.trouble(.timeout, sent: false), .trouble(.unreachable, sent: false), .trouble(.refused, sent: false)].map {
            Odd(result: $0, becomes: .temporary)
        }
        + [Odd(result: .text(429, "slow down"), becomes: .rateLimited)]

    @Test(arguments: odd) func doubtStaysDoubt(_ given: Odd) throws {
        for network in ["facebook", "instagram"] {
            #expect(try LoadedAdapter.named(network).verdict(on: given.result).failure?.code == given.becomes)
        }
    }

    /// Minutes of the business limits before seconds of `Retry-After`.
    @Test(
        arguments: [
            ([("X-Business-Use-Case-Usage", usage(0, 7)), ("Retry-After", "30")], 420),
            ([("x-business-use-case-usage", usage(3, 2))], 180), ([("Retry-After", "30")], 30),
            ([("X-Business-Use-Case-Usage", usage(0, 0)), ("Retry-After", "30")], 30),
            ([("X-Business-Use-Case-Usage", "{"), ("Retry-After", "x")], nil),
            (
                [("Date", "Sat, 21 Nov 2026 12:00:00 GMT"), ("Retry-After", "Sat, 21 Nov 2026 12:01:30 GMT")],
                90
            ),
            ([("X-Business-Use-Case-Usage", "[1]")], nil), ([], nil),
        ] as [([(String, String)], Double?)])
    func pausesAreReadFromHeaders(headers: [(String, String)], seconds: Double?) throws {
        let body = Case(code: 80006, becomes: .rateLimited).body
        let failure = try LoadedAdapter.named("facebook").verdict(on: .answer(400, body, headers: headers)).failure
        #expect(failure?.code == .rateLimited)
        #expect(failure?.retryAfter == seconds)
    }

    private static func usage(_ first: Int, _ second: Int) -> String {
        func entry(_ minutes: Int) -> String {
            #"{"type":"messenger","call_count":100,"total_cputime":20,"estimated_time_to_regain_access":\#(minutes)}"#
        }
        return #"{"55":[\#(entry(first))],"56":[\#(entry(second))]}"#
    }

    @Test func sentMessagesHaveAnId() throws {
        for network in ["facebook", "instagram"] {
            let adapter = try LoadedAdapter.named(network)
            let done = try adapter.verdict(on: .answer(200, ["recipient_id": "24601", "message_id": "m_1"]))
            #expect(done.outcome == ["external_id": "m_1", "recipient_id": "24601"])
            #expect(try adapter.verdict(on: .answer(200, ["message_id": "m_1"])).outcome == ["external_id": "m_1"])
            let other = try adapter.verdict(on: .answer(200, ["recipient_id": "24602", "message_id": "m_1"]))
            #expect(other.failure?.code == .wrongPerson)
        }
    }
}
