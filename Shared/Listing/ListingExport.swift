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

    /// All rows, or with a limit one page of them and the address of the next.
    func response(to request: Request) async throws -> Response {
        guard query.limit != nil else {
            // What fails before the first row is a problem like any other, and no cut file.
            let first = try await piece(query.after, isFirst: query.after == nil)
            return Response(
                status: 200, headers: headers, body: .pieces(PieceStream { try await write(first, to: $0) }))
        }
        let (shown, next) = try await listing.rows(query, in: database)
        let bytes = try await bytes(Array(shown), of: shown.base, isFirst: query.after == nil)
        return Response(status: 200, headers: headers, body: .bytes(bytes)).linked(next: next, of: request)
    }

    private var headers: [(String, String)] {
        let file = listing.name.replacing(".", with: "-") + "." + format.rawValue
        return [("Content-Type", format.mediaType), ("Content-Disposition", "attachment; filename=\"\(file)\"")]
    }

    private func write(_ first: (bytes: [UInt8], last: [SortValue]?), to reader: PieceWriter) async throws {
        var next = first
        while true {
            try await reader.send(next.bytes)
            guard let last = next.last else { return }
            next = try await piece(last, isFirst: false)
        }
    }

    /// What the result took is free again before anything is sent.
    /// - Returns: the place of the last row, where there may be more.
    private func piece(_ after: [SortValue]?, isFirst: Bool) async throws -> (bytes: [UInt8], last: [SortValue]?) {
        let rows = try await database.query(try listing.statement(query, after: after, limit: ListingExport.chunk))
        let bytes = try await bytes(Array(rows), of: rows, isFirst: isFirst)
        guard rows.count == ListingExport.chunk, let last = rows.last else { return (bytes, nil) }
        return (bytes, try listing.place(behind: last, query))
    }

    private func bytes(_ shown: [Row], of rows: Rows, isFirst: Bool) async throws -> [UInt8] {
        let more = try await listing.supplement?.load(shown, database)
        let reader = try RecordReader(listing.record, of: rows)
        return try format == .csv ? cells(shown, more, reader, isFirst) : lines(shown, more, reader)
    }

    /// The names stand at the beginning of the list only, so that pages can be put one behind the other.
    private func cells(
        _ rows: [Row], _ more: [JSONObject]?, _ reader: RecordReader, _ isFirst: Bool
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

    private func lines(_ rows: [Row], _ more: [JSONObject]?, _ reader: RecordReader) throws -> [UInt8] {
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
