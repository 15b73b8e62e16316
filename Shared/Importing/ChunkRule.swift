/// How large chunks are, and how much a trial run keeps in mind.
enum ChunkRule {
    /// Rows.
    static let size = 2000
    /// Keys: some 100 MiB.
    static let mostRemembered = 4_000_000
}
