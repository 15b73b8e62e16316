/// Why a value cannot be read; it never quotes the value. ``Row`` adds the column's name.
package struct CellError: Error, Sendable {
    package let reason: String
    package init(_ reason: String) { self.reason = reason }
}
