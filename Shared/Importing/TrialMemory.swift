/// The second reading of a trial run, which writes nothing that a later row could find: rows that others may repeat are kept, so that these
/// are judged behind them, as the import would.
struct TrialMemory<Item: Sendable & Equatable>: Sendable {
    private struct Kept {
        let chunk: Int32
        let item: Item
        let size: Int
    }

    private let repeated: Set<Int>
    private let most: Int
    private let mostBytes: Int
    /// Rows that belong together by their signs, in their order.
    private var groups: [[Kept]] = []
    /// Of a group that became one with another: that one; else itself.
    private var joined: [Int] = []
    /// Which group a sign is of.
    private var group: [Int: Int] = [:]
    /// By these the import would have learnt who said no, with its word for it.
    private var taught: [Int: String] = [:]
    private var (count, bytes) = (0, 0)

    /// More rows are repeated, or longer ones, than can be kept in mind.
    var isFull: Bool { count > most || bytes > mostBytes }

    init(_ keys: TrialKeys, most: Int = ChunkRule.mostKept, mostBytes: Int = ChunkRule.mostKeptBytes) {
        (repeated, self.most, self.mostBytes) = (keys.repeated, most, mostBytes)
    }

    /// Gives a chunk, which was sifted, the rows that it is judged behind, and keeps its own.
    mutating func take(_ chunk: inout ImportChunk<Item>, _ signs: (Item) -> [String]) {
        guard !repeated.isEmpty else { return }
        func hashes(_ item: Item) -> [Int] { Set(signs(item)).map(\.hashValue).filter(repeated.contains) }
        let told = chunk.taught.map { (hashes($0.item), $0.reason) }
        for (row, item) in chunk.items where !taught.isEmpty {
            let own = hashes(item)
            guard let reason = own.compactMap({ taught[$0] }).first else { continue }
            chunk.suppress([row], reason, teaching: [row])
            for sign in own { taught[sign] = reason }
        }
        for (signs, reason) in told { for sign in signs { taught[sign] = reason } }
        let rows = chunk.items.map { (row: $0.row, item: $0.item, signs: hashes($0.item)) }.filter { !$0.signs.isEmpty }
        chunk.earlier = earlier(than: rows.map { ($0.row, $0.signs) }, &chunk)
        for (row, item, signs) in rows {
            keep(Kept(chunk: chunk.number, item: item, size: chunk.size(of: row)), signs)
        }
    }

    /// - Returns: what the import would have applied before these, chunk by chunk.
    private func earlier(than rows: [(row: Int32, signs: [Int])], _ chunk: inout ImportChunk<Item>) -> [[Item]] {
        var wanted: Set<Int> = []
        var (room, bytes) = (ChunkRule.mostEarlierOfChunk, ChunkRule.mostEarlierBytes)
        for (row, signs) in rows {
            let own = present(signs)
            let more = own.subtracting(wanted).flatMap { groups[$0] }
            let size = more.reduce(0) { $0 + $1.size }
            if own.reduce(0, { $0 + groups[$1].count }) > ChunkRule.mostEarlier || more.count > room || size > bytes {
                chunk.settle(row, .duplicate, ChunkRule.repeatedTooOften)
            } else {
                wanted.formUnion(own)
                (room, bytes) = (room - more.count, bytes - size)
            }
        }
        let kept = wanted.sorted().flatMap { groups[$0] }
        return Dictionary(grouping: kept, by: \.chunk).sorted { $0.key < $1.key }.map { $0.value.map(\.item) }
    }

    /// The groups of these signs as they are now.
    private func present(_ signs: [Int]) -> Set<Int> {
        Set(
            signs.compactMap { group[$0] }.map { place in
                var place = place
                while joined[place] != place { place = joined[place] }
                return place
            })
    }

    private mutating func keep(_ row: Kept, _ signs: [Int]) {
        let own = present(signs).sorted()
        let place = own.first ?? groups.count
        if own.isEmpty {
            groups.append([])
            joined.append(place)
        }
        for other in own.dropFirst() {
            groups[place] += groups[other]
            (groups[other], joined[other]) = ([], place)
        }
        if own.count > 1 { groups[place].sort { $0.chunk < $1.chunk } }
        for sign in signs { group[sign] = place }
        // Said again it changes nothing.
        guard groups[place].last?.item != row.item, groups[place].count <= ChunkRule.mostEarlier else { return }
        groups[place].append(row)
        (count, bytes) = (count + 1, bytes + row.size)
    }
}
