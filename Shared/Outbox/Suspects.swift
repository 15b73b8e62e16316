internal import FoundationEssentials

/// Events at which the former holder of a shard may have died: it ended without handing the shard back, and was at work on no more than a
/// batch behind the shard's cursor. They are set aside (``Parking``), where each is tried by itself and a try is counted before it begins: so
/// an event that ends its process becomes a dead letter, and those beside it are applied.
struct Suspects {
    private var shards: Set<Int16> = []
    private var left = 0

    /// - Parameter batch: most events that one holder works on at a time.
    mutating func add(_ cursors: [Cursor], batch: Int) {
        let holders = Set(cursors.compactMap(\.former))
        guard !holders.isEmpty else { return }
        shards.formUnion(cursors.filter { $0.former != nil }.map(\.shard))
        left += batch * holders.count
    }

    /// - Parameter events: in the order of the log.
    func among(_ events: [Event]) -> [Event] { Array(events.filter { shards.contains($0.shard) }.prefix(left)) }

    /// - Parameter isEnd: there is nothing behind them that anybody could have seen.
    mutating func passed(_ count: Int, isEnd: Bool) {
        left = isEnd ? 0 : left - count
        if left <= 0 { self = Suspects() }
    }
}
