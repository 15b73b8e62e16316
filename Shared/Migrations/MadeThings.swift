/// What the migrations of a line make, and in which of its states it is there.
///
/// Source: the files `Made/<line>.txt`, a line for each: the version that made it, the version that took it away or `-`, its kind, its name
/// and its type. They are written by a fresh migration, and a test (`MadeTests`) keeps them what a fresh migration makes.
package struct MadeThings: Sendable {
    package struct Entry: Sendable, Hashable {
        package let made: Made
        package let since: Int32
        package let until: Int32?

        package init(_ made: Made, since: Int32, until: Int32?) {
            (self.made, self.since, self.until) = (made, since, until)
        }

        /// Its line of the file.
        package var text: String {
            let words = ["\(since)", until.map { "\($0)" } ?? "-", made.kind.rawValue, made.name, made.form]
            return words.filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    package let entries: [Entry]

    /// - Parameter text: a file of `Made`; lines that are none are passed over, and missed by the test.
    init(_ text: String) {
        entries = text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ", maxSplits: 4).map(String.init)
            guard words.count >= 4, let since = Int32(words[0]), let kind = Made.Kind(rawValue: words[2]) else {
                return nil
            }
            return Entry(Made(kind, words[3], words.dropFirst(4).first ?? ""), since: since, until: Int32(words[1]))
        }
    }

    package static func of(_ line: Line) -> MadeThings { MadeThings(String(decoding: line.made, as: UTF8.self)) }

    /// What is there once the migrations up to this version have run.
    func standing(at version: Int32) -> [Made] {
        entries.filter { $0.since <= version && version < $0.until ?? .max }.map(\.made)
    }
}
