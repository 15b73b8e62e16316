import Delimited
import Testing

@Suite struct DelimitedWriterTests {
    private func written(_ fields: [String], delimiter: Delimiter = .comma, defusing: Bool = true) -> String {
        var writer = DelimitedWriter(delimiter: delimiter, defusesFormulas: defusing)
        writer.record(fields)
        return String(decoding: writer.take(), as: UTF8.self)
    }

    @Test(
        "Quotes only where reading back needs them",
        arguments: [
            (["a", "b"], "a,b\r\n"), (["a,b", "c\"d"], "\"a,b\",\"c\"\"d\"\r\n"),
            (["two\nlines"], "\"two\nlines\"\r\n"),
            ([" lead", "trail "], "\" lead\",\"trail \"\r\n"), ([""], "\"\"\r\n"), (["", ""], ",\r\n"),
            (["Kateřina", "株式会社"], "Kateřina,株式会社\r\n"),
        ])
    func quoting(fields: [String], expected: String) {
        #expect(written(fields) == expected)
    }

    @Test("Formula leads", arguments: ["=SUM(A1:A9)", "+1", "-1", "@cmd", "\tx", "\rx"])
    func formulas(text: String) {
        let quotes = text.first == "\r" ? "\"" : ""
        #expect(written([text]) == "\(quotes)'\(text)\(quotes)\r\n")
        #expect(written([text], defusing: false) == "\(quotes)\(text)\(quotes)\r\n")
        #expect(written(["x\(text)"]).contains("'") == false)
    }

    @Test func aFormulaThatNeedsQuotesGetsBoth() {
        #expect(written(["=HYPERLINK(\"x\",\"y\")"]) == "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\r\n")
    }

    /// Whatever stands in a cell: the mark comes and goes, and an apostrophe of the text's own stays.
    @Test(
        "What was marked for spreadsheets comes back",
        arguments: ["=1", "'=1", "''=1", "'", "''", "'x", "it's", "", "-", "'-' hi", "\t", "@ada", "+49 30", "x=1"])
    func defusing(text: String) throws {
        let bytes = Array(written([text, "end"]).utf8)
        var (reader, read) = (DelimitedReader(DelimitedOptions(delimiter: .comma)), [String]())
        reader.feed(bytes) { read += $0.fields }
        try reader.finish { read += $0.fields }
        #expect(read.map(Defusing.undone) == [text, "end"])
        #expect(!DelimitedWriter.startsFormula(read.first?.utf8.first))
    }

    @Test("What is written reads back the same", arguments: Delimiter.allCases)
    func roundTrip(delimiter: Delimiter) throws {
        let rows = [
            ["h1", "h2", "h3"], ["a,b;c|d\te", "\"q\"", "two\r\nlines"], [" x ", "", "=1"], ["", "'", "é🚀"],
        ]
        var writer = DelimitedWriter(delimiter: delimiter, defusesFormulas: false)
        for row in rows { writer.record(row) }
        var reader = DelimitedReader(DelimitedOptions(delimiter: delimiter))
        var read: [[String]] = []
        reader.feed(writer.take()) { read.append($0.fields) }
        try reader.finish { read.append($0.fields) }
        #expect(read == rows)
    }

    @Test func takingInPiecesChangesNothing() {
        var (writer, text) = (DelimitedWriter(), "")
        for row in [["a"], [""], ["b"]] {
            writer.record(row)
            text += String(decoding: writer.take(), as: UTF8.self)
        }
        #expect(text == "a\r\n\"\"\r\nb\r\n")
    }
}
