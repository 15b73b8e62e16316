/// How a file is read beside others.
enum ImportRule {
    /// Chunks that may wait for their verdict: bounds the log and leaves room for others.
    static let window: Int32 = 24
    /// Bytes of a file between two looks at the others.
    static let turn = 32 << 10
    static let tooLongForATrial =
        "a trial run keeps some two million rows in mind and no more; try a part of the file, or import it"
    static let tooOftenForATrial =
        "a trial run keeps some \(ChunkRule.mostKept) rows in mind that others of the file repeat with other values, "
        + "of \(ChunkRule.mostKeptBytes >> 20) MiB, and no more; try a part of the file, or import it"
}
