internal import JSON

/// Rows in aligned columns.
struct Table {
    struct Column {
        let title: String
        let text: (JSONValue) -> String

        init(_ title: String, _ text: @escaping (JSONValue) -> String) { (self.title, self.text) = (title, text) }
        /// A field of the item by its own name.
        init(_ title: String, field: String) { self.init(title) { Table.plain($0[field]) } }
    }

    let columns: [Column]

    func render(_ items: [JSONValue]) -> String {
        let rows = [columns.map(\.title)] + items.map { item in columns.map { Table.oneLine($0.text(item)) } }
        let widths = columns.indices.map { index in rows.map { $0[index].count }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (index, cell) in row.enumerated() {
                line += cell
                if index < row.count - 1 { line += String(repeating: " ", count: widths[index] - cell.count + 2) }
            }
            return line
        }.joined(separator: "\n")
    }

    static func plain(_ value: JSONValue?) -> String {
        switch value {
        case nil, .null?: "-"
        case .string(let text)?: text
        case .int(let number)?: String(number)
        case .double(let number)?: String(number)
        case .bool(let flag)?: flag ? "yes" : "no"
        case .array(let items)?: items.map { plain($0) }.joined(separator: ", ")
        case .object?: value?.text ?? ""
        }
    }

    /// Stored text never moves the cursor or breaks the table.
    static func oneLine(_ text: String, limit: Int = 60) -> String {
        let safe = String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
        return safe.count > limit ? safe.prefix(limit - 1) + "…" : safe
    }
}
