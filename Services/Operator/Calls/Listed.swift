internal import JSON

/// A list of the API on the terminal: as a table or JSON, as a file, or only how many there are.
struct Listed {
    let path: String
    let filters: [(String, String?)]
    /// What is said where there is nothing.
    let nothing: String
    let columns: [Table.Column]

    init(_ path: String, _ filters: [(String, String?)] = [], nothing: String, _ columns: [Table.Column]) {
        (self.path, self.filters, self.nothing, self.columns) = (path, filters, nothing, columns)
    }

    /// Understood by every list.
    static let options: [Command.Option] = [
        Commands.limit,
        .init("sort", "ORDER", "as the API names it, such as -created_at; - is descending"),
        .init("count", "only how many there are"),
        .init("format", "FORMAT", choices: ["csv", "jsonl"], "all of them as a file, on standard output"),
    ]

    func run(_ invocation: Invocation) async throws -> ExitCode {
        let caller = try Caller(invocation)
        let filters = filters + [("sort", invocation.value("sort"))]
        let limit = try invocation.number("limit")
        if invocation.has("count") { return try await count(caller, filters, invocation.terminal) }
        if let format = invocation.value("format") {
            try await write(format, caller, filters, limit: limit ?? .max)
            return .ok
        }
        let (items, next) = try await caller.rows(path, filters, limit: limit ?? 50)
        return Commands.present(items, invocation, nothing: nothing, next: next, columns)
    }

    private func count(
        _ caller: Caller, _ filters: [(String, String?)], _ terminal: Terminal
    ) async throws -> ExitCode {
        let query = Query(filters.filter { $0.0 != "sort" } + [("limit", "1"), ("count", "true")])
        let reply = try await caller.call("GET", path + query.text).json
        let (total, isExact) = (reply["total"]?.intValue ?? 0, reply["total_is_exact"]?.boolValue ?? false)
        if terminal.json {
            terminal.result(["total": .int(total), "total_is_exact": .bool(isExact)])
        } else {
            terminal.result(isExact ? "\(total)" : "at least \(total)")
        }
        return .ok
    }

    /// Page by page, each written before the next is asked for: a file of any length needs the memory of one page.
    private func write(
        _ format: String, _ caller: Caller, _ filters: [(String, String?)], limit: Int
    ) async throws {
        var (left, cursor): (Int, String?) = (limit, nil)
        repeat {
            let page = min(left, 200)
            let query = Query(filters + [("format", format), ("limit", String(page)), ("cursor", cursor)])
            let (bytes, next) = try await caller.page(path + query.text)
            try Terminal.write(bytes)
            left -= page
            cursor = next
        } while cursor != nil && left > 0
    }
}
