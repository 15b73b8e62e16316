/// A JSON document (RFC 8259) in memory. Numbers without fraction and exponent stay exact integers.
package enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    package var stringValue: String? { if case .string(let value) = self { value } else { nil } }
    /// Any whole number that fits, also written as 3.0 (RFC 8259 knows one kind of number only).
    package var intValue: Int64? {
        switch self {
        case .int(let value): value
        case .double(let value): Int64(exactly: value)
        default: nil
        }
    }
    package var boolValue: Bool? { if case .bool(let value) = self { value } else { nil } }
    package var arrayValue: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
    package var objectValue: JSONObject? { if case .object(let value) = self { value } else { nil } }
    package var isNull: Bool { self == .null }

    /// Any number, integers included.
    package var doubleValue: Double? {
        switch self {
        case .int(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }

    /// A member of an object; `nil` when this is no object or has no such member.
    package subscript(key: String) -> JSONValue? { objectValue?[key] }

    /// This value as compact UTF-8 text.
    package func serialized() -> [UInt8] {
        var writer = JSONWriter()
        writer.value(self)
        return writer.bytes
    }

    package var text: String { String(decoding: serialized(), as: UTF8.self) }
}

/// The members of a JSON object, in the order they were written.
package struct JSONObject: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    package var fields: [(key: String, value: JSONValue)]

    package init(_ fields: [(key: String, value: JSONValue)] = []) { self.fields = fields }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        fields = elements.map { (key: $0.0, value: $0.1) }
    }

    package var keys: [String] { fields.map(\.key) }

    package subscript(key: String) -> JSONValue? {
        get { fields.first { $0.key == key }?.value }
        set {
            let index = fields.firstIndex { $0.key == key }
            switch (index, newValue) {
            case (let index?, let value?): fields[index].value = value
            case (let index?, nil): fields.remove(at: index)
            case (nil, let value?): fields.append((key: key, value: value))
            case (nil, nil): break
            }
        }
    }

    /// Order of members does not matter, as in RFC 8259. The parser refuses a name that stands twice; of one made by hand the first
    /// counts, where the order differs.
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.fields.count == right.fields.count else { return false }
        // Each pair of values is compared once: twice would double with every level of nesting.
        if zip(left.fields, right.fields).allSatisfy({ $0.key == $1.key }) {
            return zip(left.fields, right.fields).allSatisfy { $0.value == $1.value }
        }
        let others = Dictionary(right.fields.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        return left.fields.allSatisfy { others[$0.key] == $0.value }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByFloatLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .int(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(floatLiteral value: Double) { self = .double(value) }
    package init(nilLiteral: ()) { self = .null }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(elements.map { (key: $0.0, value: $0.1) }))
    }

    package init(_ value: String?) { self = value.map(JSONValue.string) ?? .null }
    package init(_ value: Int) { self = .int(Int64(value)) }
}
