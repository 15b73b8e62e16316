package import FoundationEssentials
internal import JSON

/// The verdicts of one chunk, as they come back from whoever applied it: the payload of the product's event that says so.
package struct JudgedChunk: Sendable, Equatable {
    package let importID: UUID
    package let chunk: Int32
    /// Row numbers within the chunk, as they were found.
    package let rows: [Int32]
    /// One letter per row of `rows` (``ImportVerdict``).
    package let verdicts: String
    /// By row number: why a row was not added, in one sentence.
    package let reasons: [Int32: String]

    package init(importID: UUID, chunk: Int32, rows: [Int32], verdicts: String, reasons: [Int32: String]) {
        (self.importID, self.chunk, self.rows) = (importID, chunk, rows)
        (self.verdicts, self.reasons) = (verdicts, reasons)
    }

    package var payload: [UInt8] {
        var writer = JSONWriter(capacity: rows.count * 6 + 100)
        writer.beginObject()
        writer.key("import_id")
        writer.uuid(importID)
        writer.key("chunk")
        writer.value(Int64(chunk))
        writer.numbers("rows", rows)
        writer.key("verdicts")
        writer.value(verdicts)
        writer.key("reasons")
        writer.beginObject()
        for (row, reason) in reasons.sorted(by: { $0.key < $1.key }) {
            writer.key(text: String(row))
            writer.value(reason)
        }
        writer.endObject()
        writer.endObject()
        return writer.bytes
    }

    package init(payload: [UInt8]) throws {
        let json = try JSONValue.parse(payload)
        importID = try json.uuid("import_id")
        chunk = Int32(truncatingIfNeeded: try json.integer("chunk"))
        rows = try json.array("rows").map { Int32(truncatingIfNeeded: $0.intValue ?? 0) }
        verdicts = try json.string("verdicts")
        var reasons: [Int32: String] = [:]
        for field in json["reasons"]?.objectValue?.fields ?? [] {
            if let row = Int32(field.key) { reasons[row] = field.value.stringValue }
        }
        self.reasons = reasons
        guard verdicts.utf8.count == rows.count else { throw PayloadError(member: "verdicts, one per row") }
    }
}
