internal import Delimited
internal import JSON

/// A list on the terminal: as a table or JSON, as a file, or only how many there are.
struct Listed {
    /// Where its rows come from.
    enum Source: Sendable {
        /// A list of the API, which sorts, counts and writes files by itself.
        case pages(String, [(String, String?)])
        /// Whatever gives at most so many. When nobody says, a table has `usually` so many, and everything else, which has no place to go on
        /// from, all of them.
        case rows(usually: Int, @Sendable (Invocation, Int) async throws -> [JSONValue])
    }

    let source: Source
    /// What is said where there is nothing.
    let nothing: String
    let columns: [Table.Column]

    init(_ source: Source, nothing: String, _ columns: [Table.Column]) {
        (self.source, self.nothing, self.columns) = (source, nothing, columns)
    }

    /// Rows on a terminal when nobody says how many.
    static let usual = 50

    /// Understood by every list.
    ///
    /// - Parameter limit: what stands behind the option's help: how many there are without it.
    static func options(without limit: String) -> [Command.Option] {
        [
            .init("limit", "N", "at most this many" + limit),
            .init("count", "only how many there are"),
            .init(
                "format", "FORMAT", choices: ["text", "json", "csv", "jsonl"],
                "a table, JSON, or all of them as a file on standard output"),
        ]
    }

    /// Understood by every list of the API.
    static let options: [Command.Option] =
        options(without: " (default \(usual))") + [
            .init("sort", "ORDER", "as the API names it, such as -created_at; - is descending")
        ]

    func run(_ invocation: Invocation) async throws -> ExitCode {
        let limit = try invocation.limit()
        let file = invocation.value("format").flatMap { ["csv", "jsonl"].contains($0) ? $0 : nil }
        switch source {
        case .pages(let path, let filters):
            let pages = PagedList(
                path: path, filters: filters + [("sort", invocation.value("sort"))], caller: try Caller(invocation))
            if invocation.has("count") { return try await pages.count(invocation.terminal) }
            if let file {
                try await pages.write(file, limit: limit ?? .max)
                return .ok
            }
            let (items, next) = try await pages.caller.rows(path, pages.filters, limit: limit ?? Listed.usual)
            return Commands.present(items, invocation, nothing: nothing, next: next, columns)
        case .rows(let usual, let rows):
            let most: Int = invocation.has("count") ? .max : limit ?? (isTable(invocation) ? usual : .max)
            // One more tells whether there are more.
            let found = try await rows(invocation, most == .max ? .max : most + 1)
            let items = Array(found.prefix(most))
            if invocation.has("count") { return counted(items.count, invocation.terminal) }
            if let file {
                try Terminal.write(file == "csv" ? cells(items) : items.flatMap { $0.serialized() + [0x0A] })
                return .ok
            }
            return Commands.present(items, invocation, nothing: nothing, hasMore: found.count > most, columns)
        }
    }

    /// Whether people read it.
    func isTable(_ invocation: Invocation) -> Bool {
        !invocation.terminal.json && !invocation.has("count") && invocation.value("format").map { $0 == "text" } ?? true
    }

    private func counted(_ count: Int, _ terminal: Terminal) -> ExitCode {
        terminal.json
            ? terminal.result(["total": JSONValue(count), "total_is_exact": true]) : terminal.result("\(count)")
        return .ok
    }

    /// A column for each member that any of them has: first those of the table.
    private func cells(_ items: [JSONValue]) -> [UInt8] {
        var names: [String] = []
        for name in columns.compactMap(\.field) + items.flatMap({ $0.objectValue?.fields.map(\.key) ?? [] })
        where !names.contains(name) { names.append(name) }
        var file = DelimitedWriter()
        file.record(names)
        for item in items {
            for name in names {
                switch item[name] {
                case nil, .null?: file.field("")
                case .string(let text)?: file.field(text)
                case .int(let number)?: file.number(String(number))
                case .double(let number)?: file.number(String(number))
                case let other?: file.field(other.text)
                }
            }
            file.endRecord()
        }
        return file.take()
    }
}
