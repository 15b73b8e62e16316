internal import Database
package import FoundationEssentials
package import JSON
package import Outbox

/// A chunk as its event tells it, for a product whose rows are small: each row's item as JSON, beside its number.
package struct ToldChunk: Sendable {
    package let importID: UUID
    package let chunk: Int32
    /// The file's values win over what is known.
    package let overwrite: Bool
    /// Judge every row, change nothing.
    package let isTrial: Bool
    /// What is to be applied, with its row within the chunk.
    package let rows: [(row: Int32, item: JSONValue)]

    package init<Item>(_ chunk: ImportChunk<Item>, of file: ImportedFile, _ json: (Item) -> JSONValue) {
        (importID, self.chunk, overwrite, isTrial) = (file.id, chunk.number, file.overwrite, file.isTrial)
        rows = chunk.items.map { ($0.row, json($0.item)) }
    }

    /// - Throws: for what ``event(_:subject:)`` never wrote.
    package init(_ event: Event) throws {
        let json = try JSONValue.parse(event.payload)
        (importID, overwrite, isTrial) = (
            try json.uuid("import_id"), json["overwrite"] == true, json["dry_run"] == true
        )
        chunk = Int32(truncatingIfNeeded: try json.integer("chunk"))
        let numbers = try json.array("rows").map { Int32(truncatingIfNeeded: $0.intValue ?? -1) }
        let items = try json.array("items")
        guard items.count == numbers.count else { throw PayloadError(member: "items, one per row") }
        rows = zip(numbers, items).map { (row: $0, item: $1) }
    }

    /// - Parameters:
    ///   - type: of the event, such as `shop.goods.found.v1`.
    ///   - subject: what the import is in the log, such as `shop.import`.
    package func event(_ type: String, subject: String) -> NewEvent {
        let payload: JSONValue = [
            "import_id": .string(importID.lowercase), "chunk": .int(Int64(chunk)), "overwrite": .bool(overwrite),
            "dry_run": .bool(isTrial), "rows": .array(rows.map { .int(Int64($0.row)) }),
            "items": .array(rows.map(\.item)),
        ]
        return NewEvent(
            type: type, aggregateType: subject, aggregateID: importID.lowercase, version: Int64(chunk),
            payload: payload.serialized(), lane: .bulk)
    }
}
