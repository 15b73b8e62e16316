import Delimited
import Testing

/// A record as a value, so that tables of expectations can be written down.
private struct Row: Equatable, Sendable, CustomStringConvertible {
    var line: Int
    var fields: [String]
    var fault: DelimitedFault?
    var description: String { "\(line): \(fields) \(fault.map { "\($0)" } ?? "")" }
}

private struct Reading {
    var rows: [Row] = []
    var encoding = TextEncoding.utf8
    var delimiter: Delimiter?
    var error: DelimitedError?

    var fields: [[String]] { rows.map(\.fields) }

    init(_ bytes: [UInt8], chunk: Int = .max, options: DelimitedOptions = DelimitedOptions()) {
        var reader = DelimitedReader(options)
        var found: [Row] = []
        func keep(_ record: borrowing DelimitedRecord) {
            found.append(Row(line: record.line, fields: record.fault == nil ? record.fields : [], fault: record.fault))
        }
        let step = min(chunk, max(bytes.count, 1))
        for from in stride(from: 0, to: bytes.count, by: step) {
            reader.feed(Array(bytes[from..<min(from + step, bytes.count)]), keep)
        }
        do { try reader.finish(keep) } catch { self.error = error as? DelimitedError }
        (rows, encoding, delimiter) = (found, reader.encoding, reader.delimiter)
    }

    init(_ text: String, chunk: Int = .max, options: DelimitedOptions = DelimitedOptions()) {
        self.init(Array(text.utf8), chunk: chunk, options: options)
    }
}

@Suite struct DelimitedReaderTests {
    @Test(
        "RFC 4180 and the documented leniency",
        arguments: [
            ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
            ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
            ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
            ("a,b\r\n\r\n\n\rc,d", [["a", "b"], ["c", "d"]]),
            ("a,", [["a", ""]]),
            ("a,b\n,\n,x", [["a", "b"], ["", ""], ["", "x"]]),
            ("\"a,b\",\"c\"\"d\"\n\"\",\"\"\"\"", [["a,b", "c\"d"], ["", "\""]]),
            ("h,i\n\"two\r\nlines\",x", [["h", "i"], ["two\r\nlines", "x"]]),
            ("a,5\" nail\nO\"\"B,c\"", [["a", "5\" nail"], ["O\"\"B", "c\""]]),
            ("a, \"b\"\n", [["a", " \"b\""]]),
            ("\"a\"  ,\"b\" \n", [["a", "b"]]),
            ("\"\"\"Quoted\"\" Studio\",\"\"\"\"\"\"", [["\"Quoted\" Studio", "\"\""]]),
            ("\u{FEFF}a,b\n", [["a", "b"]]),
            ("", []), ("\n\n", []), ("x", [["x"]]), ("\"\"\n", [[""]]),
        ])
    func fields(text: String, expected: [[String]]) {
        #expect(Reading(text).fields == expected)
        for chunk in 1...5 { #expect(Reading(text, chunk: chunk).fields == expected, "in chunks of \(chunk)") }
    }

    @Test func linesAreThoseOfTheFile() {
        let text = "note\r\n\r\nh,i\r\n\"one\r\ntwo\nthree\",x\r\nlast,y\rvery last,z\n"
        for chunk in [1, 2, 3, 1000] { #expect(Reading(text, chunk: chunk).rows.map(\.line) == [1, 3, 4, 7, 8]) }
    }

    @Test(
        "Delimiter of the first lines",
        arguments: [
            ("a,b,c\n1,2,3\n", Delimiter.comma), ("a;b;c\n1,5;2,5;3,5\n", .semicolon), ("a\tb\n1,0\t2\n", .tab),
            ("a|b|c\n1|2|3\n", .pipe), ("one column\nx\n", .comma),
            ("name;note\n\"a,b,c,d\";x\n\"a,b,c,d\";y\n", .semicolon),
            ("Notes:\n\"Some addresses; are absent; you see\"\n\nFirst Name,Last Name,URL\nA,B,C\n", .comma),
        ])
    func delimiter(text: String, expected: Delimiter) {
        #expect(Reading(text).delimiter == expected)
        #expect(Reading(text, chunk: 1).delimiter == expected)
    }

    @Test func aDelimiterThatIsGivenIsNotQuestioned() {
        #expect(Reading("a,b;c", options: DelimitedOptions(delimiter: .semicolon)).fields == [["a,b", "c"]])
    }

    @Test func anUnclosedQuoteNamesItsLineAndKeepsWhatCameBefore() {
        for chunk in [1, 7, 1000] {
            let reading = Reading("a,b\nc,d\ne,\"f\ng,h\n", chunk: chunk)
            #expect(reading.fields == [["a", "b"], ["c", "d"]])
            #expect(reading.error == .unclosedQuote(line: 3))
        }
    }

    @Test func aBrokenRecordLeavesTheOthersAlone() {
        let rows = Reading("a,b\nc,\0d\n\"e\"f,g\nh,i\n").rows
        #expect(rows.map(\.fault) == [nil, .nulByte, .textAfterQuote(column: 1, openedOnLine: 3), nil])
        #expect(rows.last?.fields == ["h", "i"])
    }

    @Test func columnsUpToTheLimit() {
        func wide(_ columns: Int) -> String { (1...columns).map { "c\($0)" }.joined(separator: ",") + "\n" }
        #expect(Reading(wide(100)).rows.first?.fields.count == 100)
        let rows = Reading(wide(200) + wide(201) + "a,b\n").rows
        #expect(rows.map(\.fault) == [nil, .tooManyFields(limit: 200), nil])
        #expect(rows[0].fields.last == "c200")
    }

    @Test func lengthsUpToTheLimit() {
        var options = DelimitedOptions(delimiter: .comma)
        (options.maxFieldBytes, options.maxRecordBytes) = (10, 25)
        let text = "0123456789,0123456789,01\n01234567890,x\n\"0123456789\n01\",0123456789,0123456789\nok,ok\n"
        for chunk in 1...30 {
            let rows = Reading(text, chunk: chunk, options: options).rows
            #expect(
                rows.map(\.fault) == [nil, .fieldTooLong(column: 1, limit: 10), .recordTooLong(limit: 25), nil],
                "in chunks of \(chunk)")
            #expect(rows.map(\.line) == [1, 2, 3, 5])
        }
    }

    @Test func aHugeRecordIsLetGoWhileItsEndIsSought() {
        let huge = String(repeating: "x", count: 5 << 20)
        let rows = Reading("a,b\n\"\(huge)\",\"\n\"\nc,d\n").rows
        #expect(rows.map(\.fault) == [nil, .recordTooLong(limit: 2 << 20), nil])
        #expect(rows[2] == Row(line: 4, fields: ["c", "d"]))
    }

    @Test func whatIsReadNeverDependsOnTheChunks() {
        let alphabet: [UInt8] = Array("ab,;\"\"\r\n\n,\" \0é|\t".utf8)
        var seed: UInt64 = 0x9E37_79B9_7F4A_7C15
        for _ in 0..<400 {
            let bytes: [UInt8] = (0..<60).map { _ in
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return alphabet[Int(seed >> 33) % alphabet.count]
            }
            let whole = Reading(bytes)
            for chunk in [1, 2, 3, 17] {
                let parts = Reading(bytes, chunk: chunk)
                #expect(parts.rows == whole.rows && parts.error == whole.error)
            }
        }
    }

    @Test func aThrowingCallerGetsTheNextRecordWithTheNextCall() throws {
        struct Stop: Error {}
        var reader = DelimitedReader(DelimitedOptions(delimiter: .comma))
        var seen: [String] = []
        #expect(throws: Stop.self) {
            try reader.feed(Array("a\nb\nc\n".utf8)) { (record) throws(Stop) in
                seen.append(record[0])
                if record[0] == "b" { throw Stop() }
            }
        }
        try reader.finish { seen.append($0[0]) }
        #expect(seen == ["a", "b", "c"])
    }
}

@Suite struct DelimitedEncodingTests {
    private static let text = "name,city\nBjörn,Šibenik\n王,🚀 Ærø\n"

    private static func utf16(bigEndian: Bool) -> [UInt8] {
        ("\u{FEFF}" + text).utf16.flatMap { unit in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return bigEndian ? bytes : bytes.reversed()
        }
    }

    @Test(
        "Byte order marks and what they decide",
        arguments: [
            (Array(text.utf8), TextEncoding.utf8), ([0xEF, 0xBB, 0xBF] + Array(text.utf8), .utf8),
            (utf16(bigEndian: false), .utf16LittleEndian), (utf16(bigEndian: true), .utf16BigEndian),
        ])
    func unicode(bytes: [UInt8], encoding: TextEncoding) {
        for chunk in [1, 2, 3, 1000] {
            let reading = Reading(bytes, chunk: chunk)
            #expect(reading.encoding == encoding)
            #expect(reading.fields == [["name", "city"], ["Björn", "Šibenik"], ["王", "🚀 Ærø"]])
        }
    }

    @Test func invalidUTF8IsReadAsWindows1252() {
        let bytes =
            Array("name;price\nBj".utf8) + [0xF6] + Array("rn;5 ".utf8) + [0x80] + Array("\nZo".utf8) + [0xEB, 0x0A]
        let reading = Reading(bytes)
        #expect(reading.encoding == .windows1252)
        #expect(reading.fields == [["name", "price"], ["Björn", "5 €"], ["Zoë"]])
        let lastByte = Reading(Array("name\nZo".utf8) + [0xEB])
        #expect(lastByte.fields == [["name"], ["Zoë"]])
    }

    @Test func theDecisionWaitsForTheFirstByteThatTellsThemApart() {
        let plain = String(repeating: "just,ascii\n", count: 20_000)
        for chunk in [4096, 100_000, Int.max] {
            let late = Reading(Array(plain.utf8) + Array("Zo".utf8) + [0xEB] + Array(",x\n".utf8), chunk: chunk)
            #expect(late.encoding == .windows1252)
            #expect(late.rows.last?.fields == ["Zoë", "x"])
        }
    }

    @Test func oneDamagedLetterDoesNotTurnAUTF8FileIntoNonsense() {
        let bytes = Array("Björn,a\nZoë,b\nIn".utf8) + [0xE9] + Array("s,c\nÆrø,d\n".utf8)
        let reading = Reading(bytes)
        #expect(reading.encoding == .utf8)
        #expect(reading.rows.map(\.fault) == [nil, nil, .notText(.utf8), nil])
    }

    @Test func anUnpairedSurrogateBreaksItsRecordOnly() {
        let bytes: [UInt8] = [0xFE, 0xFF, 0, 0x61, 0, 0x0A, 0xD8, 0x00, 0, 0x62, 0, 0x0A, 0, 0x63]
        #expect(Reading(bytes).rows.map(\.fault) == [nil, .notText(.utf16BigEndian), nil])
    }
}
