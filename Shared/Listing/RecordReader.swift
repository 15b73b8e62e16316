package import Database
internal import FoundationEssentials
package import JSON
internal import Timekeeping

/// Reads the rows of one result as a ``Record``. Names are looked up once; then rows go from PostgreSQL's binary format straight into
/// JSON, and nothing is decoded that is only relayed.
package struct RecordReader {
    let record: Record
    let members: [RecordForm.Member]

    /// - Throws: when the result lacks a column, or holds another type where no `null` may stand.
    package init(_ record: Record, of rows: Rows) throws(DatabaseError) {
        self.record = record
        var members = record.form.members
        for index in members.indices where members[index].form != .made {
            let column = record.columns[members[index].column]
            let place = try rows.column(column.name)
            members[index].place = place
            guard !RecordReader.fits(rows.typeOID(place), members[index].form) else { continue }
            guard column.isNullable else {
                throw DatabaseError(.decode, "column \(column.name) is of another type", column: column.name)
            }
            members[index].form = .odd
        }
        self.members = members
    }

    private static func fits(_ type: UInt32, _ form: RecordForm.Form) -> Bool {
        switch form {
        case .uuid: type == ServerType.uuid
        case .text: ServerType.isText(type)
        case .integer: ServerType.isInteger(type)
        case .number, .hundredths: ServerType.isNumber(type)
        case .boolean: type == ServerType.boolean
        case .timestamp: ServerType.isTimestamp(type)
        case .json: ServerType.isJSON(type)
        case .texts, .uuids, .made, .odd: true
        }
    }

    /// The row alone.
    package func object(_ row: Row) throws -> [UInt8] {
        var writer = JSONWriter(capacity: 640)
        try write(row, to: &writer)
        return writer.bytes
    }

    /// The row alone with members behind its own.
    package func object(_ row: Row, and members: JSONObject) throws -> [UInt8] {
        var writer = JSONWriter(capacity: 1024)
        try write(row, to: &writer)
        writer.reopenObject(with: members)
        return writer.bytes
    }

    /// Writes the row as an object.
    package func write(_ row: Row, to writer: inout JSONWriter) throws {
        writer.beginValue()
        try record.form.keys.withUnsafeBufferPointer { keys in
            for member in members where member.isShown {
                writer.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: keys[member.key]))
                do {
                    try write(member, row, to: &writer)
                } catch  where member.mayBeOdd {
                    writer.bytes.append(contentsOf: "null".utf8)
                }
            }
        }
        writer.endVerbatimObject()
    }

    /// Nothing is written when it throws.
    private func write(_ member: RecordForm.Member, _ row: Row, to writer: inout JSONWriter) throws {
        writer.beginMember()
        if member.form == .made { return try writer.value(made(member, row)) }
        guard member.form != .odd, let bytes = row.bytes(member.place) else {
            guard member.isNullable else { throw missing(member) }
            return writer.null()
        }
        switch member.form {
        case .uuid: writer.uuid(bytes: bytes)
        case .text: writer.string(utf8: bytes)
        case .integer: writer.value(try row[member.place] as Int64)
        case .number: writer.value(try row[member.place] as Double)
        case .hundredths: writer.hundredths(try row[member.place])
        case .boolean: writer.value(try row[member.place] as Bool)
        case .timestamp: writer.value(try moment(member, row))
        case .json: writer.raw(json(bytes, of: row, member.place))
        case .texts: writer.value(.array((try row[member.place] as [String]).map(JSONValue.string)))
        case .uuids: writer.value(.array((try row[member.place] as [UUID]).map { .string($0.lowercase) }))
        case .made, .odd: break
        }
    }

    /// - Throws: for infinity, and for years that RFC 3339 has no digits for.
    func moment(_ member: RecordForm.Member, _ row: Row) throws -> Timestamp {
        let moment: Timestamp = try row[member.place]
        guard Timestamp.written.contains(moment.microseconds) else {
            let name = record.columns[member.column].name
            throw DatabaseError(.decode, "column \(name) is no moment that can be written", column: name)
        }
        return moment
    }

    func made(_ member: RecordForm.Member, _ row: Row) throws -> JSONValue {
        guard case .made(_, let making) = record.columns[member.column].kind else { return .null }
        return try making(row)
    }

    /// The text of `jsonb` stands behind its format's version.
    func json(_ bytes: UnsafeRawBufferPointer, of row: Row, _ place: Int) -> Slice<UnsafeRawBufferPointer> {
        row.rows.typeOID(place) == ServerType.jsonb ? bytes.dropFirst() : bytes[...]
    }

    func missing(_ member: RecordForm.Member) -> DatabaseError {
        let name = record.columns[member.column].name
        return DatabaseError(.decode, "column \(name) is NULL", column: name)
    }
}
