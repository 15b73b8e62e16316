internal import Database
internal import FoundationEssentials
internal import JSON
internal import Timekeeping

/// A row's value in one of the columns that its list is sorted by; exact, so that a page goes on at the very next row.
enum SortValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case number(Double)
    case text(String)
    case uuid(UUID)
    case moment(Timestamp)
    case flag(Bool)

    /// - Parameter place: of the column in the result.
    init(_ row: Row, _ place: Int, _ column: Column) throws(DatabaseError) {
        if row.isNull(place) {
            self = .null
            return
        }
        switch column.kind {
        case .integer: self = .integer(try row[place])
        case .number, .hundredths: self = .number(try row[place])
        case .uuid: self = .uuid(try row[place])
        case .timestamp: self = .moment(try row[place])
        case .boolean: self = .flag(try row[place])
        default: self = .text(try row[place])
        }
    }

    /// - Returns: `nil` for what no row of that column can have.
    init?(_ json: JSONValue, _ column: Column) {
        switch (column.kind, json) {
        case (_, .null) where column.isNullable: self = .null
        case (.integer, .int(let number)): self = .integer(number)
        case (.number, _), (.hundredths, _):
            guard let number = json.doubleValue ?? SortValue.endless[json.stringValue ?? ""] else { return nil }
            self = .number(number)
        case (.uuid, .string(let text)):
            guard let id = UUID(text: text) else { return nil }
            self = .uuid(id)
        case (.timestamp, .int(let microseconds)):
            guard Timestamp.written.contains(microseconds) || [.min, .max].contains(microseconds) else { return nil }
            self = .moment(Timestamp(microseconds: microseconds))
        case (.boolean, .bool(let flag)): self = .flag(flag)
        case (.text, .string(let text)), (.choice, .string(let text)):
            guard !text.utf8.contains(0) else { return nil }
            self = .text(text)
        default: return nil
        }
    }

    private static let endless = ["inf": Double.infinity, "-inf": -Double.infinity, "nan": .nan]

    var json: JSONValue {
        switch self {
        case .null: .null
        case .integer(let number): .int(number)
        case .number(let number): number.isFinite ? .double(number) : .string(number.description)
        case .text(let text): .string(text)
        case .uuid(let id): .string(id.lowercase)
        case .moment(let moment): .int(moment.microseconds)
        case .flag(let flag): .bool(flag)
        }
    }

    func sql(insteadOfNull standIn: SQL) -> SQL {
        switch self {
        case .null: standIn
        case .integer(let number): "\(number)"
        case .number(let number): "\(number)"
        case .text(let text): "\(text)"
        case .uuid(let id): "\(id)"
        case .moment(let moment):
            switch moment.microseconds {
            case .min: "'-infinity'::timestamptz"
            case .max: "'infinity'::timestamptz"
            default: "\(moment)"
            }
        case .flag(let flag): "\(flag)"
        }
    }
}
