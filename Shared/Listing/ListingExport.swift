internal import Database
internal import Delimited
internal import HTTPServer
internal import JSON

/// The rows of a list as a file, while it is sent: a page is asked for when the reader has taken the one before, so that a million rows
/// take the memory of one, and a reader that stops holds neither a connection nor a transaction. Rows that change meanwhile are shown as
/// they are when their page comes.
struct ListingExport: Sendable {
    let listing: Listing
    let query: ListingQuery
    let format: ListingFormat
    let database: Database

    /// Rows that are asked for at once.
    private static let chunk = 200

    var response: Response {
        let file = listing.name.replacing(".", with: "-") + "." + format.rawValue
        return Response(
            status: 200,
            headers: [
                ("Content-Type", format.mediaType), ("Content-Disposition", "attachment; filename=\"\(file)\""),
            ], body: .pieces(PieceStream { try await write(to: $0) }))
    }

    private func write(to reader: PieceWriter) async throws {
        var after = query.after
        var left = query.limit ?? .max
        var isFirst = true
        while left > 0 {
            let limit = min(left, ListingExport.chunk)
            let (piece, last, count) = try await piece(after, limit, isFirst: isFirst)
            try await reader.send(piece)
            guard count == limit, let last else { return }
            (after, isFirst, left) = (last, false, left - count)
        }
    }

    /// What the result took is free again before anything is sent.
    private func piece(
        _ after: [SortValue]?, _ limit: Int, isFirst: Bool
    ) async throws -> (bytes: [UInt8], last: [SortValue]?, count: Int) {
        let rows = try await database.query(try listing.statement(query, after: after, limit: limit))
        let more = try await listing.supplement?.load(Array(rows), database)
        let reader = try RecordReader(listing.record, of: rows)
        let bytes = try format == .csv ? cells(rows, more, reader, isFirst) : lines(rows, more, reader)
        return (bytes, try rows.last.map { try listing.place(behind: $0, query) }, rows.count)
    }

    private func cells(
        _ rows: Rows, _ more: [JSONObject]?, _ reader: RecordReader, _ isFirst: Bool
    ) throws -> [UInt8] {
        var file = DelimitedWriter()
        let names = listing.supplement?.members.map(\.name) ?? []
        if isFirst { file.record(reader.header + names) }
        for (index, row) in rows.enumerated() {
            try reader.writeCells(row, to: &file)
            if let more { for name in names { file.field(more[index][name] ?? .null) } }
            file.endRecord()
        }
        return file.take()
    }

    private func lines(_ rows: Rows, _ more: [JSONObject]?, _ reader: RecordReader) throws -> [UInt8] {
        var lines: [UInt8] = []
        lines.reserveCapacity(rows.count * 640)
        for (index, row) in rows.enumerated() {
            var writer = JSONWriter(capacity: 640)
            try reader.write(row, to: &writer)
            if let more { writer.reopenObject(with: more[index]) }
            lines += writer.bytes
            lines.append(UInt8(ascii: "\n"))
        }
        return lines
    }
}
