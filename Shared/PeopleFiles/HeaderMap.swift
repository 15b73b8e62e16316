package import Addresses

/// Which column of a file holds what.
package struct HeaderMap: Sendable {
    /// Position of each column that was recognised, from 0.
    package let columns: [PersonColumn: Int]
    /// Headings as they stand in the file, in order.
    package let headings: [String]
    /// Headings nothing is read from: unknown ones, and the second one with the same meaning.
    package let ignored: [String]
    /// The file's line with the header, from 1.
    package let line: Int
    /// The network whose own export this is; everybody in it is there.
    package let export: PlatformReader?
    package let book: AddressBook
    /// It is a list that we wrote: what our writer did for spreadsheets is undone.
    package let isOwn: Bool

    /// - Parameter own: headings that only a list of ours has all of, in small letters; in the file their case means nothing. None: no
    ///   file is ours.
    /// - Returns: `nil` when the fields are no header: a header names a person's address or handle.
    package init?(headings: [String], line: Int, in book: AddressBook = .delivered, own: Set<String> = []) {
        var columns: [PersonColumn: Int] = [:]
        var ignored: [String] = []
        for (index, heading) in headings.enumerated() {
            if let column = PersonColumn(heading: heading, in: book), columns[column] == nil {
                columns[column] = index
            } else if !heading.isEmpty {
                ignored.append(heading)
            }
        }
        guard columns[.profileURL] != nil || columns[.username] != nil else { return nil }
        self.columns = columns
        self.headings = headings
        self.ignored = ignored
        self.line = line
        self.book = book
        let plain = headings.map { $0.lowercased().filter { !$0.isWhitespace } }
        isOwn = !own.isEmpty && own.isSubset(of: plain)
        let found = Set(columns.keys.map(\.rawValue))
        export = book.all.first { !$0.rules.files.ownExport.isEmpty && found.isSuperset(of: $0.rules.files.ownExport) }
    }
}
