package import Addresses
package import Delimited

/// Looks for the header among a file's first rows: LinkedIn puts notes before it.
package struct HeaderSearch: Sendable {
    /// Rows looked at before the file is refused.
    package static let patience = 20

    private var seen: [String] = []

    private let book: AddressBook
    private let own: Set<String>

    /// - Parameters:
    ///   - book: the networks that files may be about.
    ///   - own: headings that only a list of ours has all of.
    package init(_ book: AddressBook = .delivered, own: Set<String> = []) { (self.book, self.own) = (book, own) }

    /// - Returns: the header when this row is it, `nil` to go on with the next row.
    package mutating func consider(_ record: borrowing DelimitedRecord) throws(HeaderRefusal) -> HeaderMap? {
        try consider(record.fault == nil ? record.fields : [], line: record.line)
    }

    package mutating func consider(_ fields: [String], line: Int) throws(HeaderRefusal) -> HeaderMap? {
        if let header = HeaderMap(headings: fields, line: line, in: book, own: own) { return header }
        seen.append(fields.joined(separator: ", "))
        if seen.count >= Self.patience { throw HeaderRefusal(seen: seen) }
        return nil
    }

    /// The file ended without a header.
    package func refusal() -> HeaderRefusal { HeaderRefusal(seen: seen) }
}
