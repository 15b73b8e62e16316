/// The first reading of a trial run: by which signs rows of the file may be about the same. Their hashes are kept, of the whole file.
struct TrialKeys: Sendable {
    private var seen: Set<Int> = []
    /// Those that more than one row has.
    private(set) var repeated: Set<Int> = []
    private let most: Int

    init(most: Int = ChunkRule.mostRemembered) { self.most = most }

    /// There are more than can be kept in mind.
    var isFull: Bool { seen.count > most }

    mutating func take(_ signs: [String]) {
        for sign in Set(signs) where !seen.insert(sign.hashValue).inserted { repeated.insert(sign.hashValue) }
    }
}
