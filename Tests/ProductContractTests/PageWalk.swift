import JSON

/// A list from page to page, a row each: every row comes once, in the order of the one page that has all, and as many are counted.
struct PageWalk {
    private let operation: Operation
    private let house: ContractHouse

    init(_ operation: Operation, _ house: ContractHouse) { (self.operation, self.house) = (operation, house) }

    /// Rows that are looked at, at most: others may be added meanwhile.
    private static let most = 12

    func fault() async throws -> String? {
        let start = ContractRow.needs(operation)
        let whole = try await house.ask(operation, start + "limit=200")
        guard whole.status == 200 else { return "\(whole)" }
        var (rows, cursor): ([JSONValue], String?) = ([], nil)
        repeat {
            let page = try await house.ask(operation, start + "limit=1" + (cursor.map { "&cursor=\($0)" } ?? ""))
            guard page.status == 200, page.items.count <= 1 else { return "\(page)" }
            rows += page.items
            cursor = page.cursor
            if house.cursors[operation.list] == nil { house.cursors[operation.list] = cursor }
        } while cursor != nil && rows.count < PageWalk.most
        house.walked[operation.pattern] = rows.count
        let expected = whole.items.prefix(PageWalk.most)
        guard rows.map(key) == expected.map(key) else { return "\(rows.map(key)) instead of \(expected.map(key))" }
        guard operation.query["count"] != nil else { return nil }
        let counted = try await house.ask(operation, start + "limit=1&count=true")
        let total = counted.json["total"]?.intValue
        return total == Int64(whole.items.count) || whole.cursor != nil ? nil : "counted \(total as Any)"
    }

    private func key(_ row: JSONValue) -> String { row["id"]?.text ?? row.text }
}
