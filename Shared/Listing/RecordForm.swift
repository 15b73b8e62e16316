internal import JSON

/// How a record's columns are written, worked out once: nothing here is counted by references, because every value of every row passes.
struct RecordForm: Sendable {
    enum Form: Sendable {
        case uuid, text, integer, number, hundredths, boolean, timestamp, json, texts, uuids, made
        /// Its column is of another type than was said.
        case odd
    }

    struct Member: Sendable {
        var form: Form
        let isNullable: Bool
        let isShown: Bool
        /// Place in ``Record/columns``.
        let column: Int
        /// Place in the result.
        var place: Int
        /// Where `,"name":` stands in ``keys``.
        let key: Range<Int>

        /// What cannot be shown of it is `null`. What fails while a value is made of others is a failure, and no empty value.
        var mayBeOdd: Bool { isNullable && form != .made }
    }

    private(set) var members: [Member] = []
    private(set) var keys: [UInt8] = []

    init(_ columns: [Column]) {
        var (place, isFirst) = (0, true)
        for (index, column) in columns.enumerated() {
            let start = keys.count
            if column.isShown {
                let key = Array((isFirst ? "{" : ",").utf8) + JSONValue.string(column.name).serialized()
                keys += key + Array(":".utf8)
                isFirst = false
            }
            members.append(
                Member(
                    form: RecordForm.form(column.kind), isNullable: column.isNullable, isShown: column.isShown,
                    column: index, place: place, key: start..<keys.count))
            if column.expression != nil { place += 1 }
        }
    }

    private static func form(_ kind: Column.Kind) -> Form {
        switch kind {
        case .uuid: .uuid
        case .text, .choice: .text
        case .integer: .integer
        case .number: .number
        case .hundredths: .hundredths
        case .boolean: .boolean
        case .timestamp: .timestamp
        case .json: .json
        case .texts, .choices: .texts
        case .uuids: .uuids
        case .made: .made
        }
    }
}
