internal import Delimited

/// Cuts a file into chunks, always at the same rows: a killed import reads again and skips what it published.
///
/// Within a chunk no two rows share a key, so that the chunk can be judged by one statement: a row
/// that repeats another starts the next chunk, and an exact repetition is a duplicate without asking.
struct ChunkCutter<Reader: ImportReader> {
    private(set) var reader: Reader
    private var current = ImportChunk<Reader.Item>(number: 0, firstRow: 1)
    private var seen: [String: Int] = [:]
    private(set) var ready: [ImportChunk<Reader.Item>] = []

    private let mostBytes: Int

    init(_ reader: Reader, mostBytes: Int = ChunkRule.mostBytes) { (self.reader, self.mostBytes) = (reader, mostBytes) }

    mutating func take(_ record: borrowing DelimitedRecord) throws(UnreadableFile) {
        switch try reader.read(record) {
        case .heading: break
        case .invalid(let reasons): add(line: record.line, .invalid, reasons.joined(separator: " "))
        case .item(let item): add(line: record.line, item, size: record.size)
        }
    }

    mutating func add(line: Int, _ verdict: ImportVerdict, _ reason: String?) {
        current.add(line: line, verdict: verdict, reason: reason)
        if current.verdicts.count >= ChunkRule.size { cut() }
    }

    private mutating func add(line: Int, _ item: Reader.Item, size: Int) {
        let keys = reader.keys(of: item)
        if let index = keys.compactMap({ seen[$0] }).first {
            if current.items[index].item == item {
                let row = current.firstRow + Int64(current.items[index].row)
                return add(line: line, .duplicate, "the same as row \(row)")
            }
            cut()
        }
        for key in keys { seen[key] = current.items.count }
        current.add(line: line, item, size: size)
        if current.verdicts.count >= ChunkRule.size || current.bytes >= mostBytes { cut() }
    }

    private mutating func cut() {
        guard !current.isEmpty else { return }
        let next = ImportChunk<Reader.Item>(
            number: current.number + 1, firstRow: current.firstRow + Int64(current.verdicts.count))
        ready.append(current)
        current = next
        seen.removeAll(keepingCapacity: true)
    }

    /// The file is over.
    /// - Throws: when it never had a header row.
    mutating func finish() throws(UnreadableFile) {
        try reader.finish()
        cut()
    }

    mutating func takeReady() -> [ImportChunk<Reader.Item>] {
        defer { ready.removeAll() }
        return ready
    }

    /// How many chunks the file has, once it is over.
    var total: Int32 { current.number }
}
