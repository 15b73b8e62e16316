/// How large chunks are, and how much a trial run keeps in mind.
enum ChunkRule {
    /// Rows.
    static let size = 2000
    /// Bytes of a chunk's rows. Rows of usual lengths never come near.
    static let mostBytes = 64 << 20
    /// Signs of rows: some 100 MiB.
    static let mostRemembered = 4_000_000
    /// Rows that others of the file repeat with other values.
    static let mostKept = 250_000
    /// Bytes of these.
    static let mostKeptBytes = 100 << 20
    /// Rows that one row is judged behind.
    static let mostEarlier = 20
    /// Rows that a chunk's are judged behind, all together: whoever judges does it in one transaction, in which nothing that others wait
    /// for may take long.
    static let mostEarlierOfChunk = size
    /// Bytes of these: they travel with the chunk.
    static let mostEarlierBytes = 8 << 20
    /// Rows that taught more about who said no, the latest: they travel with each chunk behind.
    static let mostNoes = size
    static let mostNoesBytes = 1 << 20
    static let repeatedTooOften =
        "too many earlier rows of this file, or too long ones, are about the same; what an import would make of this one was not tried"
}
