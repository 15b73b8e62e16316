package import Database
package import HTTPServer
internal import JSON

/// One page of a list, written.
package struct ListingPage: Sendable {
    package let bytes: SharedBytes
    /// The cursor of the page behind it.
    package let next: String?
}

extension Listing {
    /// The rows of a page, and the cursor of the one behind it. One row more than asked tells whether there is one.
    package func rows(_ query: ListingQuery, in database: Database) async throws -> (shown: Slice<Rows>, next: String?)
    {
        try shown(try await database.query(try statement(query)), query)
    }

    /// The same of two lists in one round trip.
    package static func rows(
        _ first: (Listing, ListingQuery), _ second: (Listing, ListingQuery), in database: Database
    ) async throws -> [(shown: Slice<Rows>, next: String?)] {
        let asked = [first, second]
        let statements = try asked.map { try $0.statement($1) }
        let read = try await database.withConnection { try await $0.pipeline(statements) }
        return try zip(asked, read).map { asked, rows in try asked.0.shown(rows, asked.1) }
    }

    private func statement(_ query: ListingQuery) throws -> SQL {
        try statement(query, after: query.after, limit: (query.limit ?? pageSize) + 1)
    }

    private func shown(_ rows: Rows, _ query: ListingQuery) throws -> (shown: Slice<Rows>, next: String?) {
        let limit = query.limit ?? pageSize
        return (rows.prefix(limit), rows.count > limit ? try cursor(behind: rows[limit - 1], query) : nil)
    }

    package func page(_ query: ListingQuery, in database: Database) async throws -> ListingPage {
        let (shown, next) = try await rows(query, in: database)
        let rows = shown.base
        let more = try await supplement?.load(Array(shown), database)
        let total = query.isCounted ? try await total(query, atLeast: rows.count, in: database) : nil
        var writer = JSONWriter(capacity: 256 + shown.count * 640)
        writer.beginObject()
        writer.key("items")
        writer.beginArray()
        try write(shown, more, of: rows, to: &writer)
        writer.endArray()
        writer.key("next_cursor")
        if let next { writer.value(next) } else { writer.null() }
        total?.write(to: &writer)
        writer.endObject()
        return ListingPage(bytes: SharedBytes(writer.bytes), next: next)
    }

    private func write(
        _ shown: Slice<Rows>, _ more: [JSONObject]?, of rows: Rows, to writer: inout JSONWriter
    ) throws {
        let reader = try RecordReader(record, of: rows)
        for (index, row) in shown.enumerated() {
            try reader.write(row, to: &writer)
            if let more { writer.reopenObject(with: more[index]) }
        }
    }
}

extension JSONWriter {
    /// Adds members to the object that was just ended.
    mutating func reopenObject(with members: JSONObject) {
        bytes.removeLast()
        for (name, value) in members.fields {
            bytes.append(UInt8(ascii: ","))
            beginMember()
            key(text: name)
            self.value(value)
        }
        endVerbatimObject()
    }
}
