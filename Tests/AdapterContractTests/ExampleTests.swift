import AdapterWire
import CAdapterABI
import Glibc
import JSON
import Testing

/// The example in C keeps the rules of the page that shows it (Docs/writing-an-adapter.md).
@Suite struct ExampleTests {
    private func perform(_ request: String) throws -> JSONValue? {
        let module = try #require(dlopen(Compiled.postcard, RTLD_NOW | RTLD_LOCAL))
        let symbol = try #require(dlsym(module, "outreach_adapter_entry"))
        typealias Entry = @convention(c) () -> UnsafePointer<outreach_adapter>?
        let block = try #require(unsafeBitCast(symbol, to: Entry.self)())
        var reply = outreach_reply()
        let bytes = Array(request.utf8)
        guard block.pointee.perform(bytes, bytes.count, &reply) == 0 else { return nil }
        defer { block.pointee.release(&reply) }
        return try JSONValue.parse(Array(UnsafeBufferPointer(start: reply.data, count: reply.size)))
    }

    private func step(_ call: AdapterCall) throws -> Step { try Step(try #require(try perform(call.json.text))) }

    @Test(
        "Bytes that are no request have no answer",
        arguments: ["", "{", "[]", "no", "{}", #"{"call":"dance"}"#, #"{"call":7}"#])
    func noRequest(bytes: String) throws {
        #expect(try perform(bytes) == nil)
    }

    /// The manifest says 2000 bytes, whatever stands for them in JSON.
    @Test(
        "The limit counts bytes",
        arguments: [("a", 2000), ("\"", 2000), ("\n", 2000), ("\u{1}", 2000), ("é", 1000), ("€", 666), ("🙂", 500)])
    func limit(letter: String, most: Int) throws {
        func code(_ count: Int) throws -> String? {
            guard case .failed(let failure) = try step(.message(String(repeating: letter, count: count))) else {
                return nil
            }
            return failure.code.rawValue
        }
        #expect(try code(most) == nil)
        #expect(try code(most + 1) == "CONTENT_REFUSED")
    }

    @Test func escapesAreCountedAsWhatTheyMean() throws {
        func code(_ unit: String, _ count: Int) throws -> JSONValue? {
            let text = String(repeating: unit, count: count)
            let request =
                #"{"call":"start","operation":"message","key":"k","account":{"handle":"h"},"input":{"recipient":{"platform_user_id":"1"},"text":"\#(text)"}}"#
            return try perform(request)?["code"]
        }
        for (unit, most) in [
            (#"\u0041"#, 2000), (#"\u00e9"#, 1000), (#"\u20ac"#, 666), (#"\ud83d\ude42"#, 500), (#"\\"#, 2000),
        ] {
            #expect(try code(unit, most) == nil, "\(unit)")
            #expect(try code(unit, most + 1) == "CONTENT_REFUSED", "\(unit)")
        }
        #expect(try code("", 1) == "CONTENT_REFUSED")
    }

    @Test(
        "Only what is documented promises that nothing was done",
        arguments: [
            (401, "INVALID_CREDENTIALS"), (403, "NOT_AVAILABLE"), (404, "RECIPIENT_UNREACHABLE"),
            (422, "CONTENT_REFUSED"),
            (429, "RATE_LIMITED"), (400, "UNKNOWN_OUTCOME"), (408, "UNKNOWN_OUTCOME"), (418, "UNKNOWN_OUTCOME"),
            (200, "UNKNOWN_OUTCOME"), (302, "UNKNOWN_OUTCOME"), (500, "UNKNOWN_OUTCOME"),
        ])
    func verdicts(status: Int, code: String) throws {
        let result = WireResult(id: "send", .answer(status: status, headers: [], body: .text("{}"), captured: []))
        guard case .failed(let failure) = try step(.resume(operation: "message", state: .null, results: [result]))
        else {
            Issue.record("\(status) is taken for success")
            return
        }
        #expect(failure.code.rawValue == code)
    }

    @Test func whatIsTooLongAfterTheDeedIsInDoubt() throws {
        let header = WireHeader(name: "x-card-id", value: String(repeating: "c", count: 70_000))
        let result = WireResult(id: "send", .answer(status: 201, headers: [header], body: .text(""), captured: []))
        guard case .failed(let failure) = try step(.resume(operation: "message", state: .null, results: [result]))
        else {
            Issue.record("it does not fit")
            return
        }
        #expect(failure.code == .unknownOutcome)
    }
}
