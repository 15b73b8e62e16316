internal import JSON

/// The decoded query string, or a form body, in the order it was sent.
package struct QueryItems: Sendable, Equatable {
    package let items: [(name: String, value: String)]

    static let empty = QueryItems(items: [])

    package init(items: [(name: String, value: String)]) { self.items = items }

    /// Parameters of one query: each costs many times its bytes, and strangers may send 8 KiB of them. A list's name with all its values,
    /// and every other name beside it, are fewer.
    package static let most = 128

    /// - Returns: `nil` for a broken escape, bytes that are no UTF-8, U+0000, or more than ``most``.
    package init?(decoding query: some Collection<UInt8>) {
        var items: [(name: String, value: String)] = []
        for part in query.split(separator: UInt8(ascii: "&"), maxSplits: QueryItems.most) {
            guard items.count < QueryItems.most else { return nil }
            let sides = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentDecoding.decode(sides[0], plusIsBlank: true) else { return nil }
            guard sides.count == 2 else {
                items.append((name, ""))
                continue
            }
            guard let value = PercentDecoding.decode(sides[1], plusIsBlank: true) else { return nil }
            items.append((name, value))
        }
        self.items = items
    }

    package func first(_ name: String) -> String? { items.first { $0.name == name }?.value }
    package func all(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

    package static func == (left: QueryItems, right: QueryItems) -> Bool {
        left.items.elementsEqual(right.items) { $0.name == $1.name && $0.value == $1.value }
    }

    /// Judges the query by a route's fields. A field whose shape is an array may stand several times, others once.
    func errors(against fields: [QueryField]) -> [FieldError] {
        var errors: [FieldError] = []
        for name in Set(items.map(\.name)).sorted() where !fields.contains(where: { $0.name == name }) {
            errors.append(FieldError(name, "unknown", "is not a parameter of this route"))
        }
        for field in fields {
            let values = all(field.name)
            if values.isEmpty && field.isRequired { errors.append(FieldError(field.name, "required", "is missing")) }
            if case .array(let element, _, let max) = field.shape {
                if values.count > max { errors.append(FieldError(field.name, "items", "may stand \(max) times")) }
                for value in values { errors += Self.errors(in: value, element, field.name) }
            } else {
                if values.count > 1 { errors.append(FieldError(field.name, "items", "may stand only once")) }
                if let value = values.first { errors += Self.errors(in: value, field.shape, field.name) }
            }
        }
        return errors
    }

    private static func errors(in text: String, _ shape: Shape, _ name: String) -> [FieldError] {
        var check = ShapeCheck()
        check.check(typed(text, shape), shape, at: name)
        return check.errors
    }

    private static func typed(_ text: String, _ shape: Shape) -> JSONValue {
        switch shape {
        case .integer: Int64(text).map(JSONValue.int) ?? .string(text)
        case .number: Double(text).map(JSONValue.double) ?? .string(text)
        case .boolean: text == "true" ? .bool(true) : text == "false" ? .bool(false) : .string(text)
        default: .string(text)
        }
    }
}
