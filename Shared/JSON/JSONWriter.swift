package import FoundationEssentials

/// Writes JSON straight into bytes; commas are put where they belong. Nothing is decoded that is only relayed.
package struct JSONWriter {
    package var bytes: [UInt8] = []
    private var needsComma = false

    package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func open(_ bracket: Unicode.Scalar) {
        separate()
        bytes.append(UInt8(ascii: bracket))
        needsComma = false
    }

    private mutating func close(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
        needsComma = true
    }

    package mutating func beginObject() { open("{") }
    package mutating func endObject() { close("}") }
    package mutating func beginArray() { open("[") }
    package mutating func endArray() { close("]") }

    /// A member's name that needs no escaping, known when the program is written.
    package mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    package mutating func key(text: String) {
        value(text)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    package mutating func value(_ text: String) {
        var text = text
        text.withUTF8 { string(utf8: UnsafeRawBufferPointer($0)) }
    }

    package mutating func value(_ number: Int64) {
        separate()
        appendDecimal(number)
    }

    package mutating func value(_ number: Int) { value(Int64(number)) }

    package mutating func value(_ flag: Bool) { literal(flag ? "true" : "false") }
    package mutating func null() { literal("null") }

    /// Infinity and NaN have no JSON form and are written as null.
    package mutating func value(_ number: Double) {
        guard number.isFinite else { return null() }
        separate()
        if number == number.rounded(), abs(number) < 1e15 {
            appendDecimal(Int64(number))
        } else {
            bytes.append(contentsOf: number.description.utf8)
        }
    }

    private mutating func literal(_ text: StaticString) {
        separate()
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// JSON that is already written.
    package mutating func raw(_ json: some Sequence<UInt8>) {
        separate()
        bytes.append(contentsOf: json)
    }

    /// A string from UTF-8 bytes that are known to be valid, such as PostgreSQL's.
    package mutating func string(utf8: UnsafeRawBufferPointer) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        appendEscaped(utf8)
        bytes.append(UInt8(ascii: "\""))
    }

    package mutating func uuid(_ id: UUID) {
        withUnsafeBytes(of: id.uuid) { uuid(bytes: $0) }
    }

    /// A UUID from its 16 bytes, in lower case.
    package mutating func uuid(bytes id: UnsafeRawBufferPointer) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        for (index, byte) in id.enumerated() {
            if index == 4 || index == 6 || index == 8 || index == 10 { bytes.append(UInt8(ascii: "-")) }
            bytes.append(hexDigit(byte >> 4))
            bytes.append(hexDigit(byte & 15))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    package mutating func value(_ json: JSONValue) {
        switch json {
        case .null: null()
        case .bool(let flag): value(flag)
        case .int(let number): value(number)
        case .double(let number): value(number)
        case .string(let text): value(text)
        case .array(let elements):
            beginArray()
            for element in elements { value(element) }
            endArray()
        case .object(let object):
            beginObject()
            for field in object.fields {
                key(text: field.key)
                value(field.value)
            }
            endObject()
        }
    }
}
