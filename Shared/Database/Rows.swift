internal import CPostgres
internal import Glibc
internal import Synchronization

/// A statement's result. Values are read where libpq put them: each is copied once at most, when it becomes Swift's.
///
/// Immutable, so it may be read from any thread.
package final class Rows: RandomAccessCollection, @unchecked Sendable {
    private let result: OpaquePointer
    package let count: Int
    package let columnCount: Int
    /// Where the next name is looked for first: columns are mostly read in their order, row after row.
    private let expected = Atomic<Int>(0)
    /// Whether a name may stand twice.
    private let mayRepeatNames: Bool

    /// Takes ownership of a `PGresult *`.
    init(owning result: OpaquePointer) {
        self.result = result
        count = Int(PQntuples(result))
        columnCount = Int(PQnfields(result))
        mayRepeatNames = Rows.mayRepeatNames(result, columnCount)
    }

    /// By sums of the names (FNV-1a): every result is asked, and comparing each text with each other would cost more than the query.
    private static func mayRepeatNames(_ result: OpaquePointer, _ count: Int) -> Bool {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: count) { sums in
            for column in 0..<count {
                // What COPY answers has columns without names.
                guard var letter = PQfname(result, Int32(column)) else { return false }
                var sum: UInt64 = 0xcbf2_9ce4_8422_2325
                while letter.pointee != 0 {
                    sum = (sum ^ UInt64(UInt8(bitPattern: letter.pointee))) &* 0x100_0000_01b3
                    letter += 1
                }
                if sums[..<column].contains(sum) { return true }
                sums[column] = sum
            }
            return false
        }
    }

    deinit { PQclear(result) }

    package var startIndex: Int { 0 }
    package var endIndex: Int { count }
    package subscript(position: Int) -> Row {
        precondition(position >= 0 && position < count, "row \(position) of \(count)")
        return Row(rows: self, index: position)
    }

    /// Rows that the statement inserted, changed, deleted, copied or selected.
    package var affected: Int { PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0 }

    /// - Returns: the place of a column, for reading many rows without searching its name in each.
    /// - Throws: also where two columns have this name: which of them is meant nobody can say.
    package func column(_ name: String) throws(DatabaseError) -> Int {
        guard !mayRepeatNames || (0..<columnCount).count(where: { columnName($0) == name }) < 2 else {
            throw DatabaseError(.decode, "the result has two columns \(name); give each a name (AS)", column: name)
        }
        let first = expected.load(ordering: .relaxed)
        let found = name.withCString { wanted -> Int? in
            for step in 0..<columnCount {
                let place = first + step < columnCount ? first + step : first + step - columnCount
                if strcmp(PQfname(result, Int32(place)), wanted) == 0 { return place }
            }
            return nil
        }
        guard let found else { throw DatabaseError(.decode, "the result has no column \(name)", column: name) }
        expected.store(found + 1 < columnCount ? found + 1 : 0, ordering: .relaxed)
        return found
    }

    package func columnName(_ column: Int) -> String {
        precondition(column >= 0 && column < columnCount, "column \(column) of \(columnCount)")
        return String(cString: PQfname(result, Int32(column)))
    }

    package func typeOID(_ column: Int) -> UInt32 { PQftype(result, Int32(column)) }

    /// The command as the server reports it: `COMMIT`, `INSERT 0 1`.
    var commandTag: String { String(cString: PQcmdStatus(result)) }

    var succeeded: Bool { PQresultStatus(result) == PGRES_COMMAND_OK || PQresultStatus(result) == PGRES_TUPLES_OK }

    /// The error this result reports, if it does.
    func error(cancelled: Bool, mayHaveRun: Bool) -> DatabaseError? {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY, PGRES_COPY_IN, PGRES_PIPELINE_ABORTED: nil
        default: DatabaseError(result: result, cancelled: cancelled, mayHaveRun: mayHaveRun)
        }
    }

    @inline(__always)
    func bytes(row: Int, column: Int) -> UnsafeRawBufferPointer? {
        let (row, column) = (Int32(truncatingIfNeeded: row), Int32(truncatingIfNeeded: column))
        let length = Int(PQgetlength(result, row, column))
        // libpq points at an empty text for NULL, so only an empty value needs the question.
        if length == 0, PQgetisnull(result, row, column) == 1 { return nil }
        return UnsafeRawBufferPointer(start: PQgetvalue(result, row, column), count: length)
    }
}

/// One row; keeps its ``Rows`` alive.
package struct Row: Sendable {
    package let rows: Rows
    let index: Int

    package subscript<T: Readable>(column: String) -> T {
        get throws(DatabaseError) { try self[try rows.column(column)] }
    }

    package subscript<T: Readable>(column: Int) -> T {
        get throws(DatabaseError) {
            let field = Field(bytes: bytes(column), typeOID: rows.typeOID(column))
            do {
                return try withExtendedLifetime(rows) { () throws(CellError) -> T in try T.read(field) }
            } catch {
                let name = rows.columnName(column)
                throw DatabaseError(.decode, "column \(name): \(error.reason)", column: name)
            }
        }
    }

    /// A word out of a list that the table's CHECK holds closed.
    package func word<Word: RawRepresentable>(
        _ column: String, as type: Word.Type = Word.self
    ) throws(DatabaseError) -> Word where Word.RawValue == String {
        let text: String = try self[column]
        guard let word = Word(rawValue: text) else {
            throw DatabaseError(.decode, "column \(column) holds no word that is known", column: column)
        }
        return word
    }

    /// The value as the server sent it, for relaying without decoding; `nil` for NULL. Valid while this row, or its
    /// ``Rows``, is alive.
    package func bytes(_ column: Int) -> UnsafeRawBufferPointer? {
        precondition(column >= 0 && column < rows.columnCount, "column \(column) of \(rows.columnCount)")
        return rows.bytes(row: index, column: column)
    }

    package func isNull(_ column: Int) -> Bool { bytes(column) == nil }
}
