package import FoundationEssentials
package import Timekeeping

/// A value that can stand in a statement. It travels in PostgreSQL's binary format.
package protocol Bindable {
    /// The type the server is told; `pg_type.oid`.
    static var typeOID: UInt32 { get }
    var isNull: Bool { get }
    /// Appends the value in the binary format of ``typeOID``. Not called for NULL.
    func encode(into buffer: inout [UInt8])
}

extension Bindable {
    package var isNull: Bool { false }
}

/// The object ids of the built-in types, from PostgreSQL's `pg_type.dat`.
enum OID {
    static let bool: UInt32 = 16
    static let bytea: UInt32 = 17
    static let int8: UInt32 = 20
    static let int2: UInt32 = 21
    static let int4: UInt32 = 23
    static let text: UInt32 = 25
    static let oid: UInt32 = 26
    static let json: UInt32 = 114
    static let float4: UInt32 = 700
    static let float8: UInt32 = 701
    static let timestamp: UInt32 = 1114
    static let timestamptz: UInt32 = 1184
    static let numeric: UInt32 = 1700
    static let uuid: UInt32 = 2950
    static let jsonb: UInt32 = 3802
    static let xid8: UInt32 = 5069
    static let firstUserDefined: UInt32 = 16384
}

extension [UInt8] {
    /// Appends in network byte order.
    @inline(__always)
    mutating func append<T: FixedWidthInteger>(bigEndian value: T) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }
}

extension Bool: Bindable {
    package static var typeOID: UInt32 { OID.bool }
    package func encode(into buffer: inout [UInt8]) { buffer.append(self ? 1 : 0) }
}

extension Int16: Bindable {
    package static var typeOID: UInt32 { OID.int2 }
    package func encode(into buffer: inout [UInt8]) { buffer.append(bigEndian: self) }
}

extension Int32: Bindable {
    package static var typeOID: UInt32 { OID.int4 }
    package func encode(into buffer: inout [UInt8]) { buffer.append(bigEndian: self) }
}

extension Int64: Bindable {
    package static var typeOID: UInt32 { OID.int8 }
    package func encode(into buffer: inout [UInt8]) { buffer.append(bigEndian: self) }
}

extension Int: Bindable {
    package static var typeOID: UInt32 { OID.int8 }
    package func encode(into buffer: inout [UInt8]) { buffer.append(bigEndian: Int64(self)) }
}

extension Float: Bindable {
    package static var typeOID: UInt32 { OID.float4 }
    package func encode(into buffer: inout [UInt8]) { buffer.append(bigEndian: bitPattern) }
}

extension Double: Bindable {
    package static var typeOID: UInt32 { OID.float8 }
    package func encode(into buffer: inout [UInt8]) { buffer.append(bigEndian: bitPattern) }
}

extension String: Bindable {
    package static var typeOID: UInt32 { OID.text }
    package func encode(into buffer: inout [UInt8]) { buffer.append(contentsOf: utf8) }
}

extension UUID: Bindable {
    package static var typeOID: UInt32 { OID.uuid }
    package func encode(into buffer: inout [UInt8]) {
        Swift.withUnsafeBytes(of: uuid) { buffer.append(contentsOf: $0) }
    }
}

extension Timestamp: Bindable {
    /// 2000-01-01T00:00:00Z, where PostgreSQL counts from, in microseconds since 1970.
    static let postgresEpoch: Int64 = 946_684_800_000_000

    package static var typeOID: UInt32 { OID.timestamptz }
    package func encode(into buffer: inout [UInt8]) {
        buffer.append(bigEndian: microseconds &- Timestamp.postgresEpoch)
    }
}

extension Optional: Bindable where Wrapped: Bindable {
    package static var typeOID: UInt32 { Wrapped.typeOID }
    package var isNull: Bool { self?.isNull ?? true }
    package func encode(into buffer: inout [UInt8]) { self?.encode(into: &buffer) }
}

/// An enumeration declares `Bindable` and is bound as its text.
extension Bindable where Self: RawRepresentable, RawValue == String {
    package static var typeOID: UInt32 { OID.text }
    package func encode(into buffer: inout [UInt8]) { rawValue.encode(into: &buffer) }
}

/// JSON that is already text; for columns of type `json` and, by the server's assignment cast, `jsonb`.
package struct JSONText: Bindable, Sendable, Hashable {
    package let utf8: [UInt8]
    package init(_ text: String) { utf8 = Array(text.utf8) }
    package init(_ utf8: [UInt8]) { self.utf8 = utf8 }
    package static var typeOID: UInt32 { OID.json }
    package func encode(into buffer: inout [UInt8]) { buffer += utf8 }
}

/// A transaction id that never wraps around.
package struct XID8: Bindable, Sendable, Hashable, Comparable {
    package let value: UInt64
    package init(_ value: UInt64) { self.value = value }
    package static func < (left: XID8, right: XID8) -> Bool { left.value < right.value }
    package static var typeOID: UInt32 { OID.xid8 }
    package func encode(into buffer: inout [UInt8]) { buffer.append(bigEndian: value) }
}
