/// A run of rows that is judged together: what is published, and what is known without asking.
package struct ImportChunk<Item: Sendable>: Sendable {
    package let number: Int32
    let firstRow: Int64
    var lines: [Int32] = []
    var verdicts: [UInt8] = []
    var reasons: [Int32: String] = [:]
    /// What is published, with its row within the chunk.
    package private(set) var items: [(row: Int32, item: Item)] = []

    init(number: Int32, firstRow: Int64) { (self.number, self.firstRow) = (number, firstRow) }

    var isEmpty: Bool { verdicts.isEmpty }

    mutating func add(line: Int, verdict: ImportVerdict, reason: String?) {
        if let reason { reasons[Int32(verdicts.count)] = reason }
        lines.append(Int32(truncatingIfNeeded: line))
        verdicts.append(verdict.letter)
    }

    mutating func add(line: Int, _ item: Item) {
        items.append((Int32(verdicts.count), item))
        add(line: line, verdict: .waiting, reason: nil)
    }

    /// Takes out again what may not be imported.
    /// - Parameter reason: for whoever sent the file.
    package mutating func suppress(_ rows: Set<Int32>, _ reason: String) {
        items.removeAll { rows.contains($0.row) }
        for row in rows {
            verdicts[Int(row)] = ImportVerdict.suppressed.letter
            reasons[row] = reason
        }
    }

    func count(_ verdict: ImportVerdict) -> Int64 { Int64(verdicts.count { $0 == verdict.letter }) }
}
