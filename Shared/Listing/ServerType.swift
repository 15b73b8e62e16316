/// PostgreSQL's types by number, as far as a column's kind asks for one. Source: its `pg_type.dat`.
enum ServerType {
    static let boolean: UInt32 = 16
    static let uuid: UInt32 = 2950
    static let jsonb: UInt32 = 3802

    /// `"char"`, name, text, unknown, bpchar, varchar, and enumerations of a schema.
    static func isText(_ type: UInt32) -> Bool {
        switch type {
        case 18, 19, 25, 705, 1042, 1043, 16384...: true
        default: false
        }
    }

    /// int8, int2, int4, oid, numeric.
    static func isInteger(_ type: UInt32) -> Bool { [20, 21, 23, 26, 1700].contains(type) }
    /// float4, float8, numeric.
    static func isNumber(_ type: UInt32) -> Bool { [700, 701, 1700].contains(type) }
    static func isTimestamp(_ type: UInt32) -> Bool { type == 1184 || type == 1114 }
    static func isJSON(_ type: UInt32) -> Bool { type == 114 || type == jsonb }
}
