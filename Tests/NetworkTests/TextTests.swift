import AdapterWire
import JSON
import TestKit
import Testing

/// Texts go out as they were given, byte for byte, or not at all.
@Suite struct TextTests {
    static let networks = ["linkedin", "facebook", "instagram", "testnet", "tiktok_test"]

    /// The text as it stands in the request's body.
    private func sent(_ step: Step) throws -> String? {
        let request = try #require(step.requests.first)
        switch request.body {
        case .json(let body):
            if let status = body["status"]?.stringValue {
                let bytes = Array(status.utf8).dropFirst("@ada ".utf8.count)
                return String(decoding: bytes, as: UTF8.self)
            }
            return (body["message"]?["text"] ?? body["body"])?.stringValue
        case .form(let pairs):
            guard case .text(let json)? = pairs.first(where: { $0.name == "message" })?.value else { return nil }
            return try JSONValue.parse(Array(json.utf8))["text"]?.stringValue
        default: return nil
        }
    }

    @Test(arguments: networks) func nastyTextsGoOutByteForByte(network: String) throws {
        let adapter = try LoadedAdapter.named(network)
        let seed: UInt64 = 20_261_121
        var altered: [String] = []
        for text in NastyTexts.make(LongForm.nastyTexts, seed: seed) {
            let out = try sent(try adapter.start("message", Sample.message(text)))
            if out.map({ Array($0.utf8) }) != Array(text.utf8) { altered.append(text) }
        }
        #expect(altered == [], "seed \(seed)")
    }

    struct Border: Sendable, CustomTestStringConvertible {
        let network: String
        let fits: String
        let excess: String
        var testDescription: String { network }
    }

    static let borders = [
        Border(network: "linkedin", fits: rep("語", 8000), excess: rep("語", 8001)),
        Border(network: "facebook", fits: rep("語", 2000), excess: rep("x", 2001)),
        // A letter and its accent are two characters, though one to the eye.
        Border(network: "facebook", fits: rep("e\u{301}", 1000), excess: rep("e\u{301}", 1000) + "x"),
        Border(network: "instagram", fits: rep("x", 1000), excess: rep("x", 1001)),
        Border(network: "instagram", fits: rep("👍", 250), excess: rep("👍", 250) + "x"),
        Border(network: "testnet", fits: rep("x", 468), excess: rep("x", 469)),
        Border(network: "tiktok_test", fits: rep("語", 468), excess: rep("語", 469)),
    ]

    private static func rep(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    @Test(arguments: borders) func limitsAreKeptBeforeAnyCall(_ border: Border) throws {
        let adapter = try LoadedAdapter.named(border.network)
        #expect(try adapter.start("message", Sample.message(border.fits)).requests.count == 1)
        for text in [border.excess, ""] {
            let failure = try adapter.start("message", Sample.message(text)).failure
            #expect(failure?.code == .contentRefused)
        }
        let limit = try #require(try adapter.manifest().operation("message")?.text)
        #expect(limit.length(of: border.fits) == limit.max)
        #expect(limit.length(of: border.excess) > limit.max)
    }
}
