import Testing

/// Rows are read by the names of their columns (house.md section 1.8): a column in the middle of a SELECT breaks no other file.
@Suite struct RowTests {
    @Test func rowsAreReadByName() throws {
        var found: [String] = []
        for file in try Tree.swiftFiles("Services", "Shared") {
            for (number, line) in file.lines.enumerated()
            where !line.drop(while: { $0 == " " }).hasPrefix("//") && line.contains("try") {
                // Operands of commands are no rows.
                let positions = line.matches(of: #/(\w+)\??\[([4-9]|[1-9][0-9]+)\]/#).filter { $0.1 != "operands" }
                let named = line.matches(of: #/\b(row|last|first)\[[A-Z]\w*\.\w+\]/#)
                if positions.count + named.count > 0 { found.append("\(file.path):\(number + 1)") }
            }
        }
        #expect(found == [], "read the columns by name: Record, RowDecodable, or row[\"name\"]")
    }
}
