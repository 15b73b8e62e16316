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
    /// Judge every row, change nothing. Whoever applies it by ``ImportVerdicts/applying(_:_:_:)`` need not look at this.
    package let isTrial: Bool
    /// Of a trial run: items of earlier chunks, which the import would have applied, in their order; those of one chunk together.
    let earlier: [[JSONValue]]
    /// What is to be applied, with its row within the chunk.
    package let rows: [(row: Int32, item: JSONValue)]

    package init<Item>(_ chunk: ImportChunk<Item>, of file: ImportedFile, _ json: (Item) -> JSONValue) {
        (importID, self.chunk, overwrite, isTrial) = (file.id, chunk.number, file.overwrite, file.isTrial)
        rows = chunk.items.map { ($0.row, json($0.item)) }
        earlier = chunk.earlier.map { $0.map(json) }
    }

    /// Rows of an earlier chunk, to be applied.
    private init(_ items: [JSONValue], before told: ToldChunk) {
        (importID, chunk, overwrite, isTrial) = (told.importID, told.chunk, told.overwrite, false)
        rows = items.enumerated().map { (Int32($0.offset), $0.element) }
        earlier = []
    }

    /// What a trial run does and takes back, in this order: what the import would have applied before, and this.
    var steps: [ToldChunk] {
        guard isTrial else { return [self] }
        return (earlier + [rows.map(\.item)]).map { ToldChunk($0, before: self) }
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
        earlier = (json["earlier"]?.arrayValue ?? []).map { $0.arrayValue ?? [] }
    }

    /// - Parameters:
    ///   - type: of the event, such as `shop.goods.found.v1`.
    ///   - subject: what the import is in the log, such as `shop.import`.
    package func event(_ type: String, subject: String) -> NewEvent {
        var payload: JSONObject = [
            "import_id": .string(importID.lowercase), "chunk": .int(Int64(chunk)), "overwrite": .bool(overwrite),
            "dry_run": .bool(isTrial), "rows": .array(rows.map { .int(Int64($0.row)) }),
            "items": .array(rows.map(\.item)),
        ]
        if !earlier.isEmpty { payload["earlier"] = .array(earlier.map { .array($0) }) }
        return NewEvent(
            type: type, aggregateType: subject, aggregateID: importID.lowercase, version: Int64(chunk),
            payload: JSONValue.object(payload).serialized(), lane: .bulk)
    }
}
