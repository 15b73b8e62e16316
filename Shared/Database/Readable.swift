package import FoundationEssentials
package import Timekeeping

/// A type that a column's binary value can become.
package protocol Readable {
    static func read(_ field: Field) throws(CellError) -> Self
}

/// One value of a result, in PostgreSQL's binary format.
package struct Field {
    /// `nil` for NULL.
    package let bytes: UnsafeRawBufferPointer?
    package let typeOID: UInt32

    package init(bytes: UnsafeRawBufferPointer?, typeOID: UInt32) {
        self.bytes = bytes
        self.typeOID = typeOID
    }

    /// - Throws: for NULL, which only an optional can hold.
    func value() throws(CellError) -> UnsafeRawBufferPointer {
        guard let bytes else { throw CellError("is NULL, and the value asked for is not optional") }
        return bytes
    }

    /// - Parameter types: the types the caller understands.
    func value(_ types: UInt32..., as wanted: StaticString) throws(CellError) -> UnsafeRawBufferPointer {
        guard types.contains(typeOID) else { throw mismatch(wanted) }
        return try value()
    }

    func mismatch(_ wanted: StaticString) -> CellError { CellError("type \(typeOID) cannot be read as \(wanted)") }
}

extension UnsafeRawBufferPointer {
    /// - Throws: when the server sent another length, which a correct server never does.
    @inline(__always)
    func bigEndian<T: FixedWidthInteger>(_ type: T.Type) throws(CellError) -> T {
        guard count == MemoryLayout<T>.size else {
            throw CellError("has \(count) bytes instead of \(MemoryLayout<T>.size)")
        }
        return T(bigEndian: loadUnaligned(as: T.self))
    }
}

extension Optional: Readable where Wrapped: Readable {
    package static func read(_ field: Field) throws(CellError) -> Wrapped? {
        field.bytes == nil ? nil : try Wrapped.read(field)
    }
}

extension Bool: Readable {
    package static func read(_ field: Field) throws(CellError) -> Bool {
        try field.value(OID.bool, as: "Bool").bigEndian(UInt8.self) != 0
    }
}

extension Int16: Readable {
    package static func read(_ field: Field) throws(CellError) -> Int16 { try integer(field) }
}

extension Int32: Readable {
    package static func read(_ field: Field) throws(CellError) -> Int32 { try integer(field) }
}

extension Int64: Readable {
    package static func read(_ field: Field) throws(CellError) -> Int64 { try integer(field) }
}

extension Int: Readable {
    package static func read(_ field: Field) throws(CellError) -> Int { try integer(field) }
}

extension FixedWidthInteger {
    /// Any integer type of the server that fits; also `numeric` without decimals, which `sum(bigint)` gives.
    static func integer(_ field: Field) throws(CellError) -> Self {
        let bytes = try field.value()
        let wide: Int64
        switch field.typeOID {
        case OID.int8: wide = try bytes.bigEndian(Int64.self)
        case OID.int4: wide = Int64(try bytes.bigEndian(Int32.self))
        case OID.int2: wide = Int64(try bytes.bigEndian(Int16.self))
        case OID.oid: wide = Int64(try bytes.bigEndian(UInt32.self))
        case OID.numeric: wide = try Numeric(bytes).integer()
        default: throw field.mismatch("an integer")
        }
        guard let fitting = Self(exactly: wide) else { throw CellError("does not fit into \(Self.self)") }
        return fitting
    }
}

extension Double: Readable {
    package static func read(_ field: Field) throws(CellError) -> Double {
        let bytes = try field.value()
        switch field.typeOID {
        case OID.float8: return Double(bitPattern: try bytes.bigEndian(UInt64.self))
        case OID.float4: return Double(Float(bitPattern: try bytes.bigEndian(UInt32.self)))
        case OID.numeric: return try Numeric(bytes).double()
        default: throw field.mismatch("Double")
        }
    }
}

extension String: Readable {
    /// Text of any kind, `json`, `jsonb`, and enumerations of the schema.
    package static func read(_ field: Field) throws(CellError) -> String {
        var bytes = try field.value()
        switch field.typeOID {
        // "char", name, text, json, xml, unknown, bpchar, varchar
        case 18, 19, OID.text, OID.json, 142, 705, 1042, 1043, OID.firstUserDefined...: break
        // The first byte is the format's version.
        case OID.jsonb: bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
        default: throw field.mismatch("String")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension UUID: Readable {
    package static func read(_ field: Field) throws(CellError) -> UUID {
        let bytes = try field.value(OID.uuid, as: "UUID")
        guard bytes.count == 16 else { throw CellError("has \(bytes.count) bytes instead of 16") }
        return UUID(uuid: bytes.loadUnaligned(as: uuid_t.self))
    }
}

extension Timestamp: Readable {
    /// `infinity` and what lies beyond this type's range become its ends.
    package static func read(_ field: Field) throws(CellError) -> Timestamp {
        let raw = try field.value(OID.timestamptz, OID.timestamp, as: "Timestamp").bigEndian(Int64.self)
        if raw == .min { return Timestamp(microseconds: .min) }
        let (sum, overflow) = raw.addingReportingOverflow(postgresEpoch)
        return Timestamp(microseconds: overflow ? .max : sum)
    }
}

extension XID8: Readable {
    package static func read(_ field: Field) throws(CellError) -> XID8 {
        XID8(try field.value(OID.xid8, as: "XID8").bigEndian(UInt64.self))
    }
}

/// An enumeration declares `Readable`; a text it does not know is an error that names the type, not the text.
extension Readable where Self: RawRepresentable, RawValue == String {
    package static func read(_ field: Field) throws(CellError) -> Self {
        guard let known = Self(rawValue: try String.read(field)) else { throw CellError("is no known \(Self.self)") }
        return known
    }
}
