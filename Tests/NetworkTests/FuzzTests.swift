import AdapterWire
import FoundationEssentials
import JSON
import TestKit
import Testing

/// Whatever a network, a caller or a broken host says: an adapter answers within the contract, and does not crash.
/// 20,000 calls for each adapter.
@Suite struct FuzzTests {
    static let seed: UInt64 = 20_261_121
    static let networks = ["linkedin", "facebook", "instagram", "tiktok", "testnet", "tiktok_test"]

    /// Bodies that networks send, to be damaged.
    private static let bodies = [
        #"{"recipient_id":"24601","message_id":"m_1"}"#,
        #"{"error":{"message":"(#100) x","code":100,"error_subcode":2018001,"is_transient":false}}"#,
        #"{"data":[{"id":"t_1","participants":{"data":[{"id":"24601"}]}}],"paging":{"next":"[secret]"}}"#,
        #"{"data":[{"id":"m_1","created_time":"2026-11-21T10:00:00+0000","from":{"id":"55"},"message":"Hello Ada"}]}"#,
        #"{"first_name":"Ada","last_name":"Example","follower_count":9223372036854775807}"#,
        #"{"id":"1","mentions":[{"id":"24601","acct":"ada"}]}"#,
        #"{"status":422,"code":"X","errorDetails":{"inputErrors":[{"code":"DUPLICATE_POST"}]}}"#, "",
    ]
    private static let hook =
        #"{"object":"page","entry":[{"id":"55","time":1,"messaging":[{"sender":{"id":"1"},"timestamp":1,"#
        + #""message":{"mid":"m","text":"hi"}},{"sender":{"id":2},"read":{"watermark":9}}]}]}"#
    private static let headers: [(String, String)] = [
        ("date", "Sat, 21 Nov 2026 12:00:00 GMT"), ("retry-after", "1e400"), ("x-linkedin-id", "1"),
        ("x-business-use-case-usage", #"{"1":[{"estimated_time_to_regain_access":1e308}]}"#),
        ("x-ratelimit-reset", "9999-12-31T23:59:59Z"), ("date", "Xxx, 99 Foo -1 99:99:99 GMT"), ("retry-after", "-1"),
    ]

    private static let values: [JSONValue] = [
        nil, true, 0, -1, 9_223_372_036_854_775_807, -9_223_372_036_854_775_808, 1e308, "", "x", "..", "\u{0}", [], [:],
        [[]], ["data": 7], "2026-11-21T10:00:00+0000", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z",
    ]

    /// Replaces, removes or repeats something, anywhere in the document.
    private static func damaged(_ json: JSONValue, _ random: inout FixedRandom) -> JSONValue {
        if Int.random(in: 0..<6, using: &random) == 0 { return values.randomElement(using: &random)! }
        switch json {
        case .array(var items) where !items.isEmpty:
            let index = items.indices.randomElement(using: &random)!
            switch Int.random(in: 0..<4, using: &random) {
            case 0: items.remove(at: index)
            case 1: items += items
            default: items[index] = damaged(items[index], &random)
            }
            return .array(items)
        case .object(var object) where !object.fields.isEmpty:
            let key = object.keys.randomElement(using: &random)!
            object[key] = Int.random(in: 0..<4, using: &random) == 0 ? nil : damaged(object[key]!, &random)
            return .object(object)
        case .int(let number): return .int(number ^ Int64(truncatingIfNeeded: random.next()))
        case .string(let text): return .string(text + NastyTexts.make(1, seed: random.next())[0])
        default: return values.randomElement(using: &random)!
        }
    }

    /// Flips bytes of the text; what comes out need not be JSON.
    private static func smudged(_ text: String, _ random: inout FixedRandom) -> String {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
            bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...127, using: &random)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func body(_ random: inout FixedRandom) -> String {
        let text = bodies.randomElement(using: &random)!
        guard Bool.random(using: &random), let json = try? JSONValue.parse(Array(text.utf8)) else {
            return smudged(text, &random)
        }
        return damaged(json, &random).text
    }

    private static func result(_ random: inout FixedRandom) -> WireResult {
        if Int.random(in: 0..<8, using: &random) == 0 {
            return .trouble(WireResult.Trouble.allCases.randomElement(using: &random)!, sent: .random(using: &random))
        }
        let status = [200, 200, 200, 201, 400, 401, 403, 422, 429, 500, 0, 999].randomElement(using: &random)!
        let some = headers.filter { _ in Bool.random(using: &random) }
        return .text(status, body(&random), headers: some, captured: Bool.random(using: &random) ? ["next"] : [])
    }

    /// A state as the adapter wrote it, as far as that is possible.
    private static func states(_ adapter: LoadedAdapter) throws -> [(String, JSONValue)] {
        var input = Sample.message
        input["since"] = "2026-11-21T10:00:00Z"
        var all: [(String, JSONValue)] = [("message", nil), ("visit", nil)]
        for operation in ["message", "reconcile", "enrich"] {
            guard case .http(_, let state) = try adapter.start(operation, input) else { continue }
            all.append((operation, state))
            let list = WireResult.answer(200, ["data": [["id": "t_1"], ["id": "t_2"]]])
            if case .http(_, let next) = try adapter.resume(operation, state, [list]) { all.append((operation, next)) }
        }
        return all
    }

    @Test(arguments: networks) func damagedAnswersAndStatesEndWithinTheContract(network: String) throws {
        let adapter = try LoadedAdapter.named(network)
        let states = try Self.states(adapter)
        var random = FixedRandom(seed: Self.seed)
        var broken: [String] = []
        for _ in 0..<12_000 {
            var (operation, state) = states.randomElement(using: &random)!
            if Int.random(in: 0..<3, using: &random) == 0 { state = Self.damaged(state, &random) }
            let results = (0..<Int.random(in: 0...2, using: &random)).map { _ in Self.result(&random) }
            let call = AdapterCall.resume(operation: operation, state: state, results: results).json
            if operation == "visit" { operation = "message" }
            if !Self.keepsContract(adapter.perform(call.serialized()), operation) { broken.append(call.text) }
        }
        #expect(broken.prefix(3) == [], "seed \(Self.seed), \(broken.count) in all")
    }

    /// Also: nothing after the committing request may claim success without an id.
    private static func keepsContract(_ reply: [UInt8]?, _ operation: String) -> Bool {
        guard let reply, reply.count <= Frame.maxReply, let json = try? JSONValue.parse(reply),
            let step = try? Step(json)
        else { return false }
        switch step {
        case .done(let outcome):
            return operation != "message" || outcome["external_id"]?.stringValue?.isEmpty == false
        case .http(let requests, _): return operation == "reconcile" && !requests.contains(where: \.commits)
        case .failed: return true
        case .wait, .browser: return false
        }
    }

    @Test(arguments: networks) func damagedWebhooksEndWithinTheContract(network: String) throws {
        let adapter = try LoadedAdapter.named(network)
        let hook = try JSONValue.parse(Array(Self.hook.utf8))
        var random = FixedRandom(seed: Self.seed + 1)
        var broken: [String] = []
        for round in 0..<4000 {
            let body = round % 2 == 0 ? Self.damaged(hook, &random).text : Self.smudged(Self.hook, &random)
            var call = WebhookTests.post(body)
            if round % 7 == 0 { call.bodyBase64 = Self.smudged(call.bodyBase64, &random) }
            if round % 5 == 0 { call.method = "GET" }
            call.query = [WireHeader(name: "hub.mode", value: "subscribe")]
            let json = AdapterCall.inbound(call).json
            let reply = adapter.perform(json.serialized()).flatMap { try? JSONValue.parse($0) }
            if reply.map({ (try? InboundAnswer($0)) == nil }) ?? true { broken.append(json.text) }
        }
        #expect(broken.prefix(3) == [], "seed \(Self.seed + 1), \(broken.count) in all")
    }

    @Test(arguments: networks) func damagedStartsEndWithinTheContract(network: String) throws {
        let adapter = try LoadedAdapter.named(network)
        var random = FixedRandom(seed: Self.seed + 2)
        var input = Sample.message
        input["since"] = "2026-11-21T10:00:00Z"
        var broken: [String] = []
        for round in 0..<4000 {
            let operation = Manifest.Operation.Name.allCases[round % Manifest.Operation.Name.allCases.count]
            let start = AdapterCall.Start(
                operation: operation.rawValue, key: "k", handle: "default",
                settings: ["api_version": Self.values.randomElement(using: &random)!],
                input: Self.damaged(.object(input), &random).objectValue ?? [:])
            let json = AdapterCall.start(start).json
            let reply = adapter.perform(json.serialized()).flatMap { try? JSONValue.parse($0) }
            if reply.map({ (try? Step($0)) == nil }) ?? true { broken.append(json.text) }
        }
        #expect(broken.prefix(3) == [], "seed \(Self.seed + 2), \(broken.count) in all")
    }

    /// A host that breaks the contract gets no answer, and no crash.
    @Test(arguments: networks) func requestsThatAreNoneGetNoAnswer(network: String) throws {
        let adapter = try LoadedAdapter.named(network)
        let whole = AdapterCall.resume(operation: "message", state: nil, results: [.answer(200, [:])]).json.serialized()
        for end in 0..<whole.count { #expect(adapter.perform(Array(whole[..<end])) == nil) }
        for request in ["", "{}", "[]", "null", #"{"call":"x"}"#, #"{"call":"start"}"#] {
            #expect(adapter.perform(Array(request.utf8)) == nil)
        }
        #expect(adapter.perform([0xFF, 0xFE]) == nil)
        #expect(adapter.perform(Array(#"{"call":"manifest","x":1}"#.utf8)) != nil)
    }
}
