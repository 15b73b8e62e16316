package import JSON

/// What a JSON value must look like. One value serves the check before a handler and the schema in `/openapi.json`.
package indirect enum Shape: Sendable {
    /// Lengths in Unicode's characters (code points); U+0000 is always refused, because PostgreSQL cannot hold it.
    case string(min: Int = 0, max: Int = 100_000)
    /// A string out of a list.
    case choice([String])
    /// The same, where the list may grow while the process runs.
    case known(@Sendable () -> [String])
    case integer(ClosedRange<Int64> = .min ... .max)
    case number(ClosedRange<Double> = -.greatestFiniteMagnitude ... .greatestFiniteMagnitude)
    case boolean
    /// A string that is a UUID.
    case uuid
    /// A string that is a moment by RFC 3339.
    case timestamp
    /// The same, later than now.
    case future
    /// Small letters, digits and `_`, a letter first, as adapters name what is theirs.
    case name(max: Int)
    /// A string by a rule that only its handler can judge: `format` names it in the document.
    case format(String, max: Int = 200)
    case array(Shape, min: Int = 0, max: Int = 1000)
    /// An array that has nothing twice.
    case set(Shape, min: Int = 0, max: Int = 1000)
    case object([Field])
    /// An object whose members depend on each other.
    case ruled([Field], [Rule])
    /// An object with names of the caller's choice.
    case map(Shape, max: Int = 100)
    /// `null` or the other shape.
    case nullable(Shape)
    /// Any JSON.
    case any
    /// One that several routes share: the name is a type's in the document and for callers, unique in the house.
    case named(String, Shape)

    /// A member of an object. Members that the shape does not list are refused.
    package struct Field: Sendable {
        package let name: String
        package let shape: Shape
        package let isRequired: Bool
        package let summary: String

        package static func required(_ name: String, _ shape: Shape, _ summary: String = "") -> Field {
            Field(name: name, shape: shape, isRequired: true, summary: summary)
        }
        package static func optional(_ name: String, _ shape: Shape, _ summary: String = "") -> Field {
            Field(name: name, shape: shape, isRequired: false, summary: summary)
        }
    }

    /// A text of any length, in answers.
    package static let text = Shape.string(max: .max)
    /// `next_cursor` of a list, as its next page wants it. The longest holds a text of 255 characters.
    package static let cursor = Shape.format("cursor", max: 2000)
    /// The name of a network, such as `linkedin`.
    package static let platform = Shape.format("platform", max: 32)
    /// An object to change something by: empty, it would change nothing.
    package static func change(_ fields: [Field], _ rules: [Rule] = []) -> Shape {
        let names = fields.map(\.name)
        return .ruled(
            fields, [.some(of: names.map { [$0] }, "Name at least one of \(names.joined(separator: ", ")).")] + rules)
    }
    /// A number that counts.
    package static let count = Shape.integer(0 ... .max)

    /// An array of any length, in answers.
    package static func list(_ element: Shape) -> Shape { .array(element, max: .max) }

    /// A page of a list.
    package static func page(_ element: Shape, _ more: [Field] = []) -> Shape {
        .object(
            [
                .required("items", .list(element)),
                .required("next_cursor", .nullable(.cursor), "The `cursor` of the next page; null on the last."),
            ] + more)
    }

    /// - Returns: everything that is wrong, in the order of the document; empty when the value fits.
    package func errors(in value: JSONValue) -> [FieldError] {
        var check = ShapeCheck()
        check.check(value, self, at: "")
        return check.errors
    }
}
