/// The apostrophe before a cell that spreadsheets would run, and its way back.
///
/// Text that has apostrophes before such a beginning already gets one more, so that taking one away gives back what was written, whatever
/// it was.
package enum Defusing {
    static let mark = UInt8(ascii: "'")

    /// Whether a cell is written with the mark: its first byte that is no apostrophe is one that spreadsheets run.
    static func isNeeded(_ text: some Sequence<UInt8>) -> Bool {
        DelimitedWriter.startsFormula(text.first { $0 != mark })
    }

    /// What was written, where the file is known to be one of ours: in another's the apostrophe is part of the value.
    package static func undone(_ cell: String) -> String {
        cell.utf8.first == mark && isNeeded(cell.utf8) ? String(cell.dropFirst()) : cell
    }
}
