/// What is wrong with a template, and where.
package struct TemplateError: Error, Sendable, Equatable, CustomStringConvertible {
    /// From 1.
    package let line: Int
    /// Position in the line in code points, from 1.
    package let column: Int
    package let reason: String

    package var description: String { "Line \(line), column \(column): \(reason)" }
}
