package import FoundationEssentials
internal import JSON

/// Payload of `social.people.applied.v1`: the verdicts of one chunk.
package struct AppliedPeople: Sendable, Equatable {
    package var importID: UUID
    package var chunk: Int32
    /// Row numbers within the chunk, as they were found.
    package var rows: [Int32]
    /// One letter per row of `rows`.
    package var verdicts: String
    /// By row number: why a row was not added, in one sentence.
    package var reasons: [Int32: String]

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
        writer.key("rows")
        writer.array(rows) { $0.value(Int64($1)) }
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
        reasons = [:]
        for field in json["reasons"]?.objectValue?.fields ?? [] {
            if let row = Int32(field.key) { reasons[row] = field.value.stringValue }
        }
        guard verdicts.utf8.count == rows.count else { throw PayloadError(member: "verdicts, one per row") }
    }
}
