internal import FoundationEssentials
internal import JSON
internal import Timekeeping

/// Collects every mismatch between a value and its shape, up to a number a person can still read.
struct ShapeCheck {
    private(set) var errors: [FieldError] = []
    private let limit = 100

    private mutating func report(_ pointer: String, _ code: String, _ message: String) {
        if errors.count < limit { errors.append(FieldError(pointer, code, message)) }
    }

    mutating func check(_ value: JSONValue, _ shape: Shape, at pointer: String) {
        switch shape {
        case .any: checkText(value, at: pointer)
        case .nullable(let inner): if value != .null { check(value, inner, at: pointer) }
        case .boolean: if value.boolValue == nil { wrongType(pointer, "true or false") }
        case .integer(let range): checkInteger(value, range, at: pointer)
        case .number(let range): checkNumber(value, range, at: pointer)
        case .named(_, let inner): check(value, inner, at: pointer)
        case .string, .choice, .known, .uuid, .timestamp, .future, .format, .name:
            checkString(value, shape, at: pointer)
        case .array(let element, let min, let max): checkArray(value, element, min, max, at: pointer)
        case .object(let fields): checkObject(value, fields, at: pointer)
        case .ruled(let fields, let rules): checkRules(value, fields, rules, at: pointer)
        case .set(let element, let min, let max): checkSet(value, element, min, max, at: pointer)
        case .map(let element, let max): checkMap(value, element, max, at: pointer)
        }
    }

    private mutating func wrongType(_ pointer: String, _ expected: String) {
        report(pointer, "type", "must be \(expected)")
    }

    private mutating func checkInteger(_ value: JSONValue, _ range: ClosedRange<Int64>, at pointer: String) {
        guard let number = value.intValue else { return wrongType(pointer, "an integer") }
        guard range.contains(number) else {
            return report(pointer, "range", "must be \(rangeText(range.lowerBound, range.upperBound, .min, .max))")
        }
    }

    private mutating func checkNumber(_ value: JSONValue, _ range: ClosedRange<Double>, at pointer: String) {
        guard let number = value.doubleValue else { return wrongType(pointer, "a number") }
        guard range.contains(number) else {
            let most = Double.greatestFiniteMagnitude
            return report(pointer, "range", "must be \(rangeText(range.lowerBound, range.upperBound, -most, most))")
        }
    }

    private func rangeText<N: Equatable>(_ low: N, _ high: N, _ lowest: N, _ highest: N) -> String {
        if low == lowest { return "at most \(high)" }
        if high == highest { return "at least \(low)" }
        return "between \(low) and \(high)"
    }

    private mutating func checkString(_ value: JSONValue, _ shape: Shape, at pointer: String) {
        guard let text = value.stringValue else { return wrongType(pointer, "a string") }
        if text.utf8.contains(0) { return report(pointer, "format", "must not hold the character U+0000") }
        switch shape {
        case .string(let min, let max): checkLength(text, min, max, at: pointer)
        case .format(_, let max): checkLength(text, 1, max, at: pointer)
        case .known(let values): checkString(value, .choice(values()), at: pointer)
        case .name(let max): checkName(text, max, at: pointer)
        case .choice(let values):
            if !values.contains(text) { report(pointer, "choice", "must be one of \(values.joined(separator: ", "))") }
        case .uuid:
            if UUID(text: text) == nil { report(pointer, "format", "must be a UUID") }
        // Whether it still lies in the future asks the handler: a call that is repeated gets the answer of its first time.
        case .timestamp, .future:
            if Timestamp(iso8601: text) == nil {
                report(pointer, "format", "must be a time such as 2026-11-21T06:30:00Z")
            }
        default: break
        }
    }

    private mutating func checkLength(_ text: String, _ min: Int, _ max: Int, at pointer: String) {
        // Counting is slow; nothing has more characters than bytes. Of Unicode's, as JSON Schema and PostgreSQL count them.
        let bytes = text.utf8.count
        guard bytes > max || bytes < min * 4, !(min...max).contains(text.unicodeScalars.count) else { return }
        report(
            pointer, "length",
            min == 0 ? "must have at most \(max) characters" : "must have \(min) to \(max) characters")
    }

    private mutating func checkName(_ text: String, _ max: Int, at pointer: String) {
        let letters: ClosedRange<UInt8> = 0x61...0x7A
        let isName = text.utf8.allSatisfy {
            letters.contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
        }
        guard let first = text.utf8.first, letters.contains(first), isName, text.utf8.count <= max else {
            return report(
                pointer, "format", "must be small letters, digits and _, a letter first, \(max) characters at most")
        }
    }

    private mutating func checkArray(_ value: JSONValue, _ element: Shape, _ min: Int, _ max: Int, at pointer: String) {
        guard let elements = value.arrayValue else { return wrongType(pointer, "an array") }
        guard (min...max).contains(elements.count) else {
            return report(
                pointer, "items", min == 0 ? "must have at most \(max) items" : "must have \(min) to \(max) items")
        }
        for (index, item) in elements.enumerated() where errors.count < limit {
            check(item, element, at: "\(pointer)/\(index)")
        }
    }

    private mutating func checkObject(_ value: JSONValue, _ fields: [Shape.Field], at pointer: String) {
        guard let object = value.objectValue else { return wrongType(pointer, "an object") }
        for (key, value) in object.fields {
            if let field = fields.first(where: { $0.name == key }) {
                check(value, field.shape, at: "\(pointer)/\(escapedPointer(key))")
            } else {
                report("\(pointer)/\(escapedPointer(key))", "unknown", "is not a field of this object")
            }
        }
        for field in fields where field.isRequired && object[field.name] == nil {
            report("\(pointer)/\(escapedPointer(field.name))", "required", "is missing")
        }
    }

    private mutating func checkRules(
        _ value: JSONValue, _ fields: [Shape.Field], _ rules: [Shape.Rule], at pointer: String
    ) {
        let before = errors.count
        checkObject(value, fields, at: pointer)
        // What somebody misspelt is not missing, too.
        guard errors.count == before, let object = value.objectValue else { return }
        for rule in rules where !rule.isKept(by: object) {
            report(rule.member.isEmpty ? pointer : "\(pointer)/\(escapedPointer(rule.member))", rule.code, rule.message)
        }
    }

    private mutating func checkSet(_ value: JSONValue, _ element: Shape, _ min: Int, _ max: Int, at pointer: String) {
        checkArray(value, element, min, max, at: pointer)
        guard let elements = value.arrayValue, elements.count <= max else { return }
        if Set(elements.map(\.text)).count < elements.count { report(pointer, "items", "must not hold the same twice") }
    }

    private mutating func checkMap(_ value: JSONValue, _ element: Shape, _ max: Int, at pointer: String) {
        guard let object = value.objectValue else { return wrongType(pointer, "an object") }
        guard object.fields.count <= max else { return report(pointer, "items", "must have at most \(max) members") }
        for (key, value) in object.fields {
            if key.utf8.contains(0) { report(pointer, "format", "a name must not hold the character U+0000") }
            check(value, element, at: "\(pointer)/\(escapedPointer(key))")
        }
    }

    /// Free JSON may end in the database too.
    private mutating func checkText(_ value: JSONValue, at pointer: String) {
        switch value {
        case .string: checkString(value, .string(), at: pointer)
        case .array: checkArray(value, .any, 0, .max, at: pointer)
        case .object: checkMap(value, .any, .max, at: pointer)
        default: break
        }
    }

    /// RFC 6901.
    private func escapedPointer(_ key: String) -> String {
        guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return key }
        return key.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined()
    }
}
