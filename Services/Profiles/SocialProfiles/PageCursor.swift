internal import FoundationEssentials
internal import HTTPServer
internal import JSON
internal import Timekeeping

/// The last row of a page. Callers treat it as opaque text.
struct PageCursor: Sendable, Hashable {
    let createdAt: Timestamp
    let id: UUID

    init(createdAt: Timestamp, id: UUID) { (self.createdAt, self.id) = (createdAt, id) }

    /// `<microseconds in base 36>.<id>`
    var text: String { String(createdAt.microseconds, radix: 36) + "." + id.lowercase }

    init(_ text: String) throws(Problem) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let time = Int64(parts[0], radix: 36), let id = UUID(text: String(parts[1])) else {
            throw .validation([
                FieldError("cursor", "format", "cursor is not one this list gave; start again without it.")
            ])
        }
        self.init(createdAt: Timestamp(microseconds: time), id: id)
    }
}
