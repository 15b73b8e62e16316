/// What a row becomes, read by the names of its columns.
package protocol RowDecodable {
    init(_ row: Row) throws(DatabaseError)
}

extension Rows {
    /// Every row, in order.
    package func decoded<T: RowDecodable>(as type: T.Type = T.self) throws(DatabaseError) -> [T] {
        var values: [T] = []
        values.reserveCapacity(count)
        for row in self { values.append(try T(row)) }
        return values
    }

    /// One column of every row, in order.
    package func values<T: Readable>(of name: String, as type: T.Type = T.self) throws(DatabaseError) -> [T] {
        var values: [T] = []
        values.reserveCapacity(count)
        guard count > 0 else { return values }
        let place = try column(name)
        for row in self { values.append(try row[place]) }
        return values
    }
}

extension Row {
    package func decoded<T: RowDecodable>(as type: T.Type = T.self) throws(DatabaseError) -> T { try T(self) }
}
