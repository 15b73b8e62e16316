/// A run of rows that is judged together: what is published, and what is known without asking.
package struct ImportChunk<Item: Sendable>: Sendable {
    package let number: Int32
    let firstRow: Int64
    var lines: [Int32] = []
    var verdicts: [UInt8] = []
    var reasons: [Int32: String] = [:]
    /// What is published, with its row within the chunk.
    package private(set) var items: [(row: Int32, item: Item)] = []
    /// Of a trial run: rows of chunks before, which the import would have applied, in their order; those of one chunk together.
    package internal(set) var earlier: [[Item]] = []
    /// Rows that were taken out, by which the import would have learnt more about who said no.
    private(set) var taught: [(item: Item, reason: String)] = []

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
    /// - Parameters:
    ///   - reason: for whoever sent the file.
    ///   - teaching: those of a trial run by which the import would learn: a later row with one of their keys would be taken out, too.
    package mutating func suppress(_ rows: Set<Int32>, _ reason: String, teaching: Set<Int32> = []) {
        taught += items.filter { teaching.contains($0.row) }.map { ($0.item, reason) }
        items.removeAll { rows.contains($0.row) }
        for row in rows {
            verdicts[Int(row)] = ImportVerdict.suppressed.letter
            reasons[row] = reason
        }
    }

    /// Takes out one of which the verdict is known.
    mutating func settle(_ row: Int32, _ verdict: ImportVerdict, _ reason: String) {
        items.removeAll { $0.row == row }
        verdicts[Int(row)] = verdict.letter
        reasons[row] = reason
    }

    func count(_ verdict: ImportVerdict) -> Int64 { Int64(verdicts.count { $0 == verdict.letter }) }
}
