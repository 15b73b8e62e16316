/// A statement and its values. Interpolating a value always binds it: it travels beside the text, never inside.
///
///     let sql: SQL = "SELECT name FROM social.profiles WHERE id = \(id)"      // … WHERE id = $1
///
/// `\(sql: fragment)` nests another statement's text and values, `\(unsafeIdentifier: "name")` takes only literals of
/// the program.
package struct SQL: Sendable {
    /// With `$1`, `$2`, … where values were interpolated.
    package private(set) var text: String
    package private(set) var binds: [Bind]
    /// All values, encoded one behind the other.
    private(set) var bytes: [UInt8]

    /// One value's place.
    package struct Bind: Sendable {
        package let typeOID: UInt32
        /// Bytes, or -1 for NULL.
        let length: Int32
        /// Where the value begins in ``SQL/bytes``.
        let offset: Int
        /// Where `$n` begins in the text, in UTF-8 bytes.
        let placeholder: Int
    }

    init(capacity: Int, binds count: Int) {
        text = ""
        text.reserveCapacity(capacity)
        binds = []
        binds.reserveCapacity(count)
        bytes = []
    }

    mutating func append(literal: String) { text += literal }

    mutating func append(_ value: some Bindable) {
        let offset = bytes.count
        let isNull = value.isNull
        if !isNull { value.encode(into: &bytes) }
        let length = isNull ? -1 : Int32(bytes.count - offset)
        appendPlaceholder(type(of: value).typeOID, length: length, offset: offset)
    }

    private mutating func appendPlaceholder(_ typeOID: UInt32, length: Int32, offset: Int) {
        let place = text.utf8.count
        binds.append(Bind(typeOID: typeOID, length: length, offset: offset, placeholder: place))
        text += "$"
        text += String(binds.count)
    }

    /// Appends `other`, whose `$1` becomes the next free number here.
    mutating func append(sql other: SQL) {
        // Most fragments hold no value, and lists put their statements together with each call.
        guard !other.binds.isEmpty else {
            text += other.text
            return
        }
        guard !text.isEmpty else {
            self = other
            return
        }
        var rest = Substring(other.text)
        var consumed = 0
        for (index, bind) in other.binds.enumerated() {
            let before = rest.utf8.index(rest.startIndex, offsetBy: bind.placeholder - consumed)
            text += rest[..<before]
            appendPlaceholder(bind.typeOID, length: bind.length, offset: bytes.count + bind.offset)
            let digits = String(index + 1).utf8.count
            rest = rest[rest.utf8.index(before, offsetBy: 1 + digits)...]
            consumed = bind.placeholder + 1 + digits
        }
        text += rest
        bytes += other.bytes
    }

    package static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum.append(sql: right)
        return sum
    }

    package static func += (left: inout SQL, right: SQL) { left.append(sql: right) }
}

extension [SQL] {
    /// The fragments in order, with a literal between them.
    package func joined(separator: StaticString) -> SQL {
        var sum = SQL(capacity: 256, binds: count)
        for (index, part) in enumerated() {
            if index > 0 { sum.append(literal: "\(separator)") }
            sum.append(sql: part)
        }
        return sum
    }
}

extension SQL: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) {
        text = value
        binds = []
        bytes = []
    }

    package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.sql }

    package struct StringInterpolation: StringInterpolationProtocol {
        var sql: SQL

        package init(literalCapacity: Int, interpolationCount: Int) {
            sql = SQL(capacity: literalCapacity + interpolationCount * 3, binds: interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) { sql.append(literal: literal) }
        package mutating func appendInterpolation(_ value: some Bindable) { sql.append(value) }
        /// Stands beside the general one because the compiler takes an optional in a text for a mistake unless it is asked for.
        package mutating func appendInterpolation<T: Bindable>(_ value: T?) { sql.append(value) }
        package mutating func appendInterpolation(sql fragment: SQL) { sql.append(sql: fragment) }
        /// A name that the program's own text spells out; anything from outside does not compile.
        package mutating func appendInterpolation(unsafeIdentifier name: StaticString) {
            sql.append(literal: "\(name)")
        }

        /// Enumerations with text behind them bind as that text.
        package mutating func appendInterpolation<T: RawRepresentable>(_ value: T) where T.RawValue == String {
            sql.append(value.rawValue)
        }
        package mutating func appendInterpolation<T: RawRepresentable>(_ value: T?) where T.RawValue == String {
            sql.append(value?.rawValue)
        }
        package mutating func appendInterpolation<T: RawRepresentable>(_ values: [T]) where T.RawValue == String {
            sql.append(values.map(\.rawValue))
        }

        // The same for types that are Bindable as well, where the compiler could not choose.
        package mutating func appendInterpolation<T: Bindable & RawRepresentable>(_ value: T)
        where T.RawValue == String {
            sql.append(value)
        }
        package mutating func appendInterpolation<T: Bindable & RawRepresentable>(_ value: T?)
        where T.RawValue == String {
            sql.append(value)
        }
    }
}
