package import FoundationEssentials
internal import JSON
package import Timekeeping

/// Where a page of a list ended: the last row's time and id, for times may be equal. Callers treat it as opaque text.
package struct PageCursor: Sendable, Hashable {
    package let at: Timestamp
    package let id: UUID

    package init(at: Timestamp, id: UUID) { (self.at, self.id) = (at, id) }

    /// `<microseconds in base 36>.<id>`
    package var text: String { String(at.microseconds, radix: 36) + "." + id.lowercase }

    /// Up to the end of the year 9999; Postgres has no word for what is far outside of it.
    private static let moments: ClosedRange<Int64> = 0...253_402_300_799_999_999

    /// - Throws: 400 for a text that no list gave, which is every one that ``text`` would write otherwise.
    package init(_ text: String) throws(Problem) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let time = Int64(parts[0], radix: 36), PageCursor.moments.contains(time),
            let id = UUID(text: String(parts[1])),
            case let cursor = PageCursor(at: Timestamp(microseconds: time), id: id),
            cursor.text == text
        else {
            throw .validation([
                FieldError("cursor", "format", "cursor is not one this list gave; start again without it.")
            ])
        }
        self = cursor
    }

    /// The query parameter of every list with pages.
    package static let field = QueryField.optional(
        "cursor", .cursor, "`next_cursor` of the page before.")
}

extension QueryItems {
    /// Where to go on; `nil` for the first page.
    package var cursor: PageCursor? {
        get throws(Problem) {
            guard let text = first("cursor") else { return nil }
            return try PageCursor(text)
        }
    }
}
