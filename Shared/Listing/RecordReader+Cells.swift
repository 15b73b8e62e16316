internal import Database
internal import Delimited
internal import FoundationEssentials
internal import JSON
internal import Timekeeping

/// The same rows as records of a delimited file.
extension RecordReader {
    var header: [String] { members.filter(\.isShown).map { record.columns[$0.column].name } }

    /// Writes the row's cells; the record is not ended. NULL is an empty cell.
    func writeCells(_ row: Row, to file: inout DelimitedWriter) throws {
        for member in members where member.isShown {
            do {
                try writeCell(member, row, to: &file)
            } catch  where member.mayBeOdd {
                file.field("")
            }
        }
    }

    private func writeCell(_ member: RecordForm.Member, _ row: Row, to file: inout DelimitedWriter) throws {
        if member.form == .made { return file.field(try made(member, row)) }
        guard member.form != .odd, let bytes = row.bytes(member.place) else {
            guard member.isNullable else { throw missing(member) }
            return file.field("")
        }
        switch member.form {
        case .text: file.field(utf8: bytes.assumingMemoryBound(to: UInt8.self))
        case .uuid: file.field((try row[member.place] as UUID).lowercase)
        case .integer: file.number((try row[member.place] as Int64).description)
        case .number, .hundredths: file.field(.double(try row[member.place]))
        case .boolean: file.field(.bool(try row[member.place]))
        case .timestamp: file.field(try moment(member, row).iso8601)
        case .json: file.field(String(decoding: json(bytes, of: row, member.place), as: UTF8.self))
        case .texts: file.field(.array((try row[member.place] as [String]).map(JSONValue.string)))
        case .uuids: file.field(.array((try row[member.place] as [UUID]).map { .string($0.lowercase) }))
        case .made, .odd: break
        }
    }
}

extension DelimitedWriter {
    /// Texts as they are, what is structured as JSON. A number is no formula, whatever its sign.
    mutating func field(_ value: JSONValue) {
        switch value {
        case .null: field("")
        case .string(let text): field(text)
        case .int, .double: number(value.text)
        case .bool, .array, .object: field(value.text)
        }
    }
}
