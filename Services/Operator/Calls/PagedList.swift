internal import JSON

/// A list of the API by its pages.
struct PagedList {
    let path: String
    let filters: [(String, String?)]
    let caller: Caller

    func count(_ terminal: Terminal) async throws -> ExitCode {
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
    func write(_ format: String, limit: Int) async throws {
        var (left, cursor): (Int, String?) = (limit, nil)
        repeat {
            let page = min(left, 200)
            let query = Query(filters + [("format", format), ("limit", String(page)), ("cursor", cursor)])
            let (bytes, next) = try await caller.page(path + query.text)
            guard try Terminal.write(bytes) else { return }
            left -= page
            cursor = next
        } while cursor != nil && left > 0
    }
}
