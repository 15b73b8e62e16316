import FoundationEssentials
import JSON
import Testing
import Timekeeping

@Suite struct JSONTests {
    @Test(
        "A document comes back as it went in",
        arguments: [
            #"{"a":1,"b":[true,false,null],"c":"text","d":-2.5,"e":{}}"#, #"[]"#, #""\u0000\n\"\\""#,
            "9223372036854775807",
            #"{"emoji":"🙂","arabic":"مرحبا"}"#,
        ])
    func roundTrip(text: String) throws {
        let value = try JSONValue.parse(Array(text.utf8))
        #expect(try JSONValue.parse(value.serialized()) == value)
    }

    @Test(
        "What RFC 8259 does not allow is refused with its place",
        arguments: [
            ("", 0), ("{", 1), ("[1,]", 3), ("{\"a\":1,}", 7), ("01", 2), ("1.", 2), ("tru", 0), ("\"\\x\"", 3),
            ("[1] 2", 4),
            ("{\"a\":1,\"a\":2}", 10), ("\"\u{1}\"", 1), ("nul", 0), ("-", 1), ("1e999", 5), ("'a'", 0),
            ("\"\\ud800\"", 7),
        ])
    func refusals(text: String, offset: Int) {
        #expect(throws: JSONError.self) { try JSONValue.parse(Array(text.utf8)) }
        do {
            _ = try JSONValue.parse(Array(text.utf8))
        } catch {
            #expect(error.offset == offset, "\(text): \(error.reason)")
        }
    }

    @Test func bytesThatAreNoTextAreRefused() {
        for bytes: [UInt8] in [[0x22, 0xC3, 0x28, 0x22], [0x22, 0xFF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] {
            #expect(throws: JSONError.self) { try JSONValue.parse(bytes) }
        }
    }

    @Test func nestingEndsAtTheLimit() throws {
        let deep = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        _ = try JSONValue.parse(Array(deep.utf8))
        #expect(throws: JSONError.self) { try JSONValue.parse(Array(("[" + deep + "]").utf8), maxDepth: 64) }
        let bomb = String(repeating: "[", count: 1_000_000)
        #expect(throws: JSONError.self) { try JSONValue.parse(Array(bomb.utf8)) }
    }

    @Test("Escapes wherever they fall in a string, in runs of eight bytes and between them", arguments: 0..<40)
    func escapes(place: Int) throws {
        for character in ["\"", "\\", "\n", "\u{0}", "\u{1F}", "é", "🙂", "\u{7F}"] {
            let text = String(repeating: "x", count: place) + character + "tail of nine"
            #expect(try JSONValue.parse(JSONValue.string(text).serialized()) == .string(text))
        }
    }

    @Test(
        "Scores keep their two decimals",
        arguments: [(0.0, "0"), (12.5, "12.5"), (99.99, "99.99"), (-0.07, "-0.07"), (7, "7")])
    func hundredths(number: Double, text: String) {
        var writer = JSONWriter()
        writer.hundredths(number)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
    }

    @Test func idsAreReadInEitherCaseAndWrittenInLower() throws {
        let text = "F12744E7-F4DF-202A-41F9-4796F225EEA7"
        let id = try #require(UUID(text: text))
        #expect(id.lowercase == text.lowercased() && id == UUID(uuidString: text))
        for wrong in [
            "", "f12744e7f4df202a41f94796f225eea7", text + "0", String(text.dropLast()) + "g",
            "f12744e7_f4df-202a-41f9-4796f225eea7",
        ] {
            #expect(UUID(text: wrong) == nil)
        }
    }
}

@Suite struct TimestampTests {
    @Test(
        "Known moments",
        arguments: [
            (0, "1970-01-01T00:00:00.000000Z"), (1_795_242_600_123_456, "2026-11-21T06:30:00.123456Z"),
            (951_782_400_000_000, "2000-02-29T00:00:00.000000Z"), (-1, "1969-12-31T23:59:59.999999Z"),
            (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
        ])
    func known(microseconds: Int64, text: String) {
        #expect(Timestamp(microseconds: microseconds).iso8601 == text)
        #expect(Timestamp(iso8601: text)?.microseconds == microseconds)
    }

    @Test(
        "Offsets and short forms",
        arguments: ["2026-11-21T08:30:00+02:00", "2026-11-21 06:30:00Z", "2026-11-21T06:30:00.0Z"])
    func forms(text: String) {
        #expect(Timestamp(iso8601: text)?.iso8601 == "2026-11-21T06:30:00.000000Z")
    }

    @Test(
        "No moments",
        arguments: [
            "", "2026-02-30T00:00:00Z", "2026-11-21", "2026-11-21T24:00:00Z", "2026-11-21T06:30:00", "x",
            "9999-12-31T23:59:59-01:00", "0001-01-01T00:00:00+01:00",
        ])
    func refused(text: String) { #expect(Timestamp(iso8601: text) == nil) }

    /// PostgreSQL knows `infinity`, and years that RFC 3339 has no digits for.
    @Test(arguments: [
        (Int64.max, "9999-12-31T23:59:59.999999Z"), (.min, "0001-01-01T00:00:00.000000Z"),
        (Timestamp.written.upperBound + 1, "9999-12-31T23:59:59.999999Z"),
        (Timestamp.written.lowerBound - 1, "0001-01-01T00:00:00.000000Z"),
    ])
    func whatCannotBeWrittenIsNotShown(microseconds: Int64, end: String) {
        let moment = Timestamp(microseconds: microseconds)
        #expect(moment.shown == nil && JSONValue(moment) == .null && moment.iso8601 == end)
        #expect(Timestamp(microseconds: 0).shown == "1970-01-01T00:00:00.000000Z")
    }

    @Test func reckoningStopsAtTheEnds() {
        let (first, last) = (Timestamp(microseconds: .min), Timestamp(microseconds: .max))
        #expect(last.adding(.seconds(1)) == last && first.adding(.seconds(-1)) == first)
        #expect(Timestamp(microseconds: 5).adding(.seconds(Int64.max)) == last)
        #expect(Timestamp(microseconds: -5).adding(.seconds(Int64.min)) == first)
        #expect(first - last == .microseconds(Int64.min) && last - first == .microseconds(Int64.max))
    }

    @Test func everyDayOfFourCenturiesComesBack() {
        for day in stride(from: Int64(-146_097), to: 146_097, by: 37) {
            let moment = Timestamp(microseconds: day * 86_400_000_000 + 1)
            #expect(Timestamp(iso8601: moment.iso8601) == moment)
        }
    }
}
