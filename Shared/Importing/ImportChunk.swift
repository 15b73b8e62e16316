/// A run of rows that is judged together: what is published, and what is known without asking.
package struct ImportChunk<Item: Sendable>: Sendable {
    package let number: Int32
    let firstRow: Int64
    var lines: [Int32] = []
    /// Bytes of each row.
    private var sizes: [Int32] = []
    private(set) var bytes = 0
    var verdicts: [UInt8] = []
    var reasons: [Int32: String] = [:]
    /// What is published, with its row within the chunk.
    package private(set) var items: [(row: Int32, item: Item)] = []
    /// Of a trial run: rows of chunks before, which the import would have applied, in their order; those of one chunk together.
    package internal(set) var earlier: [[Item]] = []
    /// Rows that were taken out, by which the import learns more about who said no, or would.
    private(set) var taught: [(item: Item, reason: String, size: Int)] = []
    /// Those of chunks before: whoever is known by their names said no, too, and a row about them is to be left out.
    package internal(set) var noes: [Item] = []

    init(number: Int32, firstRow: Int64) { (self.number, self.firstRow) = (number, firstRow) }

    var isEmpty: Bool { verdicts.isEmpty }

    func size(of row: Int32) -> Int { Int(sizes[Int(row)]) }

    mutating func add(line: Int, verdict: ImportVerdict, reason: String?, size: Int = 0) {
        if let reason { reasons[Int32(verdicts.count)] = reason }
        lines.append(Int32(truncatingIfNeeded: line))
        sizes.append(Int32(clamping: size))
        bytes += size
        verdicts.append(verdict.letter)
    }

    /// - Parameter size: of the row, in bytes.
    mutating func add(line: Int, _ item: Item, size: Int) {
        items.append((Int32(verdicts.count), item))
        add(line: line, verdict: .waiting, reason: nil, size: size)
    }

    /// Takes out again what may not be imported.
    /// - Parameters:
    ///   - reason: for whoever sent the file.
    ///   - teaching: those by which more is learnt, or by a trial run would be: a later row about the same person is left out, too.
    package mutating func suppress(_ rows: Set<Int32>, _ reason: String, teaching: Set<Int32> = []) {
        let told = items.filter { teaching.contains($0.row) }
        taught += told.map { (item: $0.item, reason: reason, size: Int(sizes[Int($0.row)])) }
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
