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
    static let repeatedTooOften =
        "more than \(mostEarlier) earlier rows of this file are about the same; what an import would make of this one was not tried"
}
