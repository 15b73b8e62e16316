package import FoundationEssentials
package import Timekeeping

/// What can be read out of an array column. `[UInt8]` reads `bytea`.
package protocol ReadableElement {
    static func read(array field: Field) throws(CellError) -> [Self]
}

extension Array: Readable where Element: ReadableElement {
    package static func read(_ field: Field) throws(CellError) -> [Element] { try Element.read(array: field) }
}

extension UInt8: ReadableElement {
    package static func read(array field: Field) throws(CellError) -> [UInt8] {
        // Text can be taken as its bytes too, which spares the check of its encoding.
        let isText = field.typeOID == OID.text || field.typeOID == OID.json
        guard isText || field.typeOID == OID.bytea else { throw field.mismatch("bytes") }
        return Array(try field.value())
    }
}

extension ReadableElement where Self: Readable {
    /// Format: src/backend/utils/adt/arrayfuncs.c, `array_send`.
    package static func read(array field: Field) throws(CellError) -> [Self] {
        var reader = ArrayReader(rest: try field.value())
        let dimensions = try reader.int32()
        _ = try reader.int32()
        let elementType = UInt32(bitPattern: try reader.int32())
        if dimensions == 0 { return [] }
        guard dimensions == 1 else { throw CellError("is an array of \(dimensions) dimensions") }
        let count = Int(try reader.int32())
        _ = try reader.int32()
        var elements: [Self] = []
        elements.reserveCapacity(count)
        for _ in 0..<count {
            elements.append(try read(Field(bytes: try reader.field(), typeOID: elementType)))
        }
        return elements
    }
}

private struct ArrayReader {
    var rest: UnsafeRawBufferPointer

    mutating func int32() throws(CellError) -> Int32 { try take(4).bigEndian(Int32.self) }

    mutating func field() throws(CellError) -> UnsafeRawBufferPointer? {
        let length = Int(try int32())
        return length < 0 ? nil : try take(length)
    }

    private mutating func take(_ count: Int) throws(CellError) -> UnsafeRawBufferPointer {
        guard rest.count >= count else { throw CellError("is no array") }
        defer { rest = UnsafeRawBufferPointer(rebasing: rest[count...]) }
        return UnsafeRawBufferPointer(rebasing: rest[..<count])
    }
}

extension Bool: ReadableElement {}
extension Int16: ReadableElement {}
extension Int32: ReadableElement {}
extension Int64: ReadableElement {}
extension Int: ReadableElement {}
extension Double: ReadableElement {}
extension String: ReadableElement {}
extension UUID: ReadableElement {}
extension Timestamp: ReadableElement {}
extension XID8: ReadableElement {}
extension Array: ReadableElement where Element == UInt8 {}
extension Optional: ReadableElement where Wrapped: Readable & ReadableElement {}
