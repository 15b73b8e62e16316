internal import JSON

/// Rows in aligned columns. Nothing in them is ever cut: what does not fit the terminal goes on below, and where columns cannot stand
/// beside each other each row becomes a block of lines.
struct Table {
    struct Column: Sendable {
        let title: String
        let text: @Sendable (JSONValue) -> String
        /// The member it shows; `nil` for what is made of several.
        let field: String?

        init(_ title: String, _ text: @escaping @Sendable (JSONValue) -> String) {
            (self.title, self.text, field) = (title, text, nil)
        }
        /// A field of the item by its own name.
        init(_ title: String, field: String) {
            (self.title, self.field) = (title, field)
            text = { Table.plain($0[field]) }
        }
    }

    let columns: [Column]
    private static let gap = 2
    /// Lines of one row.
    private static let tallest = 5

    /// - Parameter width: of the terminal; `nil` where the rows go into a file or another program, which want a line for each.
    func render(_ items: [JSONValue], width: Int?) -> String {
        let titles = columns.map(\.title)
        let rows = items.map { item in columns.map { Table.oneLine($0.text(item)) } }
        guard let width else { return Table.aligned([titles] + rows, Table.natural([titles] + rows)) }
        let short = [titles] + rows.map { $0.map(Table.withoutFraction) }
        guard let widths = Table.fitting(short, width) else { return Table.blocks(titles, Array(short.dropFirst())) }
        return Table.aligned(short, widths)
    }

    private static func natural(_ rows: [[String]]) -> [Int] {
        rows[0].indices.map { index in rows.map { $0[index].count }.max() ?? 0 }
    }

    /// Columns as wide as their widest cell, or wrapped at words where that is too wide.
    /// - Returns: `nil` when the longest words do not fit beside each other, or the rows would grow too tall.
    private static func fitting(_ rows: [[String]], _ width: Int) -> [Int]? {
        let natural = natural(rows)
        let room = width - gap * (natural.count - 1)
        if natural.reduce(0, +) <= room { return natural }
        var widths = natural.indices.map { index in
            rows.flatMap { $0[index].split(separator: " ").map(\.count) }.max() ?? 0
        }
        var rest = room - widths.reduce(0, +)
        guard rest >= 0 else { return nil }
        // Who needs least gets it first, the others share what is left.
        let wanting = natural.indices.sorted { natural[$0] - widths[$0] < natural[$1] - widths[$1] }
        for (place, index) in wanting.enumerated() {
            let more = min(natural[index] - widths[index], rest / (wanting.count - place))
            widths[index] += more
            rest -= more
        }
        // A column of single words down the screen helps nobody.
        let isReadable = rows.allSatisfy { row in
            zip(row, widths).allSatisfy { wrapped($0, to: $1).count <= tallest }
        }
        return isReadable ? widths : nil
    }

    private static func aligned(_ rows: [[String]], _ widths: [Int]) -> String {
        rows.map { row in
            let cells = zip(row, widths).map { wrapped($0, to: $1) }
            return (0..<(cells.map(\.count).max() ?? 1)).map { line in
                var text = ""
                for (index, cell) in cells.enumerated() {
                    let part = line < cell.count ? cell[line] : ""
                    let isLast = index == cells.count - 1
                    text += part + (isLast ? "" : String(repeating: " ", count: widths[index] - part.count + gap))
                }
                while text.last == " " { text.removeLast() }
                return text
            }.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// At words; one that is longer than `width` stays whole.
    private static func wrapped(_ text: String, to width: Int) -> [String] {
        guard text.count > width else { return [text] }
        var lines = [""]
        for word in text.split(separator: " ") {
            let joined = lines[lines.count - 1].isEmpty ? String(word) : lines[lines.count - 1] + " " + word
            if joined.count <= width || lines[lines.count - 1].isEmpty {
                lines[lines.count - 1] = joined
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    private static func blocks(_ titles: [String], _ rows: [[String]]) -> String {
        let width = titles.map(\.count).max() ?? 0
        return rows.map { row in
            zip(titles, row).filter { $1 != "-" }.map { title, cell in
                title + String(repeating: " ", count: width - title.count + gap) + cell
            }.joined(separator: "\n")
        }.joined(separator: "\n\n")
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
    /// - Parameter limit: characters; for lines of a log.
    static func oneLine(_ text: String, limit: Int? = nil) -> String {
        let safe = String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
        guard let limit, safe.count > limit else { return safe }
        return safe.prefix(limit - 1) + "…"
    }

    /// `2026-11-30T10:41:02.123456Z` to the second, for people.
    private static func withoutFraction(_ cell: String) -> String {
        let bytes = Array(cell.utf8)
        guard (22...27).contains(bytes.count), bytes.last == UInt8(ascii: "Z"), bytes[10] == UInt8(ascii: "T"),
            bytes[19] == UInt8(ascii: "."), bytes[20..<(bytes.count - 1)].allSatisfy({ (0x30...0x39).contains($0) })
        else { return cell }
        return String(decoding: bytes[..<19], as: UTF8.self) + "Z"
    }
}
