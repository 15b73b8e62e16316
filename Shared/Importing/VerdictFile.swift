internal import Database
internal import Delimited
internal import FoundationEssentials
internal import HTTPServer

/// The CSV that explains each row of an import: `row,line,verdict,reason`.
enum VerdictFile {
    /// A chunk at a time, each when the reader has taken the one before: a file of ten million rows needs no more memory than two chunks.
    static func write(_ id: UUID, _ repository: ImportRepository, to reader: PieceWriter) async throws {
        var writer = DelimitedWriter()
        writer.record(["row", "line", "verdict", "reason"])
        var next: Int32 = 0
        while true {
            let chunks = try await repository.chunks(id, from: next, limit: 1)
            for chunk in chunks {
                try append(chunk, to: &writer)
                next = try chunk["chunk"] as Int32 + 1
            }
            try await reader.send(writer.take())
            if chunks.count == 0 { return }
        }
    }

    /// For rows whose verdict needs no more than one sentence for all.
    private static func explanation(_ verdict: ImportVerdict) -> String {
        switch verdict {
        case .duplicate: "known already, and the row adds nothing"
        case .updated: "known already; the row filled or replaced values"
        case .waiting: "not judged yet"
        default: ""
        }
    }

    private static func append(_ chunk: Row, to writer: inout DelimitedWriter) throws {
        let first: Int64 = try chunk["first_row"]
        let lines: [Int32] = try chunk["lines"]
        let verdicts: String = try chunk["verdicts"]
        let reasons = try ReasonText.read(try chunk["reasons"])
        for (index, (letter, line)) in zip(verdicts, lines).enumerated() {
            let verdict = ImportVerdict(rawValue: letter) ?? .waiting
            writer.record([
                String(first + Int64(index)), String(line), verdict.name, reasons[Int32(index)] ?? explanation(verdict),
            ])
        }
    }
}
