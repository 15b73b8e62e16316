import Testing

/// What callers and operators meet stands in the pages that they look it up in.
@Suite struct PagesTests {
    /// Codes that are written out where a problem is made.
    private static func codes(in file: Tree.File) -> [String] {
        let makers = ["Problem(", "Problem.conflict(", ".conflict("]
        return makers.flatMap { maker in
            file.text.ranges(of: maker).compactMap { range in
                let rest = file.text[range.upperBound...].prefix(80)
                guard let open = rest.firstIndex(of: "\"") else { return nil }
                let before = rest[..<open].filter { !$0.isWhitespace }
                guard before.isEmpty || before.dropLast().allSatisfy(\.isNumber) && before.last == "," else {
                    return nil
                }
                let code = rest[rest.index(after: open)...].prefix { $0 != "\"" }
                return code.allSatisfy({ $0.isLowercase || $0 == "-" }) && !code.isEmpty ? String(code) : nil
            }
        }
    }

    @Test func everyProblemIsExplained() throws {
        let page = try Tree.file("Docs/api.md").lines
        let headings = page.filter { $0.hasPrefix("### ") }.flatMap {
            $0.dropFirst(4).split(separator: ", ").map(String.init)
        }
        let codes = Set(try Tree.swiftFiles("Services", "Shared").flatMap(Self.codes))
        #expect(codes.count > 40, "\(codes.sorted())")
        #expect(codes.subtracting(headings).sorted() == [])
    }

    @Test func everyMetricIsExplained() throws {
        let page = try Tree.file("Docs/operations.md").text
        var names: Set<String> = []
        for file in try Tree.swiftFiles("Services", "Shared") where !file.path.hasPrefix("Services/AdapterHost/") {
            for range in file.text.ranges(of: "\"outreach_") {
                let name = file.text[range.upperBound...].prefix { $0 != "\"" }
                // A single word is a column's name.
                guard name.contains("_"), name.allSatisfy({ $0.isLowercase || $0 == "_" }) else { continue }
                names.insert("outreach_" + name)
            }
        }
        #expect(names.count > 20, "\(names.sorted())")
        // Several of one kind share a line: `outreach_db_pool_idle`, `_busy`.
        let missing = names.filter { name in
            let last = name.split(separator: "_").last!
            return !page.contains("`\(name)`") && !(name.hasPrefix("outreach_db_pool_") && page.contains("`_\(last)`"))
        }
        #expect(missing.sorted() == [])
    }
}
