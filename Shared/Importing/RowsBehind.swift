/// Rows of a file that later ones are judged behind.
struct RowsBehind<Item: Sendable & Equatable>: Sendable {
    /// Of a trial run.
    private(set) var memory: TrialMemory<Item>?
    private var noes: [(item: Item, size: Int)] = []
    private var bytes = 0

    init(memory: TrialMemory<Item>?) { self.memory = memory }

    /// Gives a chunk, which was sifted, the rows that it is judged behind, and keeps its own. What the list learns from a row reaches whom
    /// we know by it only when its event was heard, which the rows behind do not wait for.
    mutating func take(_ chunk: inout ImportChunk<Item>, _ signs: (Item) -> [String]) {
        memory?.take(&chunk, signs)
        chunk.noes = noes.map(\.item)
        for (item, _, size) in chunk.taught {
            noes.append((item, size))
            bytes += size
        }
        while noes.count > ChunkRule.mostNoes || bytes > ChunkRule.mostNoesBytes { bytes -= noes.removeFirst().size }
    }
}
