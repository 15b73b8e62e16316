import Testing

/// Rows are read by the names of their columns (house.md section 1.8): a column in the middle of a SELECT breaks no other file.
@Suite struct RowTests {
    /// Rooms that still read by position beyond the third column, and how often; it only gets shorter.
    private static let allowance: [String: Int] = [
        "SocialDiscovery": 21,
        "SocialWriting": 6,
    ]

    @Test func rowsAreReadByName() throws {
        var found: [String: Int] = [:]
        for file in try Tree.swiftFiles("Services", "Shared") {
            for line in file.lines where !line.drop(while: { $0 == " " }).hasPrefix("//") && line.contains("try") {
                // Operands of commands are no rows.
                let positions = line.matches(of: #/(\w+)\??\[([4-9]|[1-9][0-9]+)\]/#).filter { $0.1 != "operands" }
                let named = line.matches(of: #/\b(row|last|first)\[[A-Z]\w*\.\w+\]/#)
                guard positions.count + named.count > 0 else { continue }
                found[TableTests.room(of: file), default: 0] += positions.count + named.count
            }
        }
        let grown = found.filter { $0.value > Self.allowance[$0.key] ?? 0 }.map { "\($0.key): \($0.value)" }.sorted()
        #expect(grown == [], "read the columns by name: Record, RowDecodable, or row[\"name\"]")
    }
}
