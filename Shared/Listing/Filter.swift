package import Database
internal import FoundationEssentials
package import HTTPServer
internal import JSON
internal import Timekeeping

/// One way to ask a list for fewer rows: a name of the query string, and what must hold of a row.
package struct Filter: Sendable {
    /// - Throws: ``Problem`` for a value that the field's shape lets through and nothing can be meant by.
    package typealias Predicate = @Sendable ([String]) throws -> SQL

    let field: QueryField
    /// Taken from the path; the query string has no such name.
    let isInPath: Bool
    /// What holds when nobody says.
    let standard: String?
    let predicate: Predicate

    private init(_ field: QueryField, isInPath: Bool = false, standard: String? = nil, _ predicate: @escaping Predicate)
    {
        (self.field, self.isInPath, self.standard, self.predicate) = (field, isInPath, standard, predicate)
    }

    /// A column that must have this value.
    /// - Parameter shape: says also as which type the value is bound.
    package static func equals(_ name: String, _ shape: Shape, _ expression: SQL, _ summary: String = "") -> Filter {
        Filter(.optional(name, shape, summary)) { values in
            try expression + " = " + Bound.value(values.first ?? "", shape, name)
        }
    }

    /// A column that must have one of these values; the name stands once for each.
    /// - Parameter max: at most as many; with all other names no more than a query may have.
    package static func among(
        _ name: String, _ shape: Shape, _ expression: SQL, _ summary: String = "", max: Int = 90
    ) -> Filter {
        return Filter(.optional(name, .array(shape, max: max), summary)) { values in
            let bound = try values.map { value throws in try Bound.value(value, shape, name) }
            return expression + " IN (" + bound.joined(separator: ", ") + ")"
        }
    }

    /// `true` asks for rows of which it holds, `false` for the others.
    package static func flag(_ name: String, _ condition: SQL, _ summary: String = "") -> Filter {
        Filter(.optional(name, .boolean, summary)) { values in
            values.first == "true" ? condition : "(" + condition + ") IS NOT TRUE"
        }
    }

    /// Rows from this moment on, itself included.
    package static func from(_ name: String, _ expression: SQL, _ summary: String = "") -> Filter {
        Filter(.optional(name, .timestamp, summary)) { values in
            try expression + " >= " + Bound.value(values.first ?? "", .timestamp, name)
        }
    }

    /// Rows before this moment.
    package static func before(_ name: String, _ expression: SQL, _ summary: String = "") -> Filter {
        Filter(.optional(name, .timestamp, summary)) { values in
            try expression + " < " + Bound.value(values.first ?? "", .timestamp, name)
        }
    }

    /// What the program's own words say.
    /// - Parameter standard: what is meant when nobody says.
    package static func said(
        _ field: QueryField, standard: String? = nil, _ predicate: @escaping @Sendable (String) throws -> SQL
    ) -> Filter {
        Filter(field, standard: standard) { try predicate($0.first ?? "") }
    }

    /// The rows below something that the route's path names.
    package static func path(_ name: String, _ shape: Shape, _ expression: SQL) -> Filter {
        Filter(.required(name, shape), isInPath: true) { values in
            do {
                return try expression + " = " + Bound.value(values.first ?? "", shape, name)
            } catch {
                throw Problem.notFound("\(name) is not the id of anything.")
            }
        }
    }
}

/// Values of a query string as what their shape says they are.
private enum Bound {
    static func value(_ text: String, _ shape: Shape, _ name: String) throws(Problem) -> SQL {
        switch shape {
        case .uuid: if let id = UUID(text: text) { return "\(id)" }
        case .integer: if let number = Int64(text) { return "\(number)" }
        case .number: if let number = Double(text) { return "\(number)" }
        case .timestamp: if let moment = Timestamp(iso8601: text) { return "\(moment)" }
        case .boolean: return "\(text == "true")"
        default: return "\(text)"
        }
        throw .validation([FieldError(name, "format", "\(name) cannot be read")])
    }
}
