package import Database
package import HTTPServer
package import JSON

/// What one row of a kind is: its columns in the order in which they are shown. Everything about a column is said once, in its
/// ``Column``; values are found by name, so that a column in the middle moves nothing elsewhere.
package struct Record: Sendable {
    /// The type's name in the document and for callers, unique in the house: `SocialProfile`.
    package let name: String
    package let columns: [Column]
    /// For `SELECT` and `RETURNING`: each expression under its column's name.
    package let selection: SQL
    let form: RecordForm

    /// The first column is the row's key: unique, and not null.
    package init(_ name: String, _ columns: [Column]) {
        precondition(Set(columns.map(\.name)).count == columns.count, "two columns of one name")
        precondition(columns.first?.isNullable == false, "the first column is the row's key")
        (self.name, self.columns) = (name, columns)
        let selected = columns.compactMap { column -> SQL? in
            guard let expression = column.expression else { return nil }
            return expression + SQL(stringLiteral: " AS \"\(column.name)\"")
        }
        selection = selected.joined(separator: ", ")
        form = RecordForm(columns)
    }

    /// The row's key.
    var key: Column { columns[0] }

    package subscript(name: String) -> Column? { columns.first { $0.name == name } }

    /// What a row is in an answer. Every member is there always.
    package var shape: Shape { .named(name, .object(fields)) }
    package var fields: [Shape.Field] { columns.filter(\.isShown).map(\.field) }

    /// One row of a result alone; for several see ``RecordReader``.
    package func object(_ row: Row) throws -> [UInt8] {
        try RecordReader(self, of: row.rows).object(row)
    }

    /// One row alone with members behind its own.
    package func object(_ row: Row, and members: JSONObject) throws -> [UInt8] {
        try RecordReader(self, of: row.rows).object(row, and: members)
    }

    /// One row as a value, for answers that change what it shows; it is written and read for that.
    package func value(_ row: Row) throws -> JSONObject {
        try JSONValue.parse(try object(row)).objectValue ?? [:]
    }
}
