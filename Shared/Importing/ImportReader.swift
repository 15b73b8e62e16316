package import Delimited
package import JSON

/// Reads the rows of one file, its header first.
package protocol ImportReader: Sendable {
    associatedtype Item: Sendable, Equatable

    /// - Throws: when the file is none of this kind, such as one without a header.
    mutating func read(_ record: borrowing DelimitedRecord) throws(UnreadableFile) -> ReadRow<Item>

    /// The file is over.
    /// - Throws: when it never had a header.
    func finish() throws(UnreadableFile)

    var hasHeader: Bool { get }

    /// By which two rows are known to be about the same: within a chunk no two share one.
    func keys(of item: Item) -> [String]

    /// The same, and by what else whoever applies rows may know two to be about the same; for trial runs, which may be told too many.
    func signs(of item: Item) -> [String]

    /// How the file was understood: `header_line`, `mapping`, `ignored`.
    var reading: JSONObject { get }
}

extension ImportReader {
    package func signs(of item: Item) -> [String] { keys(of: item) }
}
