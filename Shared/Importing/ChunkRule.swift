/// How large chunks are, and how much a trial run keeps in mind.
enum ChunkRule {
    /// Rows.
    static let size = 2000
    /// Signs of rows: some 100 MiB.
    static let mostRemembered = 4_000_000
    /// Rows that others of the file repeat with other values: some 100 MiB.
    static let mostKept = 250_000
    /// Rows that one row is judged behind.
    static let mostEarlier = 20
    /// Rows that a chunk's are judged behind, all together: whoever judges does it in one transaction, in which nothing that others wait
    /// for may take long.
    static let mostEarlierOfChunk = size
    static let repeatedTooOften =
        "too many earlier rows of this file are about the same; what an import would make of this one was not tried"
}
