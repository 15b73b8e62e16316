import AdapterWire
import Adapters
import EventLoop
import HTTPClient
import JSON
import Telemetry
import TestKit
import Testing

/// What the host puts where an adapter only named it, and how it is written.
@Suite struct FillingTests {
    private let server = NetworkServer { _ in .json("{}") }

    /// Performs one request and gives what arrived.
    private func arrived(
        _ request: WireRequest, credentials: [String: String] = Village.credentials
    ) async throws -> NetworkServer.Request {
        var village = Village(server)
        village.credentials = credentials
        let performed = try await village.perform { at, _, _ in at == 0 ? .ask(request) : .done([:]) }
        try #require(performed.failure == nil)
        return try #require(server.requests.last)
    }

    /// Meta's `appsecret_proof`; the tag was made with another program.
    @Test func theProofOfAnAppSecret() async throws {
        let request = WireRequest.get(query: [
            WirePair("appsecret_proof", .hmacSHA256(key: "app_secret", of: .secret("access_token")))
        ])
        let sent = try await arrived(
            request, credentials: ["access_token": "token", "app_secret": "secret", "page_id": "1"])
        #expect(
            sent.query == "appsecret_proof=e941110e3d2bfe82621f0e3e1434730d7305d106c5f68c87165d0b27a4611a4a")
    }

    @Test func everyKindOfValue() async throws {
        var request = WireRequest.get("/v1/page%2055/feed", query: [WirePair("to ken", .secret("access_token"))])
        request.headers = [
            WirePair("Authorization", .concat(["Bearer ", .secret("access_token")])),
            WirePair("X-Tag", .hmacSHA256(key: "app_secret", of: "a", .base64)), WirePair("X-Page", .secret("page_id")),
        ]
        let sent = try await arrived(
            request, credentials: ["access_token": "a/b+c d&e=f%~*", "app_secret": "secret", "page_id": "55"])
        #expect(sent.path == "/village/v1/page%2055/feed")
        #expect(sent.query == "to%20ken=a%2Fb%2Bc%20d%26e%3Df%25~%2A")
        #expect(sent.header("authorization") == "Bearer a/b+c d&e=f%~*")
        #expect(sent.header("x-tag") == "QEjESRGRYEP/YmiV/3jFJidkaFtsuaA84HiGqe/7kkw=")
        #expect(sent.header("x-page") == "55")
        #expect(sent.header("content-type") == nil && sent.body == [])
    }

    @Test func aFormIsWrittenAsBrowsersDo() async throws {
        let pairs = [WirePair("recipient", #"{"id":"1"}"#), WirePair("a b", .secret("access_token"))]
        let sent = try await arrived(
            .deed(.form(pairs)), credentials: ["access_token": "x y*~", "app_secret": "secret", "page_id": "5"])
        #expect(sent.text == "recipient=%7B%22id%22%3A%221%22%7D&a+b=x+y*%7E")
        #expect(sent.header("content-type") == "application/x-www-form-urlencoded")
    }

    @Test func jsonIsCompactAndTextIsText() async throws {
        let json = try await arrived(.deed(.json(["b": [1, 2.5, nil, true], "a": "é\n"])))
        #expect(json.text == "{\"b\":[1,2.5,null,true],\"a\":\"é\\n\"}")
        #expect(json.header("content-type") == "application/json")
        let text = try await arrived(.deed(.text(.concat(["id=", .secret("page_id")]))))
        #expect(text.text == "id=page-55")
        #expect(text.header("content-type") == "text/plain; charset=utf-8")
        var own = WireRequest.deed(.text("<a/>"))
        own.headers = [WirePair("content-TYPE", "application/xml")]
        let xml = try await arrived(own)
        #expect(xml.headers.filter { $0.name.lowercased() == "content-type" }.map(\.value) == ["application/xml"])
    }

    /// Every text arrives byte for byte, whichever way it goes.
    @Test func nastyTextsArriveByteForByte() async throws {
        let village = Village(server)
        // A loop of its own: a request that waits for others' work on the common one runs out of time on a busy machine.
        let loop = Loop(name: "nasty")
        loop.start()
        defer { loop.stop() }
        let client = HTTPClient(loop: loop, log: Log(service: "test", minimum: .error))
        for text in NastyTexts.make(LongForm.nastyTexts, seed: 20_261_121) {
            var one = village
            one.input = ["text": .string(text)]
            let adapter = ScriptedAdapter { at, start, _ in
                guard at == 0, let text = start.input["text"]?.stringValue else { return .done([:]) }
                var json = WireRequest.deed(.json(["message": ["text": .string(text)]]))
                (json.id, json.commits) = ("json", false)
                var plain = WireRequest.deed(.text(.text(text)))
                (plain.id, plain.commits) = ("plain", false)
                return .ask(
                    .get(query: [WirePair("q", .text(text))]), .deed(.form([WirePair("text", .text(text))])), json,
                    plain)
            }
            let (asked, session) = (one, InProcessSession(adapter))
            let performed = try await loop.task { await asked.perform(session, "message", loop, client) }.value
            try #require(performed.failure == nil)
            let sent = server.requests.suffix(4)
            let (query, form, json, plain) = (
                sent[sent.startIndex], sent[sent.startIndex + 1], sent[sent.startIndex + 2], sent.last!
            )
            let wanted = Array(text.utf8)
            try #require(decoded(query.query, plus: false) == Array("q=".utf8) + wanted)
            try #require(decoded(form.text, plus: true) == Array("text=".utf8) + wanted)
            let message = try JSONValue.parse(json.body).objectValue?["message"]?["text"]?.stringValue
            try #require(message.map { Array($0.utf8) } == wanted)
            try #require(plain.body == wanted)
        }
        #expect(server.requests.count == 4 * LongForm.nastyTexts)
    }

    private func decoded(_ text: String, plus: Bool) -> [UInt8] {
        var (out, rest): ([UInt8], ArraySlice<UInt8>) = ([], Array(text.utf8)[...])
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                out.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)!)
                rest = rest.dropFirst(2)
            } else {
                out.append(plus && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return out
    }
}
