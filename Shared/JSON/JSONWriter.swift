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

    /// Text that is written as it stands, for places where speed counts: `{"id":` or `,"name":`. A value follows.
    package mutating func verbatim(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
        needsComma = false
    }

    /// For a writer of whole objects that puts names, braces and commas into ``bytes`` itself: a value begins.
    package mutating func beginValue() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = false
    }

    /// The same inside of such an object: its name has been put, and the next value is a member's.
    package mutating func beginMember() { needsComma = false }

    /// Ends such an object.
    package mutating func endVerbatimObject() { close("}") }

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

    /// A number with at most two decimals, such as a score or a price; shorter to write than a number of any kind.
    package mutating func hundredths(_ number: Double) {
        guard abs(number) < 1e13 else { return value(number) }
        let scaled = Int64((number * 100).rounded())
        let (whole, rest) = (scaled.magnitude / 100, scaled.magnitude % 100)
        separate()
        if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
        appendDecimal(Int64(whole))
        guard rest > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        bytes.append(UInt8(ascii: "0") + UInt8(rest / 10))
        if rest % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
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
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 38) { text in
            text[0] = UInt8(ascii: "\"")
            HyphenatedText.write(id, to: UnsafeMutableBufferPointer(rebasing: text[1..<37]))
            text[37] = UInt8(ascii: "\"")
            bytes.append(contentsOf: UnsafeBufferPointer(text))
        }
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
