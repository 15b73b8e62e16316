package import FoundationEssentials

/// The verdicts of one chunk, as they come back from whoever applied it.
package struct JudgedChunk: Sendable {
    let importID: UUID
    let chunk: Int32
    /// Row numbers within the chunk.
    let rows: [Int32]
    /// One letter per row of `rows`.
    let verdicts: String
    /// By row number, in one sentence.
    let reasons: [Int32: String]

    package init(importID: UUID, chunk: Int32, rows: [Int32], verdicts: String, reasons: [Int32: String]) {
        (self.importID, self.chunk, self.rows) = (importID, chunk, rows)
        (self.verdicts, self.reasons) = (verdicts, reasons)
    }
}
