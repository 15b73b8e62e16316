package import Delimited
package import JSON

/// A file whose first row names its columns, for a product that knows their names. Letters' case and spaces around a heading mean nothing;
/// columns of other names are ignored.
///
/// A file whose header has every heading in `own` is one that we wrote: what our writer did for spreadsheets is undone (``Defusing``).
package struct HeadedFile<Item: Sendable & Equatable>: ImportReader {
    /// The row's texts by column, without spaces around them; empty ones are absent.
    package typealias Cells = [String: String]

    private let required: [String]
    private let optional: [String]
    private let own: Set<String>
    private let key: @Sendable (Item) -> String
    private let make: @Sendable (Cells) -> ReadRow<Item>
    private var header: (line: Int, headings: [String], isOwn: Bool)?

    /// - Parameters:
    ///   - required: columns without which the file cannot be read, and that no row may leave empty.
    ///   - own: headings that only the product's own list has all of.
    ///   - key: what makes two rows the same thing.
    ///   - make: a row whose required cells are there.
    package init(
        required: [String], optional: [String] = [], own: Set<String> = [],
        key: @escaping @Sendable (Item) -> String,
        _ make: @escaping @Sendable (Cells) -> ReadRow<Item>
    ) {
        (self.required, self.optional, self.key, self.make) = (required, optional, key, make)
        self.own = Set(own.map { $0.lowercased() })
    }

    package var hasHeader: Bool { header != nil }

    package mutating func read(_ record: borrowing DelimitedRecord) throws(UnreadableFile) -> ReadRow<Item> {
        if let fault = record.fault { return .invalid(reasons: [fault.description]) }
        let fields = record.fields.map { $0.trimmed() }
        guard let header else {
            try begin(fields.map { $0.lowercased() }, line: record.line)
            return .heading
        }
        var cells: Cells = [:]
        for (heading, text) in zip(header.headings, fields) where !text.isEmpty && cells[heading] == nil {
            cells[heading] = header.isOwn ? Defusing.undone(text) : text
        }
        let missing = required.filter { cells[$0] == nil }
        guard missing.isEmpty else { return .invalid(reasons: missing.map { "\($0): is missing; fill it in." }) }
        return make(cells)
    }

    private mutating func begin(_ headings: [String], line: Int) throws(UnreadableFile) {
        let missing = required.filter { !headings.contains($0) }
        guard missing.isEmpty else {
            throw UnreadableFile(
                reason: "the first row names no column \(missing.joined(separator: ", ")); it must name the columns")
        }
        header = (line, headings, !own.isEmpty && own.isSubset(of: headings))
    }

    package func finish() throws(UnreadableFile) {
        if header == nil { throw UnreadableFile(reason: "the file is empty") }
    }

    package func keys(of item: Item) -> [String] { [key(item)] }

    package var reading: JSONObject {
        let headings = header?.headings ?? []
        let mapping = (required + optional).map { name in
            (key: name, value: headings.contains(name) ? JSONValue.string(name) : .null)
        }
        let ignored = headings.filter { !(required + optional).contains($0) }
        return [
            "header_line": JSONValue(header?.line ?? 0), "mapping": .object(JSONObject(mapping)),
            "ignored": .array(ignored.map(JSONValue.string)),
        ]
    }
}

extension String {
    fileprivate func trimmed() -> String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
