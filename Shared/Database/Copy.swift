internal import CPostgres

/// Rows on their way into a table, in COPY's binary format.
///
/// Format: PostgreSQL 15 manual, COPY, "Binary Format". There are no casts: each value's type must be its column's own,
/// `Int64` for `bigint`, `Int32` for `integer`, `String` for `text`.
package struct CopyRows {
    /// Holds all rows' bytes: handing a buffer from row to row would copy it.
    private var current = CopyRow()
    package private(set) var count = 0

    init() {
        current.bytes = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00]
        // No flags, no header extension.
        current.bytes.append(bigEndian: Int64(0))
    }

    /// Adds a row; `fill` adds its values in the order of the columns.
    package mutating func row(_ fill: (inout CopyRow) -> Void) {
        let start = current.bytes.count
        current.bytes.append(bigEndian: Int16(0))
        current.count = 0
        fill(&current)
        let columns = UInt16(bitPattern: current.count)
        current.bytes[start] = UInt8(columns >> 8)
        current.bytes[start + 1] = UInt8(columns & 0xFF)
        count += 1
    }

    /// - Returns: everything, with the mark of its end.
    mutating func finish() -> [UInt8] {
        current.bytes.append(bigEndian: Int16(-1))
        return current.bytes
    }
}

/// The row being added.
package struct CopyRow {
    fileprivate var bytes: [UInt8] = []
    fileprivate var count: Int16 = 0

    package mutating func add(_ value: some Bindable) {
        bytes.append(field: value)
        count += 1
    }
}

extension Connection {
    private static let copyChunk = 64 * 1024

    /// `COPY table (columns) FROM STDIN`: the fastest way to add many rows.
    ///
    /// - Returns: how many rows were added.
    @discardableResult
    package func copyIn(
        _ table: StaticString, columns: StaticString, rows fill: (inout CopyRows) -> Void
    ) async throws(DatabaseError) -> Int {
        var rows = CopyRows()
        fill(&rows)
        let bytes = rows.finish()
        try await startPendingTransaction()
        let command = "COPY \(table) (\(columns)) FROM STDIN (FORMAT binary)"
        _ = try await exchange(until: .copy) { PQsendQuery($0, command) == 1 }
        do {
            try await send(bytes)
        } catch {
            // Without the end of the data the server would wait for more.
            link.close()
            throw error
        }
        return try await exchange { _ in true }.affected
    }

    private func send(_ bytes: [UInt8]) async throws(DatabaseError) {
        var sent = 0
        var isTaken = true
        while sent < bytes.count, isTaken {
            let size = min(Connection.copyChunk, bytes.count - sent)
            _ = try await link.run(until: .writable) { handle in
                // A refusal means that the server has reported an error already; it is read with the final answer.
                isTaken = bytes.withUnsafeBytes { PQputCopyData(handle, $0.baseAddress! + sent, Int32(size)) == 1 }
                return true
            }
            sent += size
        }
        _ = PQputCopyEnd(link.handle, nil)
    }
}
