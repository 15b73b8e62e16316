/// How a delimited file is to be read. Whatever is `nil` is found out from the file's first bytes.
package struct DelimitedOptions: Sendable {
    package var delimiter: Delimiter?
    package var encoding: TextEncoding?

    /// Columns of one record; a record with more is broken, the ones around it are not.
    package var maxFields = 200
    /// Bytes of one field, counted as UTF-8.
    package var maxFieldBytes = 1 << 20
    /// Bytes of one record as it stands in the file, counted as UTF-8.
    package var maxRecordBytes = 2 << 20
    /// Bytes looked at before the delimiter is settled, and again from the first non-ASCII byte on for the encoding.
    package var sniffBytes = 64 << 10

    package init(delimiter: Delimiter? = nil, encoding: TextEncoding? = nil) {
        self.delimiter = delimiter
        self.encoding = encoding
    }
}

/// What stands between two fields. The raw value is its byte.
package enum Delimiter: UInt8, Sendable, CaseIterable {
    case comma = 0x2C
    case semicolon = 0x3B
    case tab = 0x09
    case pipe = 0x7C
}

/// How a file's bytes become text. The raw value is the encoding's registered name.
package enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1252 = "windows-1252"
}
