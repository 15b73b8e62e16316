package import FoundationEssentials
package import Timekeeping

/// What can stand in a bound array. `[UInt8]` is the exception that proves useful: it binds as `bytea`.
package protocol BindableElement {
    /// The array's own type, `pg_type.typarray` of the element.
    static var arrayTypeOID: UInt32 { get }
    static func encode(array: [Self], into buffer: inout [UInt8])
}

extension Array: Bindable where Element: BindableElement {
    package static var typeOID: UInt32 { Element.arrayTypeOID }
    package func encode(into buffer: inout [UInt8]) { Element.encode(array: self, into: &buffer) }
}

extension BindableElement where Self: Bindable {
    /// Format: src/backend/utils/adt/arrayfuncs.c, `array_send`: one dimension that counts from 1.
    package static func encode(array: [Self], into buffer: inout [UInt8]) {
        buffer.append(bigEndian: Int32(array.isEmpty ? 0 : 1))
        buffer.append(bigEndian: Int32(array.contains { $0.isNull } ? 1 : 0))
        buffer.append(bigEndian: typeOID)
        if array.isEmpty { return }
        buffer.append(bigEndian: Int32(array.count))
        buffer.append(bigEndian: Int32(1))
        for element in array { buffer.append(field: element) }
    }
}

extension [UInt8] {
    /// Appends a length and the value, or -1 for NULL: a field of an array or of a COPY row.
    mutating func append(field value: some Bindable) {
        guard !value.isNull else { return append(bigEndian: Int32(-1)) }
        let start = count
        append(bigEndian: Int32(0))
        value.encode(into: &self)
        let length = Int32(count - start - 4).bigEndian
        Swift.withUnsafeBytes(of: length) { for (index, byte) in $0.enumerated() { self[start + index] = byte } }
    }
}

extension UInt8: BindableElement {
    package static var arrayTypeOID: UInt32 { OID.bytea }
    package static func encode(array: [UInt8], into buffer: inout [UInt8]) { buffer += array }
}

extension Bool: BindableElement {
    package static var arrayTypeOID: UInt32 { 1000 }
}
extension Int16: BindableElement {
    package static var arrayTypeOID: UInt32 { 1005 }
}
extension Int32: BindableElement {
    package static var arrayTypeOID: UInt32 { 1007 }
}
extension Int64: BindableElement {
    package static var arrayTypeOID: UInt32 { 1016 }
}
extension Int: BindableElement {
    package static var arrayTypeOID: UInt32 { 1016 }
}
extension Double: BindableElement {
    package static var arrayTypeOID: UInt32 { 1022 }
}
extension String: BindableElement {
    package static var arrayTypeOID: UInt32 { 1009 }
}
extension UUID: BindableElement {
    package static var arrayTypeOID: UInt32 { 2951 }
}
extension Timestamp: BindableElement {
    package static var arrayTypeOID: UInt32 { 1185 }
}
extension JSONText: BindableElement {
    package static var arrayTypeOID: UInt32 { 199 }
}
extension XID8: BindableElement {
    package static var arrayTypeOID: UInt32 { 271 }
}
/// Only arrays of bytes, `bytea[]`, are meant: PostgreSQL has no arrays of arrays.
extension Array: BindableElement where Element == UInt8 {
    package static var arrayTypeOID: UInt32 { 1001 }
}
extension Optional: BindableElement where Wrapped: Bindable & BindableElement {
    package static var arrayTypeOID: UInt32 { Wrapped.arrayTypeOID }
}
